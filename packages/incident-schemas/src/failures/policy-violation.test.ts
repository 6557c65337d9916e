import { describe, expect, it } from "vitest";
import { refused, refusedFields } from "../../test/refused.js";
import {
  getViolationInputSchema,
  listViolationsInputSchema,
  recordViolationInputSchema,
  TRUTH_CRITERIA,
  violationTruthSchema,
} from "./policy-violation.js";

const AT = "2026-03-14T12:00:00.000000Z";
const violation = {
  runId: "run-1",
  policyId: "pol_1",
  policyType: "PII",
  violatedRule: "PII_SSN",
  reason: "The output has a social security number.",
  evidence: { match: "***" },
};

describe("a violation of a policy", () => {
  it("needs its run, the rule, the reason and evidence, and is of medium severity unless told", () => {
    expect(recordViolationInputSchema.parse(violation)).toEqual({
      ...violation,
      severity: "medium",
      isSynthetic: false,
    });
    expect(refusedFields(recordViolationInputSchema, {})).toEqual(Object.keys(violation).map((name) => `/${name}`));
  });

  it("is nothing without evidence", () => {
    expect(refused(recordViolationInputSchema, { ...violation, evidence: {} })).toEqual({
      "/evidence": "must not be empty: no violation without evidence",
    });
  });

  it.each([
    [{ violationId: "x".repeat(65) }, "/violationId"],
    [{ violationId: "." }, "/violationId"],
    [{ violationId: ".." }, "/violationId"],
    [{ runId: "" }, "/runId"],
    [{ policyId: "x".repeat(65) }, "/policyId"],
    [{ policyType: "" }, "/policyType"],
    [{ violatedRule: "x".repeat(101) }, "/violatedRule"],
    [{ evaluatedValue: "x".repeat(1_001) }, "/evaluatedValue"],
    [{ thresholdCondition: "" }, "/thresholdCondition"],
    [{ severity: "none" }, "/severity"],
    [{ reason: "x".repeat(4_001) }, "/reason"],
    [{ evidence: ["a"] }, "/evidence"],
    [{ stepIndex: -1 }, "/stepIndex"],
    [{ occurredAt: 1 }, "/occurredAt"],
    [{ incidentId: "inc_1" }, "/incidentId"],
  ])("is refused with %o", (change, field) => {
    expect(refusedFields(recordViolationInputSchema, { ...violation, ...change })).toEqual([field]);
  });

  it("may name the very first step", () => {
    expect(recordViolationInputSchema.parse({ ...violation, stepIndex: 0 }).stepIndex).toBe(0);
  });
});

it("violations are asked for one by one, or in pages of 50 unless told", () => {
  expect(refusedFields(getViolationInputSchema, {})).toEqual(["/violationId"]);
  expect(listViolationsInputSchema.parse({ runId: "run-1" })).toEqual({ runId: "run-1", limit: 50 });
  expect(refusedFields(listViolationsInputSchema, { severity: "high" })).toEqual(["/severity"]);
});

it("the truth of a violation answers each of the seven criteria", () => {
  const criteria = TRUTH_CRITERIA.map((criterion) => ({ criterion, result: "met", reason: "So." }));
  const truth = {
    violationId: "vio_1",
    passed: true,
    disposition: "incident",
    incidentId: "inc_1",
    incidentSeverity: "high",
    preventionId: null,
    criteria,
    asOf: AT,
    dataVersion: 1,
  };
  expect(criteria).toHaveLength(7);
  expect(violationTruthSchema.parse(truth)).toEqual(truth);
  expect(refusedFields(violationTruthSchema, { ...truth, criteria: criteria.slice(1) })).toEqual(["/criteria"]);
});
