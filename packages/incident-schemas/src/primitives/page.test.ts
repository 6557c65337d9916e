import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeCursor, encodeCursor, pageLimitSchema } from "./page.js";

it("reads back every position that it wrote, and only for its own list", () => {
  const text = fc.string({ unit: "grapheme" });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), (position) => {
      const cursor = encodeCursor("incidents", position);
      expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(decodeCursor("incidents", position.length, cursor)).toEqual(position);
      expect(decodeCursor("signals", position.length, cursor)).toBeUndefined();
      expect(decodeCursor("incidents", position.length + 1, cursor)).toBeUndefined();
    }),
  );
});

it.each(["", "%%%", "bm90IGpzb24", btoa('["incidents",1]'), btoa('{"a":1}')])("takes %j for no cursor", (cursor) => {
  expect(decodeCursor("incidents", 1, cursor)).toBeUndefined();
});

it("bounds a page to 1 to 100, 50 by default", () => {
  expect(pageLimitSchema.parse(undefined)).toBe(50);
  expect(pageLimitSchema.parse("100")).toBe(100);
  expect(pageLimitSchema.parse(7)).toBe(7);
  for (const limit of [
    "0",
    "101",
    "-1",
    "+1",
    "1.5",
    "1.0",
    "abc",
    "",
    " ",
    " 5",
    "0x10",
    "1e1",
    "0b11",
    "٥",
    "9".repeat(20),
    null,
    true,
  ])
    expect(pageLimitSchema.safeParse(limit).error?.issues[0]?.message, String(limit)).toBe(
      "must be a whole number from 1 to 100, in plain digits",
    );
});
