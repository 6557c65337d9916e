import { expect, it } from "vitest";
import { printable } from "./printable.js";

it("shows what could control a terminal, break a line or reorder text by its number", () => {
  expect(printable("a\u001b[31mb\nc\u202ed\u2028")).toBe("a\\u{1b}[31mb\\u{a}c\\u{202e}d\\u{2028}");
  expect(printable("Müller 💥 日本 →")).toBe("Müller 💥 日本 →");
});
