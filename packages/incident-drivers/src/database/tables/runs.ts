import { column, nullable } from "../columns.js";

const status = column("status", "text");

/** The columns of a run that its report sets. */
export const RUN_REPORT_COLUMNS = {
  tenantId: column("tenant_id", "text"),
  id: column("id", "text"),
  sequence: column("sequence", "bigint"),
  agentId: column("agent_id", "text"),
  goal: nullable("goal", "text"),
  status,
  reportedStatus: column("reported_status", "text"),
  parentRunId: nullable("parent_run_id", "text"),
  attempt: column("attempt", "int"),
  projectId: nullable("project_id", "text"),
  policySnapshotId: nullable("policy_snapshot_id", "text"),
  traceId: column("trace_id", "text"),
  correlationId: nullable("correlation_id", "text"),
  isSynthetic: column("is_synthetic", "boolean"),
  syntheticScenarioId: nullable("synthetic_scenario_id", "text"),
  metadata: nullable("metadata", "json"),
  limits: nullable("limits", "json"),
  startedAt: column("started_at", "instant"),
  recordedAt: column("recorded_at", "instant"),
  reportDigest: column("report_digest", "text"),
} as const;

/** The columns of a run that its outcome sets; all but the status are empty before. */
export const RUN_OUTCOME_COLUMNS = {
  status,
  outcome: nullable("outcome", "text"),
  severity: nullable("severity", "text"),
  category: nullable("category", "text"),
  errorCode: nullable("error_code", "text"),
  errorMessage: nullable("error_message", "text"),
  terminationReason: nullable("termination_reason", "text"),
  stoppedAtStep: nullable("stopped_at_step", "int"),
  violationPolicyId: nullable("violation_policy_id", "text"),
  inputTokens: nullable("input_tokens", "bigint"),
  outputTokens: nullable("output_tokens", "bigint"),
  costMicros: nullable("cost_micros", "money"),
  completedAt: nullable("completed_at", "instant"),
  outcomeSequence: nullable("outcome_sequence", "bigint"),
  outcomeRecordedAt: nullable("outcome_recorded_at", "instant"),
  outcomeDigest: nullable("outcome_digest", "text"),
} as const;

/** The `runs` table: runs of agents, each with one trace; the outcome is set once. */
export const RUNS = {
  name: "runs",
  columns: { ...RUN_REPORT_COLUMNS, ...RUN_OUTCOME_COLUMNS },
} as const;
