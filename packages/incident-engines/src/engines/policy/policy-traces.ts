import type { PolicyEvaluation, PolicyViolation } from "@hoc/incident-schemas";
import type { NewPolicyViolation } from "@hoc/incident-schemas/ports";
import { type ChangeTraces, changeTraces, type Doing } from "../append-traces.js";
import type { EventProject } from "../event-project.js";

/** A violation that was stored just now, with what became of it. */
export type RecordedViolation = NewPolicyViolation & Pick<PolicyViolation, "incidentId" | "preventionId">;

/**
 * What a violation leaves behind, in the project of its run.
 *
 * @example violationTraces({ ...violation, incidentId, preventionId }, project, { actor, at: ports.recordedAt })
 */
export function violationTraces(violation: RecordedViolation, project: EventProject, doing: Doing): ChangeTraces {
  const { violationId, runId, policyId, violatedRule, severity, contentHash, incidentId, preventionId } = violation;
  const told = { runId, policyId, violatedRule, severity, contentHash, incidentId, preventionId };
  return changeTraces(doing, {
    event: { eventType: "policies.PolicyViolationRecorded", fields: { violationId, ...told } },
    project,
    auditType: "PolicyViolationRecorded",
    entityType: "POLICY_VIOLATION",
    entityId: violationId,
    after: told,
    reason: violation.reason,
  });
}

/**
 * What an evaluation leaves behind, in the project of its run.
 *
 * @example await appendTraces(ports, "acme", evaluationTraces(evaluation, project, { actor, at: ports.recordedAt }))
 */
export function evaluationTraces(evaluation: PolicyEvaluation, project: EventProject, doing: Doing): ChangeTraces {
  const { evaluationId, runId, outcome, policiesChecked, draftCandidate, reason } = evaluation;
  return changeTraces(doing, {
    event: { eventType: "policies.PolicyEvaluated", fields: { evaluationId, runId, outcome } },
    project,
    auditType: "PolicyEvaluated",
    entityType: "POLICY_EVALUATION",
    entityId: evaluationId,
    after: { runId, outcome, policiesChecked, draftCandidate },
    reason,
  });
}
