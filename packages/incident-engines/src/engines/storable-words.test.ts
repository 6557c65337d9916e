import { expect, it } from "vitest";
import { storableWords } from "./storable-words.js";

it.each([
  ["plain words", 500, "plain words"],
  ["x".repeat(900), 500, "x".repeat(500)],
  ["a\u0000b\ud800c", 10, "a\ufffdb\ufffdc"],
  ["😀😀", 1, "😀"],
  ["", 5, ""],
])("keeps %j as words that can be stored", (text, length, kept) => {
  expect(storableWords(text, length)).toBe(kept);
});
