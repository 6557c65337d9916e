import { column, nullable } from "../columns.js";

/** The `runs` table: runs of agents, each with one trace; the outcome is set once. */
export const RUNS = {
  name: "runs",
  columns: {
    tenantId: column("tenant_id", "text"),
    id: column("id", "text"),
    sequence: column("sequence", "bigint"),
    agentId: column("agent_id", "text"),
    goal: nullable("goal", "text"),
    status: column("status", "text"),
    reportedStatus: column("reported_status", "text"),
    outcome: nullable("outcome", "text"),
    severity: nullable("severity", "text"),
    category: nullable("category", "text"),
    errorCode: nullable("error_code", "text"),
    errorMessage: nullable("error_message", "text"),
    terminationReason: nullable("termination_reason", "text"),
    stoppedAtStep: nullable("stopped_at_step", "int"),
    violationPolicyId: nullable("violation_policy_id", "text"),
    parentRunId: nullable("parent_run_id", "text"),
    attempt: column("attempt", "int"),
    projectId: nullable("project_id", "text"),
    policySnapshotId: nullable("policy_snapshot_id", "text"),
    traceId: column("trace_id", "text"),
    correlationId: nullable("correlation_id", "text"),
    inputTokens: nullable("input_tokens", "bigint"),
    outputTokens: nullable("output_tokens", "bigint"),
    costMicros: nullable("cost_micros", "money"),
    isSynthetic: column("is_synthetic", "boolean"),
    syntheticScenarioId: nullable("synthetic_scenario_id", "text"),
    metadata: nullable("metadata", "json"),
    startedAt: column("started_at", "instant"),
    completedAt: nullable("completed_at", "instant"),
    recordedAt: column("recorded_at", "instant"),
    outcomeSequence: nullable("outcome_sequence", "bigint"),
    outcomeRecordedAt: nullable("outcome_recorded_at", "instant"),
    reportDigest: column("report_digest", "text"),
    outcomeDigest: nullable("outcome_digest", "text"),
  },
} as const;

const {
  status,
  outcome,
  severity,
  category,
  errorCode,
  errorMessage,
  terminationReason,
  stoppedAtStep,
  violationPolicyId,
  inputTokens,
  outputTokens,
  costMicros,
  completedAt,
  outcomeSequence,
  outcomeRecordedAt,
  outcomeDigest,
  ...reported
} = RUNS.columns;

/** The columns of a run that its outcome sets; all but the status are empty before. */
export const RUN_OUTCOME_COLUMNS = {
  status,
  outcome,
  severity,
  category,
  errorCode,
  errorMessage,
  terminationReason,
  stoppedAtStep,
  violationPolicyId,
  inputTokens,
  outputTokens,
  costMicros,
  completedAt,
  outcomeSequence,
  outcomeRecordedAt,
  outcomeDigest,
} as const;

/** The columns of a run that its report sets. */
export const RUN_REPORT_COLUMNS = { ...reported, status } as const;
