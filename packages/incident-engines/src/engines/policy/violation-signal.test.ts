import { describe, expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { buildViolation } from "../../../test/policies.js";
import { violationSignal, violationSignalId } from "./violation-signal.js";

const receipt = {
  receivedAt: NOW,
  uuid: () => {
    throw new Error("nothing is left to chance");
  },
};
const signalOf = (overrides: object = {}) => violationSignal(buildViolation(overrides), receipt);

describe("violationSignal", () => {
  it("says what was broken, for a person and for the aggregator", () => {
    const { contentHash } = buildViolation();
    const { details, ...signal } = signalOf({
      evaluatedValue: "078-05-1120",
      occurredAt: "2026-03-14T09:00:00.000000Z",
    });
    expect(signal).toMatchObject({
      kind: "violation",
      reference: "vio_1",
      state: "firing",
      triggerType: "policy_violation",
      triggerValue: "run run-1, policy pol_1, rule PII_SSN: The answer holds a social security number.",
      category: "POLICY_VIOLATION",
      errorCode: "PII_SSN",
      initialSeverity: "high",
      title: "Policy PII violated: PII_SSN",
      description:
        "The run run-1 broke the rule PII_SSN of the policy pol_1: The answer holds a social security number.",
      occurredAt: "2026-03-14T09:00:00.000000Z",
      receivedAt: NOW,
      runId: "run-1",
      policyId: "pol_1",
      violationId: "vio_1",
      agentId: null,
      isSynthetic: false,
    });
    expect(JSON.parse(details ?? "")).toEqual({
      policyType: "PII",
      violatedRule: "PII_SSN",
      evaluatedValue: "078-05-1120",
      thresholdCondition: null,
      contentHash,
    });
  });

  it("F-089: leaves the grouping to its policy, so that all runs that break one are one incident", () => {
    expect(signalOf().fingerprint).toBeNull();
    expect(signalOf({ runId: "run-2", violationId: "vio_2" })).toMatchObject({ fingerprint: null, policyId: "pol_1" });
  });

  it("carries no cost", () => {
    expect(signalOf().costMicros).toBeNull();
  });

  it("has an id that follows from the violation's alone", () => {
    expect(signalOf().signalId).toBe(violationSignalId("vio_1"));
    expect(violationSignalId("vio_1")).not.toBe(violationSignalId("vio_11"));
  });

  it("keeps agent and synthetic marks", () => {
    expect(signalOf({ agentId: "bot-1", isSynthetic: true, syntheticScenarioId: "drill" })).toMatchObject({
      agentId: "bot-1",
      isSynthetic: true,
      syntheticScenarioId: "drill",
    });
  });

  it("cuts a long reason to a hundred characters, never within one", () => {
    const { triggerValue, description } = signalOf({ reason: "😀".repeat(101) });
    for (const text of [triggerValue, description]) expect(text?.endsWith(`: ${"😀".repeat(99)}…`)).toBe(true);
    expect(signalOf({ reason: "😀".repeat(100) }).triggerValue?.endsWith(`: ${"😀".repeat(100)}`)).toBe(true);
  });

  it("is well-formed for everything that a violation may say", () => {
    const longest = (length: number) => "\u0001".repeat(length);
    expect(() =>
      signalOf({
        violationId: longest(64),
        runId: longest(200),
        policyId: longest(64),
        policyType: longest(64),
        violatedRule: longest(100),
        evaluatedValue: longest(1_000),
        thresholdCondition: longest(1_000),
        reason: "😀".repeat(2_000),
        agentId: longest(200),
        syntheticScenarioId: longest(100),
      }),
    ).not.toThrow();
  });
});
