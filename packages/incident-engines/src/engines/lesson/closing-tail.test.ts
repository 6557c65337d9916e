import { expect, it } from "vitest";
import { closingTails } from "./closing-tail.js";

it.each([
  ["(token=", "abc)", ")"],
  ["[({<", "abc>})].", ">})]."],
  ["(", "abc).", ")."],
  ["", "abc...", "..."],
  ["(", "f(x))", ")"],
  ["(", "f(x)", ""],
  ["(", "a)b", ""],
  ["(", "a)b)", ")"],
  ["(", "abc]", ""],
  ["", "abc)", ""],
  ["(a)", "abc)", ""],
  ["a) (", "abc)", ")"],
  ["(", "abc)'", ""],
  ["(", '"never closed)', ""],
  ["(", '\\"never closed.', ""],
  ["(", ")", ")"],
])("after %j the value %j ends with %j of the text around it", (before, value, tail) => {
  expect(closingTails(before + value)(value, before.length)).toBe(tail);
});

it("follows the text from value to value", () => {
  const text = "(token=a) token=b) [token=c]";
  const tailOf = closingTails(text);
  expect(["a)", "b)", "c]"].map((value) => tailOf(value, text.indexOf(value)))).toEqual([")", "", "]"]);
});
