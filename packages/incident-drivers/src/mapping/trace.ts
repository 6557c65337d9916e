import {
  type RunOutcome,
  TRACE_STEP_LEVELS,
  type TraceStatus,
  type TraceStep,
  type TraceSummary,
} from "@hoc/incident-schemas";
import { column, nullable, type RowOf } from "../database/columns.js";
import { POLICY_VIOLATIONS, RUNS, TRACE_STEPS } from "../database/tables/index.js";
import { exactCosts } from "./costs.js";
import { fromDb, selectList } from "./rows.js";

/** The select list of a stored step. */
export function traceStepFields(alias: string) {
  return selectList(TRACE_STEPS.columns, alias);
}

/** A stored step from its row, in the words that traces are read in. */
export function fromDbTraceStep(row: Record<string, unknown>): TraceStep {
  const stored = fromDb(TRACE_STEPS.columns, row) as StoredStep;
  return {
    stepIndex: stored.stepIndex,
    stepType: stored.skillName,
    skillId: stored.skillId,
    status: stored.status,
    level: TRACE_STEP_LEVELS[stored.status],
    outcomeCategory: stored.outcomeCategory,
    outcomeCode: stored.outcomeCode,
    outcomeData: stored.outcomeData,
    tokens: stored.tokens ?? 0,
    tokensKnown: stored.tokens !== null,
    costMicros: stored.costMicros,
    durationMs: stored.durationMs,
    retryCount: stored.retryCount,
    inputHash: stored.inputHash,
    contentHash: stored.outputHash,
    source: stored.source,
    timestamp: stored.occurredAt,
    recordedAt: stored.recordedAt,
  };
}

const { traceId, correlationId, outcome, startedAt, completedAt } = RUNS.columns;
const { tokens, costMicros, durationMs } = TRACE_STEPS.columns;
const { stepIndex, policyId, reason } = POLICY_VIOLATIONS.columns;

const SUMMARY = {
  traceId,
  runId: column("run_id", "text"),
  correlationId,
  outcome,
  startedAt,
  completedAt,
  steps: column("steps", "bigint"),
  tokens,
  tokensKnown: column("tokens_known", "boolean"),
  costMicros,
  durationMs,
  violationStepIndex: stepIndex,
  violationTimestamp: nullable("violation_timestamp", "instant"),
  violationPolicyId: policyId,
  violationReason: reason,
};

/** The select list of a trace in short: a run, the totals of its steps, and its first violation that names a step. */
export function traceSummaryFields(alias: string) {
  return selectList(SUMMARY, alias);
}

const STATUS_OF_OUTCOME: Readonly<Record<RunOutcome, TraceStatus>> = {
  SUCCESS: "completed",
  FAILURE: "failed",
  BLOCKED: "aborted",
  ABORTED: "aborted",
};

/**
 * A trace in short from its row; it stands as its run does.
 *
 * @throws DomainError `cost_out_of_range` when a total is no exact whole number
 */
export function fromDbTraceSummary(row: Record<string, unknown>): TraceSummary {
  const { outcome, ...summary } = exactCosts(
    () => fromDb(SUMMARY, row),
    "The steps of the trace carry costs, tokens or durations whose total is no exact whole number (±2^53 − 1).",
  );
  const status = outcome === null ? "running" : STATUS_OF_OUTCOME[outcome as RunOutcome];
  return { ...summary, status } as TraceSummary;
}

type StoredStep = RowOf<typeof TRACE_STEPS.columns> & Pick<TraceStep, "status" | "outcomeData" | "source">;
