import { expect, it } from "vitest";
import { jsonObjectSchema } from "./json-object.js";

const schema = jsonObjectSchema(300);
const nested = (depth: number) => JSON.parse(`{"a":${"[".repeat(depth - 1)}${"]".repeat(depth - 1)}}`);
const circle: Record<string, unknown> = {};
circle.again = circle;

it.each([
  {},
  { a: [1, null, { b: "ü\u0000" }] },
  { a: Number.MAX_VALUE },
  nested(100),
  JSON.parse('{"a":{"__proto__":1}}'),
])("gives %j back as it is", (value) => {
  expect(JSON.stringify(schema.parse(value))).toBe(JSON.stringify(value));
});

it.each<[string, unknown, RegExp]>([
  ["a member that zod would drop", JSON.parse('{"__proto__":1}'), /must not have a member called __proto__/],
  ["a number that became infinite", JSON.parse('{"a":[1e400]}'), /number that JSON cannot keep/],
  ["101 levels", nested(101), /100 levels/],
  ["levels without end", nested(100_000), /100 levels/],
  ["a circle", circle, /100 levels/],
  ["what has no JSON", { a: 1n }, /must be a JSON object/],
  ["what is too long", { a: "x".repeat(300) }, /300 characters/],
  ["an array", [], /expected record/],
  ["text", "{}", /expected record/],
  ["null", null, /expected record/],
])("refuses %s", (_, value, message) => {
  expect(schema.safeParse(value).error?.issues.map((issue) => issue.message)).toEqual([expect.stringMatching(message)]);
});
