import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakLines } from "./break-lines.js";

const lines = (text: string, width: number) => breakLines(text, width, (line) => line.length);

describe("lines", () => {
  it("are broken between words", () => {
    expect(lines("one two three four", 9)).toEqual(["one two", "three", "four"]);
    expect(lines("one\ntwo", 9)).toEqual(["one", "two"]);
    expect(lines("", 9)).toEqual([""]);
  });

  it("are not broken between a number and its unit", () => {
    expect(lines("it took 14 min 18 s", 10)).toEqual(["it took", "14 min", "18 s"]);
  });

  it("are broken inside a word only when it is too long, then after punctuation", () => {
    expect(lines("ab policy_token_limit", 16)).toEqual(["ab policy_token_", "limit"]);
    expect(lines("get_reservation_details", 12)).toEqual(["get_", "reservation_", "details"]);
    expect(lines("a_bcdefghijkl", 6)).toEqual(["a_bcde", "fghijk", "l"]);
    expect(lines("abcdefghijkl", 5)).toEqual(["abcde", "fghij", "kl"]);
  });

  it("lose nothing and are never wider than they may be", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.integer({ min: 2, max: 20 }), (text, width) => {
        const broken = breakLines(text, width, (line) => [...line].length);
        expect(broken.join("").replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
        for (const line of broken) expect([...line].length).toBeLessThanOrEqual(width);
      }),
    );
  });
});
