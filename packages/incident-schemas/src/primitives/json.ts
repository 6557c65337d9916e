import { inCanonicalOrder } from "./json-order.js";

/** Any value that {@link canonicalJson} can write. Numbers are integers within ±(2^53 − 1); text is well-formed Unicode. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** How many arrays and objects may stand inside one another: a document that people and tools can still follow. */
const MAX_DEPTH = 32;

/**
 * A value that has no canonical JSON.
 *
 * @example
 * try { canonicalJson({ steps: [{ cost: 1.5 }] }) } catch (error) {
 *   // error.path is "$.steps[0].cost", error.message is "$.steps[0].cost: 1.5 is not an integer …"
 * }
 */
export class CanonicalJsonError extends Error {
  override readonly name = "CanonicalJsonError";
  /** Where the offending value stands: `$` is the whole value, `$.steps[3].cost` a member, `$["two words"]` a member whose name is no identifier. */
  readonly path: string;

  constructor(path: string, problem: string) {
    super(`${path}: ${problem}`);
    this.path = path;
  }
}

/**
 * Writes a value as canonical JSON (RFC 8785): no whitespace, members sorted by UTF-16 code units, one spelling for
 * every value, so that equal values give equal text and equal digests everywhere.
 *
 * Narrower than the RFC on purpose: numbers are integers within ±(2^53 − 1), because fractions and larger integers
 * do not survive every reader (write a smaller unit, or text). `-0` is written `0`, as the RFC says. Nothing is
 * dropped or converted: members that are `undefined`, holes, dates, maps and class instances are refused, not left out.
 *
 * @param value plain objects, arrays, strings, integers, booleans and null, at most 32 levels deep. Typed `unknown`
 * so that interfaces need no index signature; every rule is checked as the value is written.
 * @throws {CanonicalJsonError} that names the path of the first value, in document order, that has no canonical form.
 *
 * @example canonicalJson({ b: [1, true], a: "x" }) // '{"a":"x","b":[1,true]}'
 */
export function canonicalJson(value: unknown): string {
  return writeAtOnce(value) ?? write(value, [], 0);
}

/** What the engine writes of a value in canonical order; `undefined` where {@link write} has to look at each part. */
function writeAtOnce(value: unknown): string | undefined {
  const ordered = inCanonicalOrder(value, MAX_DEPTH);
  const json = ordered === undefined ? undefined : JSON.stringify(ordered);
  return json === undefined || json.includes(ESCAPED_SURROGATE) ? undefined : json;
}

/** How JSON.stringify begins a lone surrogate; text that spells these letters out is looked at for nothing. */
const ESCAPED_SURROGATE = "\\ud";

/** The names and indexes that lead to a value; only the first `depth` entries of the value being written count. */
type Steps = (string | number)[];

function write(value: unknown, steps: Steps, depth: number): string {
  switch (typeof value) {
    case "string":
      return writeText(value, steps, depth);
    case "number":
      return writeInteger(value, steps, depth);
    case "boolean":
      return value ? "true" : "false";
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? writeArray(value, steps, depth) : writeObject(value, steps, depth);
    default:
      return refuse(steps, depth, `${nameOf(value)} has no JSON form`);
  }
}

function writeText(text: string, steps: Steps, depth: number): string {
  const json = JSON.stringify(text);
  // JSON.stringify escapes lone surrogates, so text that came out without an escape has none.
  if (json.length > text.length + 2 && LONE_SURROGATE.test(text)) {
    return refuse(steps, depth, "the text is not well-formed Unicode (it has a lone surrogate)");
  }
  return json;
}

const LONE_SURROGATE = /\p{Surrogate}/u;

function writeInteger(number: number, steps: Steps, depth: number): string {
  if (Number.isSafeInteger(number)) return String(number);
  if (Number.isInteger(number))
    return refuse(steps, depth, `${number} is outside ±(2^53 − 1), where integers are exact`);
  return refuse(steps, depth, `${number} is not an integer; use a smaller unit or text`);
}

function writeArray(items: readonly unknown[], steps: Steps, depth: number): string {
  if (depth === MAX_DEPTH) return refuseDepth(steps, depth);
  if (Object.getPrototypeOf(items) !== Array.prototype)
    return refuse(steps, depth, `${nameOf(items)} is not a plain array`);
  if (Object.keys(items).length > items.length)
    return refuse(steps, depth, "an array with named members has no JSON form");
  let text = "[";
  for (let index = 0; index < items.length; index++) {
    steps[depth] = index;
    if (index > 0) text += ",";
    text += write(items[index], steps, depth + 1);
  }
  return `${text}]`;
}

function writeObject(object: object, steps: Steps, depth: number): string {
  if (depth === MAX_DEPTH) return refuseDepth(steps, depth);
  const prototype = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null)
    return refuse(steps, depth, `${nameOf(object)} is not a plain object`);
  if (Object.getOwnPropertySymbols(object).length > 0)
    return refuse(steps, depth, "a member named by a symbol has no JSON form");
  const members = object as Readonly<Record<string, unknown>>;
  let text = "{";
  // The default sort compares UTF-16 code units, which is the order RFC 8785 asks for.
  for (const name of Object.keys(members).sort()) {
    steps[depth] = name;
    if (text.length > 1) text += ",";
    text += `${writeText(name, steps, depth + 1)}:${write(members[name], steps, depth + 1)}`;
  }
  return `${text}}`;
}

function refuseDepth(steps: Steps, depth: number): never {
  return refuse(steps, depth, `the value is more than ${MAX_DEPTH} levels deep, or contains itself`);
}

function refuse(steps: Steps, depth: number, problem: string): never {
  throw new CanonicalJsonError(pathText(steps.slice(0, depth)), problem);
}

function pathText(steps: Steps): string {
  return `$${steps.map(stepText).join("")}`;
}

function stepText(step: string | number): string {
  if (typeof step === "number") return `[${step}]`;
  return IDENTIFIER.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
}

const IDENTIFIER = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

function nameOf(value: unknown): string {
  if (value === undefined) return "undefined (or a hole)";
  if (typeof value !== "object") return `a ${typeof value}`;
  const className: unknown = value?.constructor?.name;
  return typeof className === "string" && className !== ""
    ? `a value of class ${className}`
    : "a value of an unnamed class";
}
