import { type ParseArgsConfig, parseArgs } from "node:util";
import { type Instant, instantSchema } from "@hoc/incident-schemas";
import { printable } from "./printable.js";
import { UsageError } from "./usage.js";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** Options and files of a call. */
export type ParsedCall<Allowed extends Options> = ReturnType<
  typeof parseArgs<{ options: Allowed; allowPositionals: true; strict: true }>
>;

/**
 * Reads the options of a call.
 *
 * @throws {UsageError} for an option that the command does not have.
 */
export function parseCall<const Allowed extends Options>(
  args: readonly string[],
  options: Allowed,
): ParsedCall<Allowed> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const [sentence = ""] = (error instanceof Error ? error.message : "").split(/\.(?: |$)/);
    throw new UsageError(`${printable(sentence)}.`);
  }
}

/** The value of an option that a command cannot do without. */
export function required(value: string | undefined, option: string): string {
  if (value === undefined || value === "") throw new UsageError(`--${option} is missing.`);
  return value;
}

/** An instant given on the command line. */
export function instantOf(text: string, option: string): Instant {
  const read = instantSchema.safeParse(text);
  if (!read.success) throw new UsageError(`--${option} ${read.error.issues[0]?.message}.`);
  return read.data;
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/**
 * A span of time in seconds.
 *
 * @example secondsOf("12h", "max-age") // 43200
 */
export function secondsOf(text: string, option: string): number {
  const [, digits, unit = "s"] = /^(\d{1,9})([smhd])?$/.exec(text) ?? [];
  if (digits === undefined) throw new UsageError(`--${option} must be a span such as 45s, 90m, 12h or 30d.`);
  return Number(digits) * (SECONDS[unit] ?? 1);
}

/** A whole number of 1 or more. */
export function countOf(text: string, option: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new UsageError(`--${option} must be a whole number of 1 or more.`);
  return Number(text);
}

/** What a reader expects of a bundle. */
export interface Expectations {
  incident?: string;
  tenant?: string;
  type?: string;
}

const EXPECTATION = /^(incident|tenant|type)=(.+)$/su;

/**
 * Takes `--expect` with all that follows it (`--expect incident=… tenant=…`, or `--expect` before each) out of a call.
 */
export function takeExpectations(args: readonly string[]): { readonly expect: Expectations; readonly rest: string[] } {
  const expect: Expectations = {};
  const rest: string[] = [];
  let at = 0;
  while (at < args.length) {
    const argument = args[at] ?? "";
    at++;
    if (argument === "--") {
      rest.push(argument, ...args.slice(at));
      break;
    }
    if (argument !== "--expect" && !argument.startsWith("--expect=")) {
      rest.push(argument);
      continue;
    }
    const inline = argument === "--expect" ? [] : [argument.slice("--expect=".length)];
    const following: string[] = [];
    while (EXPECTATION.test(args[at] ?? "")) following.push(args[at++] ?? "");
    const given = [...inline, ...following];
    if (given.length === 0) throw new UsageError("--expect must be incident=ID, tenant=ID or type=TYPE.");
    for (const one of given) addExpectation(expect, one);
  }
  return { expect, rest };
}

function addExpectation(expect: Expectations, text: string): void {
  const [, what, value] = EXPECTATION.exec(text) ?? [];
  if (what === undefined) throw new UsageError("--expect must be incident=ID, tenant=ID or type=TYPE.");
  const name = what as keyof Expectations;
  if (expect[name] !== undefined) throw new UsageError(`--expect gives ${name} twice.`);
  expect[name] = value;
}
