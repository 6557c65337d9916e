import { describe, expect, it } from "vitest";
import { CHECKS, countOutcomes, NOT_APPLICABLE, type Row, renderMatrix, verdictOf } from "./verdict.js";

const row = (endpoint: string, tenants = verdictOf([]), pages = NOT_APPLICABLE): Row => ({
  endpoint,
  verdicts: {
    ...(Object.fromEntries(CHECKS.map((check) => [check, verdictOf([])])) as Row["verdicts"]),
    tenants,
    pages,
  },
});

describe("the verdicts of a verification", () => {
  it("fail on anything wrong, and warn only when nothing was", () => {
    expect(verdictOf(["a"], ["b"])).toEqual({ outcome: "FAIL", reasons: ["a"] });
    expect(verdictOf([], ["b"])).toEqual({ outcome: "WARN", reasons: ["b"] });
    expect(verdictOf([])).toEqual({ outcome: "PASS", reasons: [] });
  });

  it("are counted, but for those that do not concern an endpoint", () => {
    const rows = [row("/a"), row("/b", verdictOf(["x"]), verdictOf([], ["y"]))];
    expect(countOutcomes(rows)).toEqual({ PASS: 9, WARN: 1, FAIL: 1 });
  });

  it("make a matrix with their reasons below it", () => {
    const lines = renderMatrix([row("/a"), row("/long", verdictOf(["it leaks"]))]).split("\n");
    expect(lines[0]).toMatch(/^endpoint +as of +repeatable +ties +tenants +refusals +pages$/);
    expect(lines[1]).toMatch(/^\/a +PASS +PASS +PASS +PASS +PASS +-$/);
    expect(lines[2]).toMatch(/^\/long +PASS +PASS +PASS +FAIL +PASS +-$/);
    expect(lines.slice(4)).toEqual([
      "FAIL  /long  tenants: it leaks",
      "",
      "2 endpoints: 9 passed, 0 warnings, 1 failed",
    ]);
  });
});
