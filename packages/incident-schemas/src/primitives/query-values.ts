import { z } from "zod";

/**
 * A whole number from `min` to `max`, as a number, or as text in plain decimal digits.
 *
 * @example wholeNumberSchema(1, 500, 100).parse("7") // 7
 */
export function wholeNumberSchema(min: number, max: number, byDefault: number) {
  const whole = `must be a whole number from ${min} to ${max}, in plain digits`;
  return z.preprocess(numberOfDigits, z.int(whole).min(min, whole).max(max, whole)).prefault(byDefault);
}

function numberOfDigits(value: unknown): unknown {
  return typeof value === "string" && /^\d{1,10}$/.test(value) ? Number(value) : value;
}

/** A yes or no: a boolean, or the text `true` or `false` of a query string. */
export const flagSchema = z.union(
  [z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")],
  "must be true or false",
);
