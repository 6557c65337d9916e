import { column, nullable } from "../columns.js";

/** The `policy_evaluations` table: that runs were held against policies, once per run; append-only. */
export const POLICY_EVALUATIONS = {
  name: "policy_evaluations",
  columns: {
    tenantId: column("tenant_id", "text"),
    id: column("id", "text"),
    sequence: column("sequence", "bigint"),
    runId: column("run_id", "text"),
    outcome: column("outcome", "text"),
    policiesChecked: column("policies_checked", "int"),
    confidence: nullable("confidence", "decimal"),
    reason: nullable("reason", "text"),
    draftCandidate: column("draft_candidate", "boolean"),
    isSynthetic: column("is_synthetic", "boolean"),
    syntheticScenarioId: nullable("synthetic_scenario_id", "text"),
    createdAt: column("created_at", "instant"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;
