import { describe, expect, it } from "vitest";
import type { Summary } from "./matrix.js";
import { renderReport, reportOf, reportSchema } from "./summaries.js";
import { VERIFIERS } from "./verifiers.js";

const passed: Summary = { subject: "thing", covers: [], total: 2, PASS: 2, WARN: 0, FAIL: 0, findings: [] };
const finding = (name: string, outcome: "WARN" | "FAIL", reason: string) => ({
  name,
  check: "stored",
  verdict: { outcome, reasons: [reason] },
});
const all = Object.fromEntries(VERIFIERS.flatMap(({ parts }) => parts).map((part) => [part, passed]));
const warned = { ...passed, PASS: 1, WARN: 1, findings: [finding("a", "WARN", "unseen")] };
const broken = { ...passed, PASS: 1, FAIL: 1, findings: [finding("b", "FAIL", "lost")] };

describe("the report of a verification", () => {
  it("sums up what the parts of a verifier found, and what the verifiers did", () => {
    const { verifiers, total, passed: isPassed } = reportOf(all, { strict: true });
    expect(verifiers.map(({ name, total: of }) => [name, of])).toEqual([
      ["event contract", 2],
      ["storage contract", 2],
      ["deterministic read", 2],
      ["aggregator strict", 14],
    ]);
    expect({ total, isPassed }).toEqual({ total: { total: 20, PASS: 20, WARN: 0, FAIL: 0 }, isPassed: true });
  });

  it("is passed with a warning unless that is asked for, and never with a failure", () => {
    const withWarning = { ...all, "storage contract": warned };
    expect(reportOf(withWarning, { strict: false }).passed).toBe(true);
    expect(reportOf(withWarning, { strict: true }).passed).toBe(false);
    expect(reportOf({ ...all, "text laws": broken }, { strict: false }).passed).toBe(false);
  });

  it("takes silence, and nothing looked at, for a failure", () => {
    const { "event contract": _, ...silent } = all;
    const nothing = { ...passed, total: 0, PASS: 0 };
    for (const summaries of [silent, { ...all, "event contract": nothing }]) {
      const { passed: isPassed, verifiers } = reportOf(summaries, { strict: false });
      expect(isPassed).toBe(false);
      expect(verifiers[0]).toMatchObject({ name: "event contract", total: 1, FAIL: 1 });
    }
  });

  it("is of the shape that programs read, which says so when it changes", () => {
    const report = JSON.parse(JSON.stringify(reportOf({ ...all, "route map": broken }, { strict: true })));
    expect(reportSchema.parse(report)).toEqual(report);
    expect(Object.keys(report)).toEqual(["reportVersion", "strict", "passed", "verifiers", "total", "reference"]);
    expect(Object.keys(report.verifiers[3])).toEqual(["name", "total", "PASS", "WARN", "FAIL", "parts"]);
    expect(report.verifiers[3].parts[3]).toEqual({
      ...{ name: "route map", total: 2, PASS: 1, WARN: 0, FAIL: 1 },
      findings: [{ row: "b", check: "stored", outcome: "FAIL", reasons: ["lost"] }],
    });
    expect(reportSchema.safeParse({ ...report, more: 1 }).success).toBe(false);
  });

  it("is shown as a table with a row for each and one for all, and why what did not pass did not", () => {
    const lines = renderReport(reportOf({ ...all, "route map": broken }, { strict: true })).split("\n");
    expect(lines.slice(0, 15)).toEqual([
      "verifier               Total    PASS    WARN    FAIL",
      "event contract             2       2       0       0",
      "storage contract           2       2       0       0",
      "deterministic read         2       2       0       0",
      "aggregator strict         14      13       0       1",
      "  layer laws               2       2       0       0",
      "  text laws                2       2       0       0",
      "  authority boundary       2       2       0       0",
      "  route map                2       1       0       1",
      "  tenant walls             2       2       0       0",
      "  coverage                 2       2       0       0",
      "  sub-verifiers            2       2       0       0",
      "total                     20      19       0       1",
      "",
      "FAIL  route map  b  stored: lost",
    ]);
    expect(lines[16]).toMatch(
      /^Of the 208 checks of the reference design \d+ are verified .* nothing here answers to \d+:$/,
    );
  });
});
