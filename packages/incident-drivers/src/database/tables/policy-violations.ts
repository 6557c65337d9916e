import { column, nullable } from "../columns.js";

/** The `policy_violations` table: violations of policies with their evidence, one per run, policy and rule; append-only. */
export const POLICY_VIOLATIONS = {
  name: "policy_violations",
  columns: {
    tenantId: column("tenant_id", "text"),
    id: column("id", "text"),
    sequence: column("sequence", "bigint"),
    runId: column("run_id", "text"),
    policyId: column("policy_id", "text"),
    policyType: column("policy_type", "text"),
    violatedRule: column("violated_rule", "text"),
    evaluatedValue: nullable("evaluated_value", "text"),
    thresholdCondition: nullable("threshold_condition", "text"),
    severity: column("severity", "text"),
    reason: column("reason", "text"),
    evidence: column("evidence", "json"),
    contentHash: column("content_hash", "text"),
    agentId: nullable("agent_id", "text"),
    stepIndex: nullable("step_index", "int"),
    isSynthetic: column("is_synthetic", "boolean"),
    syntheticScenarioId: nullable("synthetic_scenario_id", "text"),
    occurredAt: column("occurred_at", "instant"),
    recordedAt: column("recorded_at", "instant"),
    contentDigest: column("content_digest", "text"),
  },
} as const;

/** The `violation_incidents` table: the one incident of each violation; append-only. */
export const VIOLATION_INCIDENTS = {
  name: "violation_incidents",
  columns: {
    tenantId: column("tenant_id", "text"),
    violationId: column("violation_id", "text"),
    incidentId: column("incident_id", "text"),
    sequence: column("sequence", "bigint"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;
