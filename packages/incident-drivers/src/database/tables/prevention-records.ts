import { column, nullable } from "../columns.js";

/** The `prevention_records` table: signals that a rule kept from becoming incidents; append-only. */
export const PREVENTION_RECORDS = {
  name: "prevention_records",
  columns: {
    tenantId: column("tenant_id", "text"),
    id: column("id", "text"),
    sequence: column("sequence", "bigint"),
    policyId: column("policy_id", "text"),
    patternId: column("pattern_id", "text"),
    signalId: column("signal_id", "text"),
    originalIncidentId: nullable("original_incident_id", "text"),
    runId: nullable("run_id", "text"),
    violationId: nullable("violation_id", "text"),
    outcome: column("outcome", "text"),
    signatureMatchConfidence: column("signature_match_confidence", "decimal"),
    policyAgeSeconds: column("policy_age_seconds", "bigint"),
    isSimulated: column("is_simulated", "boolean"),
    isSynthetic: column("is_synthetic", "boolean"),
    syntheticScenarioId: nullable("synthetic_scenario_id", "text"),
    createdAt: column("created_at", "instant"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;
