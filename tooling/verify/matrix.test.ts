import { describe, expect, it } from "vitest";
import { countOutcomes, exitCodeOf, type Row, renderMatrix, verdictsBy } from "./matrix.js";
import { NOT_APPLICABLE, verdictOf } from "./verdict.js";

const CHECKS = ["repeatable", "tenants", "pages"] as const;

const row = (name: string, tenants = verdictOf([]), pages = NOT_APPLICABLE): Row<(typeof CHECKS)[number]> => ({
  name,
  verdicts: { repeatable: verdictOf([]), tenants, pages },
});

describe("the matrix of a verification", () => {
  it("asks for a verdict by every check", () => {
    expect(verdictsBy(CHECKS, (check) => verdictOf([check]))).toEqual({
      repeatable: verdictOf(["repeatable"]),
      tenants: verdictOf(["tenants"]),
      pages: verdictOf(["pages"]),
    });
  });

  it("counts its verdicts, but for those that do not concern what was verified", () => {
    const rows = [row("/a"), row("/b", verdictOf(["x"]), verdictOf([], ["y"]))];
    expect(countOutcomes(rows)).toEqual({ PASS: 3, WARN: 1, FAIL: 1 });
  });

  it("shows the reasons below, the first three of each, and the sum last", () => {
    const wrong = verdictOf(["it leaks", "b", "c", "d", "e"]);
    const lines = renderMatrix({ subject: "endpoint", checks: CHECKS }, [row("/a"), row("/much-longer", wrong)]);
    expect(lines.split("\n")).toEqual([
      "endpoint      repeatable  tenants     pages",
      "/a            PASS        PASS        -",
      "/much-longer  PASS        FAIL        -",
      "",
      "FAIL  /much-longer  tenants: it leaks",
      "FAIL  /much-longer  tenants: b",
      "FAIL  /much-longer  tenants: c",
      "FAIL  /much-longer  tenants: and 2 more",
      "",
      "2 endpoints: 3 passed, 0 warnings, 1 failed",
    ]);
  });

  it("ends with 1 after a failure, and after a warning only when that is asked for", () => {
    const warned = [row("/a", verdictOf([], ["nothing seen"]))];
    expect(exitCodeOf([row("/a", verdictOf(["x"]))], { strict: false })).toBe(1);
    expect(exitCodeOf(warned, { strict: false })).toBe(0);
    expect(exitCodeOf(warned, { strict: true })).toBe(1);
    expect(exitCodeOf([row("/a")], { strict: true })).toBe(0);
  });
});
