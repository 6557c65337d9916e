import { describe, expect, it } from "vitest";
import { inCanonicalOrder } from "./json-order.js";

/** What the engine writes of the copy. */
function writtenAtOnce(value: unknown): string | undefined {
  const ordered = inCanonicalOrder(value, 3);
  return ordered === undefined ? undefined : JSON.stringify(ordered);
}

describe("inCanonicalOrder", () => {
  it("gives a copy whose members are sorted at every level, and leaves the value as it is", () => {
    const value = Object.freeze({ b: Object.freeze([Object.freeze({ d: 1, c: "x" }), null]), a: true });
    expect(writtenAtOnce(value)).toBe('{"a":true,"b":[{"c":"x","d":1},null]}');
    expect(Object.keys(value)).toEqual(["b", "a"]);
  });

  it("tells objects apart whose names differ in number, order or spelling, one after the other", () => {
    const list = [
      { b: 1, a: 2 },
      { b: 3, a: 4 },
      { a: 5, b: 6 },
      { b: 7, d: 8 },
      { b: 9, a: 10, c: 11 },
      { b: 12 },
      {},
    ];
    expect(writtenAtOnce(list)).toBe(
      '[{"a":2,"b":1},{"a":4,"b":3},{"a":5,"b":6},{"b":7,"d":8},{"a":10,"b":9,"c":11},{"b":12},{}]',
    );
  });

  it.each([
    ["names that look like indexes, which engines put first", { "!": 1, "1": 2 }],
    ["a member called __proto__, which is not added by assignment", JSON.parse('{"__proto__":{"a":1}}')],
    ["fractions", [0.5]],
    ["unsafe integers", 2 ** 53],
    ["undefined", { a: undefined }],
    ["holes", new Array(1)],
    ["arrays with named members", Object.assign([1], { a: 1 })],
    ["arrays of a subclass", new (class List extends Array {})()],
    ["dates", { at: new Date(0) }],
    ["symbols as names", { [Symbol("s")]: 1 }],
    ["functions", { toJSON: () => 1 }],
    ["values that are too deep", [[[[]]]]],
  ])("leaves %s to the careful writer", (_, value) => {
    expect(inCanonicalOrder(value, 3)).toBeUndefined();
    expect(inCanonicalOrder({ nested: value }, 4)).toBeUndefined();
  });

  it("takes values exactly as deep as is allowed", () => {
    expect(writtenAtOnce([[[]]])).toBe("[[[]]]");
    expect(writtenAtOnce({ a: { b: {} } })).toBe('{"a":{"b":{}}}');
  });
});
