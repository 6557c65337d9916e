import { expect, it } from "vitest";
import { renderSummaries, verificationOf } from "./summaries.js";

const summary = { subject: "event type", total: 3, PASS: 1, WARN: 1, FAIL: 1 };
const finding = (name: string, outcome: string, reason: string) => ({
  name,
  check: "stored",
  verdict: { outcome, reasons: [reason] },
});
const events = JSON.stringify({ ...summary, findings: [finding("a", "WARN", "unseen"), finding("b", "FAIL", "lost")] });

it("reads what a verifier printed", () => {
  expect(verificationOf("events", `noise\n${events}\n`, "")).toEqual({
    name: "events",
    total: 3,
    PASS: 1,
    WARN: 1,
    FAIL: 1,
    reasons: ["WARN  a  stored: unseen", "FAIL  b  stored: lost"],
  });
});

it("reads what tests printed, a file that could not be run too", () => {
  const assertionResults = [
    { status: "passed", fullName: "one", failureMessages: [] },
    { status: "failed", fullName: "two", failureMessages: ["no\nat line 1"] },
    { status: "skipped", fullName: "three", failureMessages: [] },
  ];
  const report = { numTotalTests: 3, numPassedTests: 1, testResults: [{ message: "", assertionResults }] };
  expect(verificationOf("laws", JSON.stringify(report), "")).toMatchObject({
    PASS: 1,
    FAIL: 2,
    reasons: ["FAIL  two: no", "FAIL  three: skipped"],
  });
  const broken = {
    numTotalTests: 0,
    numPassedTests: 0,
    testResults: [{ message: "no such\nfile", assertionResults: [] }],
  };
  expect(verificationOf("laws", JSON.stringify(broken), "")).toMatchObject({ PASS: 0, FAIL: 1 });
});

it("takes silence, and nothing looked at, for a failure", () => {
  expect(verificationOf("events", "", "Error: no database")).toMatchObject({
    FAIL: 1,
    reasons: ["Error: no database"],
  });
  const nothing = JSON.stringify({ ...summary, total: 0, PASS: 0, WARN: 0, FAIL: 0, findings: [] });
  expect(verificationOf("events", nothing, "")).toMatchObject({
    total: 1,
    FAIL: 1,
    reasons: ["nothing was looked at"],
  });
});

it("shows a row for each and one for all", () => {
  const lines = renderSummaries([verificationOf("events", events, ""), verificationOf("laws", "", "gone")]).split("\n");
  expect(lines).toEqual([
    "verifier   Total    PASS    WARN    FAIL",
    "events         3       1       1       1",
    "laws           1       0       0       1",
    "total          4       1       1       2",
    "events: WARN  a  stored: unseen",
    "events: FAIL  b  stored: lost",
    "laws: gone",
  ]);
});
