import type { Severity, Signal, SuppressingPolicy, Suppression } from "@hoc/incident-schemas";
import { buildSignal } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { preventionOf } from "./suppression.js";

const RECEIVED = "2026-03-14T12:00:00.000000Z";

function rule(suppression: Partial<Suppression>, more: Partial<SuppressingPolicy> = {}): SuppressingPolicy {
  return {
    policyId: "pol_1",
    createdAt: "2026-03-14T11:59:00.900000Z",
    sourceIncidentId: null,
    agentId: null,
    suppression: { maxSeverity: "high", ...suppression },
    ...more,
  };
}

const said = (signal: Partial<Signal>) => buildSignal({ receivedAt: RECEIVED, ...signal });

function isCovered(suppression: Partial<Suppression>, signal: Partial<Signal>, severity: Severity = "high"): boolean {
  return preventionOf([rule(suppression)], said(signal), severity) !== undefined;
}

describe("F-023: a rule covers a signal", () => {
  const both = { errorCodes: ["PII_SSN"], categories: ["POLICY_VIOLATION"] };
  it.each<[string, boolean, Partial<Suppression>, Partial<Signal>]>([
    ["by its code", true, { errorCodes: ["A", "PII_SSN"] }, { errorCode: "PII_SSN" }],
    ["not by a part of its code", false, { errorCodes: ["PII"] }, { errorCode: "PII_SSN" }],
    ["not by a pattern", false, { errorCodes: ["PII%", "PII_SSx"] }, { errorCode: "PII_SSN" }],
    ["not when an underscore stands for a character", false, { errorCodes: ["PII_SSN"] }, { errorCode: "PIIxSSN" }],
    ["by its category", true, { categories: ["RATE_LIMIT"] }, { category: "RATE_LIMIT", errorCode: "X" }],
    ["not by another category", false, { categories: ["RATE_LIMIT"] }, { category: "BUDGET_EXCEEDED" }],
    ["not when it has no category", false, { categories: ["RATE_LIMIT"] }, { category: null }],
    ["by both where both are named", true, both, { errorCode: "PII_SSN", category: "POLICY_VIOLATION" }],
    ["not by its category alone where both are named", false, both, { errorCode: "X", category: "POLICY_VIOLATION" }],
    ["not by its code alone where both are named", false, both, { errorCode: "PII_SSN", category: "OTHER" }],
    ["not when it says that all is well", false, { errorCodes: ["X"] }, { errorCode: "X", state: "resolved" }],
    ["not when a person sent it", false, { categories: ["MANUAL"] }, { category: "MANUAL", kind: "manual" }],
  ])("%s", (_, covered, suppression, signal) => {
    expect(isCovered(suppression, signal)).toBe(covered);
  });

  it.each<[Severity, Severity | undefined, boolean]>([
    ["high", undefined, true],
    ["critical", undefined, false],
    ["critical", "critical", true],
    ["medium", "low", false],
    ["low", "low", true],
  ])("of severity %s, when it goes up to %s: %s", (severity, maxSeverity, covered) => {
    const most = maxSeverity === undefined ? {} : { maxSeverity };
    expect(isCovered({ errorCodes: ["X"], ...most }, { errorCode: "X" }, severity)).toBe(covered);
  });

  it("until it expires, by the instant of receipt", () => {
    const until = (expiresAt: string) =>
      isCovered({ errorCodes: ["X"], expiresAt }, { errorCode: "X", occurredAt: "2026-03-14T09:00:00.000000Z" });
    expect([until(RECEIVED), until("2026-03-14T12:00:00.000001Z")]).toEqual([false, true]);
  });

  it("of one agent, when it is for that agent", () => {
    const policies = [rule({ errorCodes: ["X"] }, { agentId: "bot-1" })];
    const of = (agentId: string | null) => preventionOf(policies, said({ errorCode: "X", agentId }), "low");
    expect([of("bot-1")?.policyId, of("bot-2"), of(null)]).toEqual(["pol_1", undefined, undefined]);
  });
});

describe("the record of a rule that was applied", () => {
  it("is that of the first rule that covers the signal", () => {
    const policies = [
      rule({ errorCodes: ["Y"] }),
      rule({ errorCodes: ["X"] }, { policyId: "pol_2" }),
      rule({ categories: ["C"] }, { policyId: "pol_3" }),
    ];
    expect(preventionOf(policies, said({ errorCode: "X", category: "C" }), "low")?.policyId).toBe("pol_2");
  });

  it("F-025: names signal, run, violation and the incident behind the rule, and says how old and how sure the rule is", () => {
    const signal = said({
      signalId: "s1",
      errorCode: "X",
      runId: "run-1",
      violationId: "vio_1",
      isSynthetic: true,
      syntheticScenarioId: "drill",
    });
    expect(preventionOf([rule({ errorCodes: ["X"] }, { sourceIncidentId: "inc_0" })], signal, "low")).toEqual({
      policyId: "pol_1",
      patternId: "X",
      signalId: "s1",
      originalIncidentId: "inc_0",
      runId: "run-1",
      violationId: "vio_1",
      outcome: "prevented",
      signatureMatchConfidence: 1,
      policyAgeSeconds: 59,
      isSimulated: false,
      isSynthetic: true,
      syntheticScenarioId: "drill",
      createdAt: RECEIVED,
    });
  });

  it("is less sure of a category, and speaks of UNKNOWN where there is no code", () => {
    const prevention = preventionOf([rule({ categories: ["C"] })], said({ category: "C", errorCode: null }), "low");
    expect(prevention).toMatchObject({ patternId: "UNKNOWN", signatureMatchConfidence: 0.7, originalIncidentId: null });
  });

  it("does not make a rule younger than new", () => {
    const policies = [rule({ errorCodes: ["X"] }, { createdAt: "2026-03-14T12:00:01.000000Z" })];
    expect(preventionOf(policies, said({ errorCode: "X" }), "low")?.policyAgeSeconds).toBe(0);
  });
});
