import { parseArgs } from "node:util";

/** An option of a program: what it does, and what its value is. */
export interface Option<Value> {
  readonly says: string;
  /** What stands behind it, as in `--seed NUMBER`; nothing does behind a flag. */
  readonly takes?: string;
  /** The value for what was written, `undefined` where the option was left out; throws a sentence about a wrong one. */
  readonly read: (written: string | true | undefined) => Value;
}

type Options = Readonly<Record<string, Option<unknown>>>;

/** What the options of a command line come to. */
export type ValuesOf<Allowed extends Options> = {
  readonly [Name in keyof Allowed]: Allowed[Name] extends Option<infer Value> ? Value : never;
};

/** A program, as its `--help` tells of it. */
export interface Program<Allowed extends Options> {
  /** How it is called, as in `npm run fuzz --`. */
  readonly call: string;
  /** What it does, in a sentence or two. */
  readonly does: string;
  readonly options: Allowed;
  /** The one word that has to stand behind the call, and which words are known. */
  readonly word?: { readonly name: string; readonly known: readonly string[] };
}

/** What is to be done with a command line. */
export type CommandLine<Values> =
  | { readonly kind: "run"; readonly values: Values; readonly word: string }
  | { readonly kind: "help"; readonly text: string }
  | { readonly kind: "refuse"; readonly sentence: string };

const REFUSED = 2;
const HELP = { type: "boolean", short: "h" } as const;

/** Is there or is not. */
export const flag = (says: string): Option<boolean> => ({ says, read: (written) => written === true });

/** Any text. */
export const text = (takes: string, says: string): Option<string | undefined> => ({
  says,
  takes,
  read: (written) => (typeof written === "string" ? written : undefined),
});

/** What one of the known names stands for. */
export const oneOf = <Value>(
  takes: string,
  says: string,
  known: Readonly<Record<string, Value>>,
): Option<Value | undefined> => ({
  says,
  takes,
  read: (written) => {
    if (typeof written !== "string") return undefined;
    if (Object.hasOwn(known, written)) return known[written];
    throw new Error(`must be one of ${Object.keys(known).join(", ")}, not "${written}"`);
  },
});

/** A whole number of 1 or more. */
export const wholeNumber = (says: string): Option<number | undefined> => numberLike(/^[1-9]\d{0,14}$/, "a whole", says);

/** A number above 0, such as 0.5. */
export const amount = (says: string): Option<number | undefined> =>
  numberLike(/^(?=.*[1-9])\d{1,9}(?:\.\d{1,3})?$/, "a", says);

/** An option that has a value also when it is left out. */
export const orElse = <Value>(option: Option<Value | undefined>, fallback: Value): Option<Value> => ({
  ...option,
  says: `${option.says} (${String(fallback)} when left out)`,
  read: (written) => option.read(written) ?? fallback,
});

/** An option that a program cannot do without. */
export const required = <Value>(option: Option<Value | undefined>): Option<Value> => ({
  ...option,
  read: (written) => {
    const value = option.read(written);
    if (value === undefined) throw new Error("is missing");
    return value;
  },
});

/**
 * Takes a command line word for word: an option that the program does not have is refused, and so is one that npm kept for
 * itself, as in `npm run verify --strict`.
 *
 * @example understand({ call: "npm run x --", does: "Does x.", options: { strict: flag("more strictly") } }, ["--strcit"])
 * // { kind: "refuse", sentence: "Unknown option '--strcit'; npm run x -- --help says what there is." }
 */
export function understand<const Allowed extends Options>(
  program: Program<Allowed>,
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): CommandLine<ValuesOf<Allowed>> {
  const refuse = (sentence: string) =>
    ({ kind: "refuse", sentence: `${sentence}; ${program.call} --help says what there is.` }) as const;
  // What npm takes for an option of its own does not get here: without it the program would do something else.
  const swallowed = Object.keys(program.options).find(
    (name) => environment[`npm_config_${name.replaceAll("-", "_")}`] !== undefined,
  );
  if (swallowed !== undefined) return refuse(`npm took --${swallowed} for itself, as there is no -- before it`);
  const taken = Object.entries(program.options).map(
    ([name, { takes }]) => [name, { type: takes === undefined ? "boolean" : "string" }] as const,
  );
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...Object.fromEntries(taken), help: HELP },
      allowPositionals: program.word !== undefined,
    });
    if (values.help === true) return { kind: "help", text: helpOf(program) };
    const [word = "", ...more] = positionals;
    if (program.word !== undefined && (more.length > 0 || !program.word.known.includes(word)))
      return refuse(`${program.word.name} must be one of ${program.word.known.join(", ")}`);
    return { kind: "run", values: valuesOf(program.options, values), word };
  } catch (error) {
    return refuse((error instanceof Error ? error.message : String(error)).split(/\.(?:\s|$)|\n/)[0] ?? "");
  }
}

/** The command line of this process; ends it with 0 after `--help`, and with 2 after a sentence about what is not understood. */
export function commandLine<const Allowed extends Options>(
  program: Program<Allowed>,
): { readonly values: ValuesOf<Allowed>; readonly word: string } {
  const line = understand(program, process.argv.slice(2), process.env);
  if (line.kind === "run") return line;
  if (line.kind === "help") {
    process.stdout.write(line.text);
    process.exit(0);
  }
  process.stderr.write(`${line.sentence}\n`);
  process.exit(REFUSED);
}

function numberLike(form: RegExp, kind: string, says: string): Option<number | undefined> {
  return {
    says,
    takes: "NUMBER",
    read: (written) => {
      if (typeof written !== "string") return undefined;
      if (!form.test(written)) throw new Error(`must be ${kind} number above 0, not "${written}"`);
      return Number(written);
    },
  };
}

function valuesOf<Allowed extends Options>(
  options: Allowed,
  written: Readonly<Record<string, unknown>>,
): ValuesOf<Allowed> {
  const values = Object.entries(options).map(([name, option]) => {
    try {
      return [name, option.read(written[name] as string | true | undefined)];
    } catch (error) {
      throw new Error(`--${name} ${(error as Error).message}`);
    }
  });
  return Object.fromEntries(values) as ValuesOf<Allowed>;
}

function helpOf({ call, does, options, word }: Program<Options>): string {
  const lines = Object.entries({ ...options, help: flag("this text") }).map(
    ([name, { takes, says }]) => [takes === undefined ? `--${name}` : `--${name} ${takes}`, says] as const,
  );
  const width = Math.max(...lines.map(([option]) => option.length));
  return [
    `${call} ${word === undefined ? "" : `${word.name} `}[options]`,
    "",
    does,
    ...(word === undefined ? [] : ["", `${word.name} is one of ${word.known.join(", ")}.`]),
    "",
    ...lines.map(([option, says]) => `  ${option.padEnd(width)}  ${says}`),
    "",
  ].join("\n");
}
