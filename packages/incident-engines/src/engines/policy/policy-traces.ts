import type { PolicyEvaluation, PolicyViolation } from "@hoc/incident-schemas";
import { appendTraces } from "../append-traces.js";
import type { PolicyWriting } from "./policy-writing.js";
import { projectOfRun } from "./projects.js";

/** A violation that was stored just now, with what became of it. */
export type RecordedViolation = Pick<
  PolicyViolation,
  | "violationId"
  | "runId"
  | "policyId"
  | "violatedRule"
  | "severity"
  | "reason"
  | "contentHash"
  | "incidentId"
  | "preventionId"
>;

/**
 * Writes event and audit record of a violation, in the transaction that stored it.
 *
 * @example await leaveViolationTraces({ ports, actor }, "acme", { ...violation, incidentId, preventionId })
 */
export async function leaveViolationTraces(
  { ports, actor }: Omit<PolicyWriting, "uuid">,
  tenantId: string,
  violation: RecordedViolation,
): Promise<void> {
  const { violationId, runId, policyId, violatedRule, severity, contentHash, incidentId, preventionId } = violation;
  const told = { runId, policyId, violatedRule, severity, contentHash, incidentId, preventionId };
  await appendTraces(ports, tenantId, {
    events: [
      {
        eventType: "policies.PolicyViolationRecorded",
        actor,
        occurredAt: ports.recordedAt,
        fields: { violationId, ...told },
        ...(await projectOfRun(ports, tenantId, runId)),
      },
    ],
    audit: [
      {
        eventType: "PolicyViolationRecorded",
        entityType: "POLICY_VIOLATION",
        entityId: violationId,
        actor,
        reason: violation.reason,
        before: null,
        after: told,
        at: ports.recordedAt,
      },
    ],
  });
}

/**
 * Writes event and audit record of an evaluation, in the transaction that stored it.
 *
 * @example await leaveEvaluationTraces({ ports, actor }, "acme", evaluation)
 */
export async function leaveEvaluationTraces(
  { ports, actor }: Omit<PolicyWriting, "uuid">,
  tenantId: string,
  { evaluationId, runId, outcome, policiesChecked, draftCandidate, reason }: PolicyEvaluation,
): Promise<void> {
  await appendTraces(ports, tenantId, {
    events: [
      {
        eventType: "policies.PolicyEvaluated",
        actor,
        occurredAt: ports.recordedAt,
        fields: { evaluationId, runId, outcome },
        ...(await projectOfRun(ports, tenantId, runId)),
      },
    ],
    audit: [
      {
        eventType: "PolicyEvaluated",
        entityType: "POLICY_EVALUATION",
        entityId: evaluationId,
        actor,
        reason,
        before: null,
        after: { runId, outcome, policiesChecked, draftCandidate },
        at: ports.recordedAt,
      },
    ],
  });
}
