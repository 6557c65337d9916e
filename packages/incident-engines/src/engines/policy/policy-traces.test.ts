import { describe, expect, it } from "vitest";
import { ADA, NOW } from "../../../test/noted-traces.js";
import { buildEvaluation, buildViolation } from "../../../test/policies.js";
import { evaluationTraces, violationTraces } from "./policy-traces.js";

const doing = { actor: ADA, at: NOW };

describe("what a violation leaves behind", () => {
  it("tells in event and audit record what was broken and what came of it", () => {
    const violation = buildViolation();
    const told = {
      runId: "run-1",
      policyId: "pol_1",
      violatedRule: "PII_SSN",
      severity: "high",
      contentHash: violation.contentHash,
      incidentId: "inc_1",
      preventionId: null,
    };
    expect(violationTraces(violation, {}, doing)).toEqual({
      events: [
        {
          eventType: "policies.PolicyViolationRecorded",
          actor: ADA,
          occurredAt: NOW,
          fields: { violationId: "vio_1", ...told },
        },
      ],
      audit: [
        {
          eventType: "PolicyViolationRecorded",
          entityType: "POLICY_VIOLATION",
          entityId: "vio_1",
          actor: ADA,
          reason: violation.reason,
          before: null,
          after: told,
          at: NOW,
        },
      ],
    });
  });
});

describe("what an evaluation leaves behind", () => {
  it("tells in event and audit record what the policies had to say", () => {
    expect(evaluationTraces(buildEvaluation({ reason: "clean" }), {}, doing)).toEqual({
      events: [
        {
          eventType: "policies.PolicyEvaluated",
          actor: ADA,
          occurredAt: NOW,
          fields: { evaluationId: "pev_1", runId: "run-1", outcome: "no_violation" },
        },
      ],
      audit: [
        {
          eventType: "PolicyEvaluated",
          entityType: "POLICY_EVALUATION",
          entityId: "pev_1",
          actor: ADA,
          reason: "clean",
          before: null,
          after: { runId: "run-1", outcome: "no_violation", policiesChecked: 3, draftCandidate: false },
          at: NOW,
        },
      ],
    });
  });
});

it("both belong to the project that they are told of", () => {
  const project = { projectId: "shop" };
  expect(violationTraces(buildViolation(), project, doing).events).toMatchObject([project]);
  expect(evaluationTraces(buildEvaluation(), project, doing).events).toMatchObject([project]);
});
