/** Why {@link strictParse} refuses a document. */
export type StrictParseReason =
  | "too_large"
  | "invalid_utf8"
  | "byte_order_mark"
  | "unexpected_character"
  | "unexpected_end"
  | "trailing_data"
  | "too_deep"
  | "duplicate_member"
  | "not_an_integer"
  | "unsafe_integer"
  | "negative_zero"
  | "invalid_escape"
  | "control_character"
  | "lone_surrogate";

/** Longest member name, in UTF-16 units, that a path shows whole; a hostile document does not get to fill a log. */
const MAX_SHOWN_NAME = 60;

/**
 * A document that may not be trusted with a digest, and where it goes wrong.
 *
 * @example
 * try { strictParse('{"a":1,"a":2}') } catch (error) {
 *   // reason "duplicate_member", offset 7, path "$.a",
 *   // message "$.a at offset 7: the object already has a member of this name"
 * }
 */
export class StrictParseError extends Error {
  override readonly name = "StrictParseError";
  /** What is wrong, for programs. */
  readonly reason: StrictParseReason;
  /** Where it stands: counted in bytes when bytes were parsed, in UTF-16 units when text was. */
  readonly offset: number;
  /** The value being read: `$` is the document, `$.steps[3].cost` a member of it. */
  readonly path: string;

  constructor(reason: StrictParseReason, offset: number, steps: readonly (string | number)[], problem: string) {
    const path = `$${steps.map(stepText).join("")}`;
    super(`${path} at offset ${offset}: ${problem}`);
    this.reason = reason;
    this.offset = offset;
    this.path = path;
  }
}

/**
 * One step of a JSON path: a member or an index.
 *
 * @example stepText("cost") // ".cost"
 */
export function stepText(step: string | number): string {
  if (typeof step === "number") return `[${step}]`;
  const shown = step.length > MAX_SHOWN_NAME ? `${step.slice(0, MAX_SHOWN_NAME)}…` : step;
  return IDENTIFIER.test(shown) ? `.${shown}` : `[${JSON.stringify(shown)}]`;
}

const IDENTIFIER = /^[A-Za-z_$][A-Za-z0-9_$]*$/;
