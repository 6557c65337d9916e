import { expect, it } from "vitest";
import { maskNested } from "./nested-values.js";

it.each([
  ["token: {a}, next", "token: ***, next"],
  ["token: [1, [2, {3}], 4] next", "token: *** next"],
  ["token: {'a': '}', \"b\": \"}\"} next", "token: *** next"],
  ["token: {'a': 'it\\'s }'} next", "token: *** next"],
  ['token: {\\" {} \\} } next', "token: *** next"],
  ["token: {{a} never closed", "token: ***"],
  ["token: {'never closed}", "token: ***"],
  ["token: {token: {a}} token: [b]{c}", "token: *** token: ***{c}"],
  ["key: {a}", "key: {a}"],
  ["", ""],
])("masks a value in brackets as a whole: %j", (text, masked) => {
  expect(maskNested(text, /(?<=token: )[{[]/g, "***")).toBe(masked);
});
