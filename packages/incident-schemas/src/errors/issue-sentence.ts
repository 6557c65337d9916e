import type { z } from "zod";
import { meantValue } from "./meant-value.js";

const MOST_VALUES_LISTED = 20;

const EXPECTED: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "an array",
  object: "an object",
  record: "an object",
  null: "null",
};

/**
 * Says what is wrong with a value so that a person can mend it: what was expected, and of what was sent no more than its
 * type or length. Follows the name of a field.
 *
 * @example z.enum(["on", "off"]).safeParse("of", { error: issueSentence }) // "must be one of: on, off"
 */
export function issueSentence(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return wrongType(issue.expected, issue.input);
    case "invalid_value":
      return wrongValue(issue.values, issue.input);
    case "too_small":
      return outOfBounds("least", Number(issue.minimum), issue);
    case "too_big":
      return outOfBounds("most", Number(issue.maximum), issue);
    case "invalid_union":
      return noneOf(issue.errors);
    case "invalid_format":
      return `must be a well-formed ${issue.format}`;
    case "not_multiple_of":
      return `must be a multiple of ${issue.divisor}`;
    case "unrecognized_keys":
      return "has members that are not known";
    default:
      return "is not usable";
  }
}

function wrongType(expected: string, input: unknown): string {
  const wanted = EXPECTED[expected] ?? `of type ${expected}`;
  if (input === undefined) return `is missing; it must be ${wanted}`;
  const given = typeOf(input);
  return given === wanted || expected === "int" ? `must be ${wanted}` : `must be ${wanted}, not ${given}`;
}

function typeOf(input: unknown): string {
  if (input === null) return "null";
  if (Array.isArray(input)) return "an array";
  if (typeof input === "number" && !Number.isFinite(input)) return "one that is beyond all numbers";
  if (typeof input === "boolean") return "a boolean";
  return EXPECTED[typeof input] ?? typeof input;
}

function wrongValue(values: readonly unknown[], input: unknown): string {
  const allowed =
    values.length > MOST_VALUES_LISTED
      ? `must be one of the ${values.length} values that are allowed${meant(values, input)}`
      : `must be ${values.length === 1 ? "" : "one of: "}${values.map(String).join(", ")}`;
  return input === undefined ? `is missing; it ${allowed}` : allowed;
}

function meant(values: readonly unknown[], input: unknown): string {
  const value = meantValue(values, input);
  return value === undefined ? "" : `; did you mean ${value}?`;
}

interface Bound {
  readonly origin: string;
  readonly inclusive?: boolean | undefined;
  readonly input?: unknown;
}

function outOfBounds(side: "least" | "most", bound: number, { origin, inclusive, input }: Bound): string {
  const unit = { string: "character", array: "item", set: "item", map: "item" }[origin];
  if (unit === undefined) {
    if (inclusive === false) return `must be ${side === "least" ? "more" : "less"} than ${bound}`;
    return `must be at ${side} ${bound}`;
  }
  if (side === "least" && bound === 1) return "must not be empty";
  const limit = `must have at ${side} ${bound} ${unit}${bound === 1 ? "" : "s"}`;
  const { length } = Object(input) as { length?: unknown };
  return typeof length === "number" ? `${limit}, not ${length}` : limit;
}

/** Each alternative's own complaint, once. */
function noneOf(alternatives: readonly (readonly { readonly message: string }[])[]): string {
  const complaints = new Set(alternatives.flatMap(([first]) => (first === undefined ? [] : [first.message])));
  return complaints.size === 0 ? "is not usable" : [...complaints].join(", or ");
}
