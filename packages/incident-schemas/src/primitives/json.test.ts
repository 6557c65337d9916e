import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CanonicalJsonError, canonicalJson } from "./json.js";

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({ maxLength: 12 }),
  fc.constantFrom("", "__proto__", "constructor", "toJSON", "\u20ac", "\ud83d\ude00", "\ufb33", "\u2028"),
);
const scalar = fc.oneof(fc.constant(null), fc.boolean(), fc.maxSafeInteger(), fc.constant(-0), text);
const { json } = fc.letrec((again) => ({
  json: fc.oneof(
    { depthSize: "small", maxDepth: 8, withCrossShrink: true },
    scalar,
    fc.array(again("json"), { maxLength: 6 }),
    fc.dictionary(text, again("json"), { maxKeys: 6, noNullPrototype: false }),
  ),
}));

describe("canonicalJson", () => {
  it("agrees with an independent implementation of RFC 8785 on every value of our domain", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 1000 },
    );
  });

  it("does not depend on the order in which members were added", () => {
    fc.assert(
      fc.property(fc.dictionary(text, scalar, { noNullPrototype: true }), (object) => {
        const reversed = Object.fromEntries(Object.entries(object).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(object));
      }),
    );
  });

  it("is a fixed point: writing what was read back gives the same text", () => {
    fc.assert(
      fc.property(json, (value) => {
        const written = canonicalJson(value);
        expect(canonicalJson(JSON.parse(written))).toBe(written);
      }),
    );
  });
});

describe("the examples of RFC 8785", () => {
  it("sorts members by UTF-16 code units, so that a surrogate pair comes before U+FB33", () => {
    const object = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };
    expect(canonicalJson(object)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis",' +
        '"\u20ac":"Euro Sign","\ud83d\ude00":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    );
  });

  it("escapes what JSON must escape, in the shortest form, and nothing else", () => {
    expect(canonicalJson("\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"\u002f")).toBe(
      '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"',
    );
    expect(canonicalJson("\b\t\n\f\r\u0000\u001f")).toBe('"\\b\\t\\n\\f\\r\\u0000\\u001f"');
    expect(canonicalJson("\u007f\u2028\u2029</script>")).toBe('"\u007f\u2028\u2029</script>"');
  });

  it("writes literals without whitespace and keeps the order of arrays", () => {
    expect(canonicalJson({ literals: [null, true, false] })).toBe('{"literals":[null,true,false]}');
    expect(canonicalJson([56, { d: true, "10": null, "1": [] }])).toBe('[56,{"1":[],"10":null,"d":true}]');
  });

  it("sorts the members of nested objects at every level", () => {
    const object = {
      "1": { f: { f: "hi", F: 5 }, "\n": 56 },
      "10": {},
      "": "empty",
      a: {},
      "111": [{ e: "yes", E: "no" }],
      A: {},
    };
    expect(canonicalJson(object)).toBe(
      '{"":"empty","1":{"\\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}',
    );
  });

  it("keeps text as it is, without Unicode normalisation", () => {
    expect(canonicalJson({ "Unnormalized Unicode": "A\u030a" })).toBe('{"Unnormalized Unicode":"A\u030a"}');
  });

  it.each([
    [0, "0"],
    [-0, "0"],
    [9007199254740991, "9007199254740991"],
    [-9007199254740991, "-9007199254740991"],
  ])("writes the integer %d as %s", (number, written) => {
    expect(canonicalJson(number)).toBe(written);
  });
});

describe("members", () => {
  it("keeps a member called __proto__ like any other", () => {
    expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"a":2}}'))).toBe('{"__proto__":{"a":2},"b":1}');
  });

  it("accepts objects without a prototype", () => {
    expect(canonicalJson(Object.assign(Object.create(null), { b: 1, a: 2 }))).toBe('{"a":2,"b":1}');
  });

  it("writes a value that occurs twice", () => {
    const shared = { a: 1 };
    expect(canonicalJson([shared, shared])).toBe('[{"a":1},{"a":1}]');
  });
});

describe("what has no canonical form", () => {
  class Money {
    readonly micros = 5;
  }
  const hole: unknown[] = [1, 2, 3];
  delete hole[1];

  it.each<[string, unknown, string, string]>([
    ["a fraction", { steps: [1, 2, 3, { cost: 1.5 }] }, "$.steps[3].cost", "1.5 is not an integer"],
    ["NaN", [NaN], "$[0]", "NaN is not an integer"],
    ["infinity", { a: -Infinity }, "$.a", "-Infinity is not an integer"],
    ["the first unsafe integer", { a: 2 ** 53 }, "$.a", "9007199254740992 is outside"],
    ["the first unsafe negative integer", { a: -(2 ** 53) }, "$.a", "-9007199254740992 is outside"],
    ["a bigint", { a: 1n }, "$.a", "a bigint has no JSON form"],
    ["undefined", undefined, "$", "undefined"],
    ["an undefined member", { a: 1, b: undefined }, "$.b", "undefined"],
    ["a hole", hole, "$[1]", "hole"],
    ["a function", { toJSON: () => 1 }, "$.toJSON", "a function has no JSON form"],
    ["a symbol", [Symbol("s")], "$[0]", "a symbol has no JSON form"],
    ["a member named by a symbol", { a: { [Symbol("s")]: 1 } }, "$.a", "named by a symbol"],
    ["a date", { at: new Date(0) }, "$.at", "class Date is not a plain object"],
    ["a map", { m: new Map() }, "$.m", "class Map is not a plain object"],
    ["bytes", { b: new Uint8Array(1) }, "$.b", "class Uint8Array is not a plain object"],
    ["a class instance", [new Money()], "$[0]", "class Money is not a plain object"],
    ["an instance of a class without a name", [new (class {})()], "$[0]", "an unnamed class is not a plain object"],
    ["a boxed number", [Object(1)], "$[0]", "class Number is not a plain object"],
    ["an inheriting object", [Object.create({ a: 1 })], "$[0]", "not a plain object"],
    ["an array of a subclass", { a: new (class List extends Array {})() }, "$.a", "class List is not a plain array"],
    ["an array with named members", { a: "a1".match(/\d/) }, "$.a", "named members"],
    ["a lone high surrogate", { a: "x\ud83d" }, "$.a", "lone surrogate"],
    ["a lone low surrogate", ["\ude00x"], "$[0]", "lone surrogate"],
    ["a surrogate pair in the wrong order", ["\ude00\ud83d"], "$[0]", "lone surrogate"],
    ["a lone surrogate in a name", { ok: { "\ud83d": 1 } }, '$.ok["\\ud83d"]', "lone surrogate"],
  ])("refuses %s and says where it stands", (_, value, path, problem) => {
    expect(() => canonicalJson(value)).toThrow(CanonicalJsonError);
    expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ path, name: "CanonicalJsonError" }));
    expect(() => canonicalJson(value)).toThrow(problem);
  });

  it("writes names that are no identifiers in brackets", () => {
    expect(() => canonicalJson({ "two words": { 'a"b': [0.5] } })).toThrow('$["two words"]["a\\"b"][0]: 0.5');
  });

  it("reports the value that comes first in the written document", () => {
    expect(() => canonicalJson({ b: 0.5, a: { z: [1, 0.25] } })).toThrow(expect.objectContaining({ path: "$.a.z[1]" }));
  });

  it("does not leave earlier siblings in the path", () => {
    expect(() => canonicalJson([{ deep: [[1]] }, 0.5])).toThrow(expect.objectContaining({ path: "$[1]" }));
  });

  it.each([
    ["arrays", (inner: unknown) => [inner]],
    ["objects", (inner: unknown) => ({ a: inner })],
  ])("writes 32 levels of %s and refuses the 33rd", (_, wrap) => {
    let value: unknown = 0;
    for (let level = 0; level < 32; level++) value = wrap(value);
    expect(JSON.parse(canonicalJson(value))).toEqual(value);
    expect(() => canonicalJson(wrap(value))).toThrow(/more than 32 levels deep/);
  });

  it("refuses a value that contains itself", () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    expect(() => canonicalJson(loop)).toThrow(
      `$${".self".repeat(32)}: the value is more than 32 levels deep, or contains itself`,
    );
  });
});
