import { expect, it } from "vitest";
import type { Ended } from "./run-programs.js";
import { subVerifierSummary } from "./sub-verifiers.js";

const summary = { subject: "table", covers: [], total: 2, PASS: 2, WARN: 0, FAIL: 0, findings: [] };
const ended = (more: Partial<Ended>): Ended => ({
  program: { script: "verify-x.ts", parts: ["x"] },
  summaries: { x: summary },
  code: 0,
  seconds: 1,
  complaint: "",
  ...more,
});

it.each([
  ["ran to its end", {}, []],
  ["found what fails", { summaries: { x: { ...summary, FAIL: 1 } }, code: 1 }, []],
  ["was warned and ended strictly", { summaries: { x: { ...summary, WARN: 1 } }, code: 1 }, []],
  ["ended well with failures", { summaries: { x: { ...summary, FAIL: 1 } }, code: 0 }, ["verdict"]],
  ["ended badly without any", { code: 1 }, ["verdict"]],
  ["had to be ended", { summaries: undefined, code: null }, ["ran", "verdict"]],
  ["looked at nothing", { summaries: { x: { ...summary, total: 0 } } }, ["ran"]],
])("a verifier that %s", (_, more, failing) => {
  const { total, findings } = subVerifierSummary([ended(more)]);
  expect(total).toBe(2);
  expect(findings.map(({ check }) => check)).toEqual(failing);
});
