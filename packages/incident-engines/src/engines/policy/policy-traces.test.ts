import { describe, expect, it } from "vitest";
import { ADA, buildEvaluation, buildViolation, NOON, policyWorld } from "../../../test/policies.js";
import { leaveEvaluationTraces, leaveViolationTraces } from "./policy-traces.js";

describe("leaveViolationTraces", () => {
  it("tells in event and audit record what was broken and what came of it", async () => {
    const { ports, events, audits } = policyWorld();
    const violation = buildViolation();
    await leaveViolationTraces({ ports, actor: ADA }, "acme", violation);
    const told = {
      runId: "run-1",
      policyId: "pol_1",
      violatedRule: "PII_SSN",
      severity: "high",
      contentHash: violation.contentHash,
      incidentId: "inc_1",
      preventionId: null,
    };
    expect(events).toEqual([
      {
        eventType: "policies.PolicyViolationRecorded",
        actor: ADA,
        occurredAt: NOON,
        fields: { violationId: "vio_1", ...told },
      },
    ]);
    expect(audits).toEqual([
      {
        eventType: "PolicyViolationRecorded",
        entityType: "POLICY_VIOLATION",
        entityId: "vio_1",
        actor: ADA,
        reason: violation.reason,
        before: null,
        after: told,
        at: NOON,
      },
    ]);
  });
});

describe("leaveEvaluationTraces", () => {
  it("tells in event and audit record what the policies had to say", async () => {
    const { ports, events, audits } = policyWorld();
    await leaveEvaluationTraces({ ports, actor: ADA }, "acme", buildEvaluation({ reason: "clean" }));
    expect(events).toEqual([
      {
        eventType: "policies.PolicyEvaluated",
        actor: ADA,
        occurredAt: NOON,
        fields: { evaluationId: "pev_1", runId: "run-1", outcome: "no_violation" },
      },
    ]);
    expect(audits).toEqual([
      {
        eventType: "PolicyEvaluated",
        entityType: "POLICY_EVALUATION",
        entityId: "pev_1",
        actor: ADA,
        reason: "clean",
        before: null,
        after: { runId: "run-1", outcome: "no_violation", policiesChecked: 3, draftCandidate: false },
        at: NOON,
      },
    ]);
  });
});

it("both belong to the project of the run, when it is known", async () => {
  const { ports, events } = policyWorld({ projectId: "shop" });
  await leaveViolationTraces({ ports, actor: ADA }, "acme", buildViolation());
  await leaveEvaluationTraces({ ports, actor: ADA }, "acme", buildEvaluation());
  expect(events).toMatchObject([{ projectId: "shop" }, { projectId: "shop" }]);
});
