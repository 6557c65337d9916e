import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonValues } from "../../test/arbitraries.js";
import { parseAtOnce } from "./parse-at-once.js";
import { strictParse } from "./strict-parse.js";

const encoder = new TextEncoder();

function atOnce(text: string, maxDepth = 32): { readonly value: unknown } | undefined {
  return parseAtOnce(text, encoder.encode(text), maxDepth);
}

describe("what is parsed at once", () => {
  it("is what the strict reader reads, however the document is spaced", () => {
    fc.assert(
      fc.property(jsonValues, fc.constantFrom(undefined, 1, "\t"), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        // The strict reader takes text character by character.
        expect(atOnce(text)).toEqual({ value: strictParse(text) });
      }),
      { numRuns: 500 },
    );
  });

  it("is nothing that the strict reader refuses, in documents that are almost JSON", () => {
    const pieces =
      '{ } [ ] : , " "a" "a": "\\u0061": "b": \\ \\u \\ud83d \\ude00 0 -0 1 -1 01 1.5 1e2 1E2 . e E - true null'.split(
        " ",
      );
    const tokens = fc.array(fc.constantFrom(...pieces, " ", "\n", "9007199254740993", "\u0000", "\ufeff"), {
      maxLength: 14,
    });
    const documents = fc.oneof(
      tokens.map((parts) => parts.join("")),
      tokens.map((parts) => `{"a":${parts.join("")}}`),
      fc
        .tuple(jsonValues, jsonValues)
        .map(([one, other]) => `{"a":${JSON.stringify(one)},"a":${JSON.stringify(other)}}`),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => `[${number}]`),
    );
    fc.assert(
      fc.property(documents, (text) => {
        const read = atOnce(text);
        if (read !== undefined) expect(read).toEqual({ value: strictParse(text) });
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ["colons and braces in strings", '{"a:{[":"}]:1.5e3-0"}'],
    ["escaped quotes and backslashes", '["\\"","\\\\",{"a\\"":1,"b\\\\":2}]'],
    ["literals that have an e", "[true,false,null]"],
    ["escapes of whole characters", '["\\u00e9\\u20ac"]'],
    ["the same name in different objects", '[{"a":{"a":1}},{"a":2}]'],
    ["a member called __proto__", '{"__proto__":{"a":1}}'],
  ])("has %s", (_, text) => {
    expect(atOnce(text)).toStrictEqual({ value: JSON.parse(text) });
  });
});

describe("left to the strict reader are", () => {
  it.each([
    ["members that are there twice", '{"a":1,"a":1}'],
    ["members that are there twice behind an escape", '{"a":1,"\\u0061":1}'],
    ["members that are there twice deep within", '[{"b":{"a":[],"c":1,"a":[]}}]'],
    ["members of a member that is there twice", '{"a":{"b":1,"c":2},"a":3}'],
    ["fractions", "[1.5]"],
    ["fractions that are whole", "[1.0]"],
    ["exponents", "[1e2]"],
    ["large exponents", "[1E2]"],
    ["-0", "[-0]"],
    ["integers that are rounded", "[9007199254740993]"],
    ["halves of characters", '["\\ud83d"]'],
    ["halves of characters in large letters", '["\\uDE00"]'],
    ["halves of characters in names", '{"\\ud83d":1}'],
    ["what is no JSON", '{"a":1,}'],
    ["byte order marks", "\ufeff1"],
  ])("%s", (_, text) => {
    expect(atOnce(text)).toBeUndefined();
  });

  it("documents that are deeper than is allowed", () => {
    expect(atOnce('[{"a":[]}]', 3)).toStrictEqual({ value: [{ a: [] }] });
    expect(atOnce('[{"a":[{}]}]', 3)).toBeUndefined();
    expect(atOnce('[{"a":{}},[[]]]', 3)).toStrictEqual({ value: [{ a: {} }, [[]]] });
  });
});
