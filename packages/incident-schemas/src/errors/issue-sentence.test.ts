import { expect, it } from "vitest";
import { z } from "zod";
import { issueSentence } from "./issue-sentence.js";

const secret = "s3cret";
const words = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`);

it.each<[string, z.ZodType, unknown, string]>([
  ["a missing string", z.string(), undefined, "is missing; it must be a string"],
  ["a missing choice", z.enum(["on", "off"]), undefined, "is missing; it must be one of: on, off"],
  ["null for a string", z.string(), null, "must be a string, not null"],
  ["a number for a string", z.string(), 7, "must be a string, not a number"],
  ["an array for an object", z.strictObject({}), [], "must be an object, not an array"],
  ["a string for a record", z.record(z.string(), z.unknown()), secret, "must be an object, not a string"],
  ["an object for an array", z.array(z.string()), { a: secret }, "must be an array, not an object"],
  ["a string for a flag", z.boolean(), secret, "must be true or false, not a string"],
  ["a flag for a number", z.number(), true, "must be a number, not a boolean"],
  ["a fraction", z.int(), 0.5, "must be a whole number"],
  ["infinity", z.number(), Number.POSITIVE_INFINITY, "must be a number, not one that is beyond all numbers"],
  ["a date", z.date(), "x", "must be of type date, not a string"],
  ["a word of no list", z.enum(["on", "off"]), secret, "must be one of: on, off"],
  ["the wrong one word", z.literal("on"), secret, "must be on"],
  ["a word of a list of 20", z.enum(words(20)), secret, `must be one of: ${words(20).join(", ")}`],
  ["a word of a list of 21", z.enum(words(21)), secret, "must be one of the 21 values that are allowed"],
  [
    "a word that is nearly one of 22",
    z.enum([...words(21), "incidents.Opened"]),
    "opened",
    "must be one of the 22 values that are allowed; did you mean incidents.Opened?",
  ],
  ["an empty string", z.string().min(1), "", "must not be empty"],
  ["an empty array", z.array(z.string()).min(1), [], "must not be empty"],
  ["a short string", z.string().min(3), "ab", "must have at least 3 characters, not 2"],
  ["a long string", z.string().max(5), secret, "must have at most 5 characters, not 6"],
  ["a long array", z.array(z.int()).max(1), [1, 2], "must have at most 1 item, not 2"],
  ["a small number", z.number().min(1), 0, "must be at least 1"],
  ["a large number", z.number().max(9), 10, "must be at most 9"],
  ["a bound itself", z.number().gt(1), 1, "must be more than 1"],
  ["the other bound itself", z.number().lt(1), 1, "must be less than 1"],
  [
    "none of two types",
    z.union([z.string(), z.int()]),
    true,
    "must be a string, not a boolean, or must be a number, not a boolean",
  ],
  ["no URL", z.url(), secret, "must be a well-formed url"],
  ["an odd number", z.number().multipleOf(2), 3, "must be a multiple of 2"],
  ["unknown members", z.strictObject({}), { [secret]: 1 }, "has members that are not known"],
  ["a rule without words", z.string().refine(() => false), secret, "is not usable"],
  ["a rule with words of its own", z.string().refine(() => false, "must rhyme"), secret, "must rhyme"],
])("says of %s what was expected", (_, schema, input, sentence) => {
  const result = schema.safeParse(input, { error: issueSentence });
  expect(result.error?.issues.map(({ message }) => message)).toEqual([sentence]);
  expect(result.error?.issues[0]?.message).not.toContain(secret);
});
