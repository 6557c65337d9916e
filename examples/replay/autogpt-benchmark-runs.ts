import { instantFromMicros, instantSchema, microsOf, type SignalInput } from "@hoc/incident-schemas";
import type { ReplayContext, SignalAdapter } from "../../apps/api/src/replay/adapter/adapter.js";
import type { ReplayRow } from "../../apps/api/src/replay/rows/row.js";
import { numberOrNull, text } from "./columns.js";

/** A run of the log; what the adapter looks at. `rootTest`, the labelled cause, is not among it. */
interface Run {
  readonly runId: string;
  readonly agentId: string;
  readonly test: string;
  readonly kind: string;
  readonly dependsOn: string | null;
  readonly error: string | null;
  readonly startedAt: string;
  readonly durationSec: number | null;
  readonly costUsd: number | null;
}

/** What is known of a batch while its runs come in: its clock, and which run tried which test. */
interface Batch {
  readonly id: string;
  readonly runOfTest: Map<string, string>;
  clock: number;
}

const adapter: SignalAdapter = {
  name: "autogpt-benchmark-runs",
  description: "Runs of agents in benchmark batches; a run that did not succeed is a signal",
  tenant: "autogpt",
  async *signals(rows, context) {
    let batch: Batch = { id: "", runOfTest: new Map(), clock: 0 };
    for await (const row of rows) {
      const batchId = text(row, "batchId", context);
      if (batchId !== batch.id) batch = { id: batchId, runOfTest: new Map(), clock: 0 };
      const run = runOf(row, context);
      batch.clock = Math.max(batch.clock, endOf(run));
      if (run.kind !== "ok") yield signalOf(run, batch);
      batch.runOfTest.set(run.test, run.runId);
    }
  },
};

export default adapter;

function signalOf(run: Run, batch: Batch): SignalInput {
  const failing = run.dependsOn ?? run.test;
  const cause = run.dependsOn === null ? undefined : batch.runOfTest.get(run.dependsOn);
  return {
    signalId: `run:${run.runId}`,
    triggerType: "run_failure",
    kind: "run",
    reference: run.runId,
    runId: run.runId,
    agentId: run.agentId,
    occurredAt: instantFromMicros(batch.clock),
    category: "EXECUTION_FAILURE",
    errorCode: run.kind.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "_"),
    // A run that was not started names what kept it from starting: those that wait for the same test are one problem
    // even when that test has no run in this log.
    fingerprint: JSON.stringify([run.agentId, failing]),
    title: `${run.agentId}: ${failing} does not succeed`,
    details: { batchId: batch.id, test: run.test, dependsOn: run.dependsOn },
    ...(run.error === null || run.error === "" ? {} : { errorMessage: run.error }),
    ...(run.costUsd === null ? {} : { costMicros: Math.round(run.costUsd * 1_000_000) }),
    ...(cause === undefined ? {} : { causedBy: { kind: "run", reference: cause } }),
  };
}

/**
 * When a run ended, in microseconds. A batch runs its tests one after another, so that none ends before the one ahead of
 * it; the batch's clock holds to that where the log's milliseconds are too coarse.
 */
function endOf({ startedAt, durationSec }: Run): number {
  return microsOf(instantSchema.parse(startedAt)) + Math.round((durationSec ?? 0) * 1_000_000);
}

function runOf(row: ReplayRow, context: ReplayContext): Run {
  return {
    runId: text(row, "runId", context),
    agentId: text(row, "agentId", context),
    test: text(row, "test", context),
    kind: text(row, "kind", context),
    startedAt: text(row, "startedAt", context),
    dependsOn: typeof row.values.dependsOn === "string" ? row.values.dependsOn : null,
    error: typeof row.values.error === "string" ? row.values.error : null,
    durationSec: numberOrNull(row, "durationSec", context),
    costUsd: numberOrNull(row, "costUsd", context),
  };
}
