import { expect, it } from "vitest";
import { summariesIn } from "./run-programs.js";

const summary = { subject: "table", covers: [], total: 1, PASS: 1, WARN: 0, FAIL: 0, findings: [] };

it("reads a summary for the one part of a program, whatever was printed around it", () => {
  expect(summariesIn(`noise\n${JSON.stringify(summary)}\n`, ["storage contract"])).toEqual({
    "storage contract": summary,
  });
});

it("reads a summary for each of several parts", () => {
  const printed = { "layer laws": summary, "text laws": { ...summary, total: 3 } };
  expect(summariesIn(JSON.stringify(printed), ["layer laws", "text laws"])).toEqual(printed);
});

it.each([
  ["nothing", ""],
  ["words", "Error: no database"],
  ["half of it", JSON.stringify(summary).slice(0, 20)],
  ["another part", JSON.stringify({ "text laws": summary })],
])("takes %s for nothing", (_, out) => {
  expect(summariesIn(out, ["layer laws", "text laws"])).toBeUndefined();
});
