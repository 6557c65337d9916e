import type {
  ReportRun,
  Run,
  RunFilters,
  RunLimits,
  RunOutcome,
  RunSeverity,
  RunTerminationReason,
} from "../failures/run.js";
import type { Instant } from "../primitives/instant.js";
import type { NewestFirstPage, ReadPoint } from "./read-point.js";

/** A run that is about to be stored, without its outcome. */
export interface NewRun extends Pick<ReportRun, "agentId" | "status" | "attempt" | "isSynthetic"> {
  readonly runId: string;
  readonly traceId: string;
  readonly goal: string | null;
  readonly startedAt: Instant;
  readonly parentRunId: string | null;
  readonly projectId: string | null;
  readonly policySnapshotId: string | null;
  readonly correlationId: string | null;
  readonly syntheticScenarioId: string | null;
  readonly metadata: Readonly<Record<string, unknown>> | null;
  readonly limits: RunLimits | null;
  /** SHA-256 in hex of what the host said, by which a repeated report is told from a conflicting one. */
  readonly reportDigest: string;
}

/** How a run ended, as it is about to be stored. */
export interface NewRunOutcome {
  readonly status: string;
  readonly outcome: RunOutcome;
  readonly severity: RunSeverity;
  readonly category: string;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly terminationReason: RunTerminationReason | null;
  readonly stoppedAtStep: number | null;
  readonly violationPolicyId: string | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly costMicros: number | null;
  readonly completedAt: Instant;
  /** SHA-256 in hex of what the host said. */
  readonly outcomeDigest: string;
}

/** A stored run with the digests that its reports are compared by. */
export interface StoredRun extends Run {
  readonly reportDigest: string;
  readonly outcomeDigest: string | null;
}

/** Stores and reads the runs of a tenant. A run gets its outcome once. */
export interface RunDriver {
  /** Stores a run; false when its id exists already, and then nothing changes. Throws `trace_id_taken`. */
  insertRun(tenantId: string, run: NewRun): Promise<boolean>;
  /** Stores how a run ended; false when it is not there or over already, and then nothing changes. */
  updateRunOutcome(tenantId: string, runId: string, outcome: NewRunOutcome): Promise<boolean>;
  /** One run, its incidents counted, or `undefined`. */
  fetchRun(tenantId: string, runId: string, at?: ReadPoint): Promise<StoredRun | undefined>;
  /** The trace ids of those of the runs that were reported, by run id. */
  fetchTraceIds(tenantId: string, runIds: readonly string[], at?: ReadPoint): Promise<ReadonlyMap<string, string>>;
  /** Runs recorded before `beforeSequence`, the last one first. */
  listRuns(tenantId: string, query: NewestFirstPage & { readonly filters: RunFilters }): Promise<Run[]>;
  /** How many incidents took a signal of the run. */
  countRunIncidents(tenantId: string, runId: string, at?: ReadPoint): Promise<number>;
}
