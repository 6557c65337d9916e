import { expect, it } from "vitest";
import { flagSchema, wholeNumberSchema } from "./query-values.js";

const schema = wholeNumberSchema(7, 365, 30);

it.each([
  [undefined, 30],
  ["7", 7],
  [365, 365],
  ["0090", 90],
])("reads %s as %s", (value, number) => {
  expect(schema.parse(value)).toBe(number);
});

it.each(["6", 366, "7.0", "+7", " 7", "", "7e1", "99999999999", 7.5, null, true])("refuses %s", (value) => {
  expect(schema.safeParse(value).error?.issues[0]?.message).toBe(
    "must be a whole number from 7 to 365, in plain digits",
  );
});

it.each([
  ["true", true],
  ["false", false],
  [true, true],
  [false, false],
])("reads the flag %s as %s", (value, flag) => {
  expect(flagSchema.parse(value)).toBe(flag);
});

it.each(["TRUE", "1", "yes", "", 1, null])("refuses the flag %s", (value) => {
  expect(flagSchema.safeParse(value).success).toBe(false);
});
