import { expect, it } from "vitest";
import { storableText } from "./text.js";

it.each(["a", "naïve 💥 漢字", "NULL", '"quoted" \\ {braces}', "x".repeat(10)])("takes %j", (text) => {
  expect(storableText(12).or(storableText(40)).parse(text)).toBe(text);
});

it.each([
  ["", "empty"],
  ["x".repeat(11), "too long"],
  ["a\u0000b", "NUL"],
  ["\ud800", "lone surrogate"],
  ["x\udc00", "lone surrogate"],
])("refuses %j: %s", (text) => {
  expect(storableText(10).safeParse(text).success).toBe(false);
});
