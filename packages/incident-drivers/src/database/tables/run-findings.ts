import { column, nullable } from "../columns.js";

/** The `run_findings` table: what detectors found in runs, once per run and detector; append-only. */
export const RUN_FINDINGS = {
  name: "run_findings",
  columns: {
    tenantId: column("tenant_id", "text"),
    id: column("id", "text"),
    sequence: column("sequence", "bigint"),
    runId: column("run_id", "text"),
    traceId: column("trace_id", "text"),
    agentId: column("agent_id", "text"),
    detectorId: column("detector_id", "text"),
    detectorVersion: column("detector_version", "int"),
    severity: column("severity", "text"),
    explanation: column("explanation", "text"),
    evidence: column("evidence", "json"),
    contentHash: column("content_hash", "text"),
    parameters: column("parameters", "json"),
    firstStepIndex: column("first_step_index", "int"),
    lastStepIndex: column("last_step_index", "int"),
    signalId: column("signal_id", "text"),
    isSynthetic: column("is_synthetic", "boolean"),
    syntheticScenarioId: nullable("synthetic_scenario_id", "text"),
    occurredAt: column("occurred_at", "instant"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;
