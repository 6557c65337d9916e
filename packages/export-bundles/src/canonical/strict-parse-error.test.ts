import { describe, expect, it } from "vitest";
import { StrictParseError } from "./strict-parse-error.js";

describe("StrictParseError", () => {
  it("carries reason, offset, path and a sentence", () => {
    const error = new StrictParseError("not_an_integer", 42, ["steps", 3, "cost"], "fractions are not allowed");
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: "StrictParseError",
      reason: "not_an_integer",
      offset: 42,
      path: "$.steps[3].cost",
      message: "$.steps[3].cost at offset 42: fractions are not allowed",
    });
  });

  it.each<[readonly (string | number)[], string]>([
    [[], "$"],
    [["two words", 'a"b', "", "\ud83d"], '$["two words"]["a\\"b"][""]["\\ud83d"]'],
    [["x".repeat(60)], `$.${"x".repeat(60)}`],
    [["x".repeat(61)], `$["${"x".repeat(60)}…"]`],
  ])("writes the path of %j", (steps, path) => {
    expect(new StrictParseError("too_deep", 0, steps, "").path).toBe(path);
  });
});
