import { describe, expect, it } from "vitest";
import { firstDifference, shownValue } from "./first-difference.js";

describe("firstDifference", () => {
  it("finds nothing between values that say the same in another order of members", () => {
    expect(firstDifference({ a: [1, null], b: "x" }, { b: "x", a: [1, null] })).toBeUndefined();
  });

  it("names the first place in the order of the expected value", () => {
    const difference = firstDifference({ b: { c: [1, 2] }, a: 1 }, { a: 2, b: { c: [1, 3] } }, ["content"]);
    expect(difference).toEqual({ path: "$.content.b.c[1]", expected: "2", actual: "3" });
  });

  it("shows members and elements that one side lacks", () => {
    expect(firstDifference([1], [1, 2])).toEqual({ path: "$[1]", expected: "(absent)", actual: "2" });
    expect(firstDifference({ a: null }, {})).toEqual({ path: "$.a", expected: "null", actual: "(absent)" });
  });

  it("tells an array, an object and null apart", () => {
    expect(firstDifference([], {})?.path).toBe("$");
    expect(firstDifference({}, null)?.path).toBe("$");
    expect(firstDifference("1", 1)?.path).toBe("$");
  });

  it("cuts long values", () => {
    expect(shownValue("x".repeat(1_000))).toHaveLength(201);
  });
});
