import { expect, it } from "vitest";
import { storableText, writtenText } from "./text.js";

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

it.each([" ", " \n\t ", "\u00a0\u2003"])("takes %j for text, but not for what somebody wrote", (text) => {
  expect(storableText(10).parse(text)).toBe(text);
  expect(writtenText(10).safeParse(text).error?.issues[0]?.message).toBe("must not be blank");
  expect(writtenText(10).parse(`${text}a${text}`)).toBe(`${text}a${text}`);
});
