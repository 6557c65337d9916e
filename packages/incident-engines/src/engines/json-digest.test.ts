import { canonicalJson } from "@hoc/incident-schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonDigest } from "./json-digest.js";
import { sha256Hex } from "./sha256.js";

describe("jsonDigest", () => {
  it("does not depend on the order of members, at any depth, but on that of items", () => {
    expect(jsonDigest({ b: { d: 1, c: 2 }, a: [1, 2] })).toBe(jsonDigest({ a: [1, 2], b: { c: 2, d: 1 } }));
    expect(jsonDigest({ a: [1, 2] })).not.toBe(jsonDigest({ a: [2, 1] }));
  });

  it("is the digest of the canonical JSON, wherever there is one", () => {
    const integers = fc.maxSafeInteger().map((number) => (Object.is(number, -0) ? 0 : number));
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(null, true, false),
        integers,
        fc.string({ unit: "binary" }),
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(fc.string({ maxLength: 4 }), tie("value"), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(fc.string({ maxLength: 4 }), value, { maxKeys: 4 }), (object) => {
        expect(jsonDigest(object)).toBe(sha256Hex(canonicalJson(object)));
      }),
    );
  });

  it("takes fractions, numbers beyond exact integers, halves of characters and deep values", () => {
    const deep = JSON.parse(`${'{"a":'.repeat(90)}1${"}".repeat(90)}`);
    const objects = [{ score: 0.87 }, { score: 0.88 }, { count: 2 ** 60 }, { text: "\ud800" }, deep];
    expect(new Set(objects.map((object) => jsonDigest(object))).size).toBe(objects.length);
  });

  it("is that of what is read back from storage", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        expect(jsonDigest(JSON.parse(JSON.stringify(object)))).toBe(jsonDigest(object));
      }),
    );
    expect(jsonDigest({ said: undefined, at: new Date(0) })).toBe(jsonDigest({ at: "1970-01-01T00:00:00.000Z" }));
  });
});
