import { describe, expect, it } from "vitest";
import { gravest, NOT_APPLICABLE, unlessNothing, verdictOf } from "./verdict.js";

describe("a verdict", () => {
  it("fails on anything wrong, and warns only when nothing was", () => {
    expect(verdictOf(["a"], ["b"])).toEqual({ outcome: "FAIL", reasons: ["a"] });
    expect(verdictOf([], ["b"])).toEqual({ outcome: "WARN", reasons: ["b"] });
    expect(verdictOf([])).toEqual({ outcome: "PASS", reasons: [] });
  });

  it("is none where nothing was seen that could have been wrong", () => {
    expect(unlessNothing(0, verdictOf([]))).toEqual(NOT_APPLICABLE);
    expect(unlessNothing(1, verdictOf([]))).toEqual(verdictOf([]));
    expect(unlessNothing(0, verdictOf(["a"]))).toEqual(verdictOf(["a"]));
    expect(unlessNothing(0, verdictOf([], ["a"]))).toEqual(verdictOf([], ["a"]));
  });

  it("of several is the gravest, and says whose it was", () => {
    const passed = verdictOf([]);
    const failed = verdictOf(["a", "b"]);
    expect(gravest({})).toEqual(NOT_APPLICABLE);
    expect(gravest({ one: NOT_APPLICABLE, other: passed })).toEqual(passed);
    expect(gravest({ one: failed, other: passed, third: verdictOf(["c"]), fourth: verdictOf([], ["d"]) })).toEqual({
      outcome: "FAIL",
      reasons: ["one: a", "one: b", "third: c"],
    });
  });
});
