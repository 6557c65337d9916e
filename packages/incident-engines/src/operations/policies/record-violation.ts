import { recordViolationInputSchema, violationResultSchema } from "@hoc/incident-schemas";
import { createPolicyViolationEngine } from "../../engines/policy/create-policy-violation-engine.js";
import { defineOperation } from "../define-operation.js";

/**
 * Stores that a run broke a rule of a policy, with the evidence, and raises its signal: one fact per run, policy and
 * rule, which belongs to one incident for ever, unless a rule prevents it. Said again in the same words it gives what is
 * stored. When its signal was sent before it, it gets the incident that took that signal. Errors: `policy_disabled`,
 * `violation_conflict`, `signal_conflict` when no incident took that earlier signal, `signal_too_old`; each leaves nothing.
 *
 * @example
 * await operations.execute("incidents.policies.recordViolation", { runId: "run-1", policyId: "PII", policyType: "PII",
 *   violatedRule: "PII_SSN", reason: "The answer holds a social security number.", evidence: { step: 3 } }, context)
 */
export const recordViolation = defineOperation({
  id: "incidents.policies.recordViolation",
  kind: "command",
  permission: "signals.record",
  summary: "Stores that a run broke a policy and tells which incident took it.",
  input: recordViolationInputSchema,
  output: violationResultSchema,
  handler: (fact, { context: { tenantId, actor }, ports, ambient: { uuid } }) =>
    createPolicyViolationEngine({ ports, uuid, actor }).persistViolationAndCreateIncident(tenantId, fact),
});
