import type { Severity } from "../incident/severity.js";
import type { Absorption, SignalView } from "../incident/signal.js";
import type { Instant } from "../primitives/instant.js";
import type { RunSignals } from "../reads/evidence.js";
import type { ReadPoint } from "./read-point.js";

/** Stored signals of an incident that are alike in what counts. */
export interface SignalTally {
  readonly absorption: Absorption;
  readonly triggerType: string;
  readonly initialSeverity: Severity | null;
  readonly count: number;
  readonly firstReceivedAt: Instant;
  readonly lastReceivedAt: Instant;
}

/** What an incident had come to when a signal had been recorded. */
export interface RunningTotal {
  /** The place in the tenant's sequence up to which was counted. */
  readonly sequence: number;
  readonly signalCount: number;
  /** Null when no signal carried a cost. */
  readonly costMicros: number | null;
}

/** Violation signals of an incident that broke one policy. */
export interface PolicyTally {
  /** Null when the violations did not name one. */
  readonly policyId: string | null;
  readonly violationIds: readonly string[];
  readonly signalCount: number;
}

/** Reads and prunes stored signals of one tenant. */
export interface SignalDriver {
  /** Signals of an incident from after `afterSequence` on, in the order they were recorded. */
  listIncidentSignals(
    tenantId: string,
    incidentId: string,
    page: { readonly afterSequence: number; readonly limit: number; readonly at?: ReadPoint },
  ): Promise<SignalView[]>;
  /** References of the incident's call signals, in the order they were recorded. */
  listRelatedCallIds(tenantId: string, incidentId: string, limit: number, at?: ReadPoint): Promise<string[]>;
  /** The tenant's signals that have one of these ids, in the order they were recorded. */
  findSignals(tenantId: string, signalIds: readonly string[], at?: ReadPoint): Promise<SignalView[]>;
  /** Those of the incident's signals that have one of these ids, in the order they were recorded. */
  findIncidentSignals(
    tenantId: string,
    incidentId: string,
    signalIds: readonly string[],
    at?: ReadPoint,
  ): Promise<SignalView[]>;
  /** The incident's signals counted by how it took them, trigger type and stated severity, in this order. */
  tallySignals(tenantId: string, incidentId: string, at?: ReadPoint): Promise<SignalTally[]>;
  /** What the incident's signals had come to at places of the tenant's sequence, each included; in rising order. */
  fetchRunningTotals(tenantId: string, incidentId: string, sequences: readonly number[]): Promise<RunningTotal[]>;
  /** What is stored of a run; agents by id and error codes by frequency, at most `limit` of each. */
  summarizeRun(tenantId: string, runId: string, limit: number, at: ReadPoint): Promise<RunSignals>;
  /** The policies whose violations the incident took, most signals first, at most `limit` with `limit` violations each. */
  tallyPolicies(tenantId: string, incidentId: string, limit: number, at: ReadPoint): Promise<PolicyTally[]>;
  /** The runs that the incident's signals name, most signals first, ties by id. */
  tallyRuns(
    tenantId: string,
    incidentId: string,
    limit: number,
    at: ReadPoint,
  ): Promise<{ readonly runId: string; readonly signalCount: number }[]>;
  /**
   * Deletes at most `limit` signals of incidents that were resolved before `resolvedBefore`, and all-clears of nothing
   * that were recorded before; gives how many. What a rule suppressed is kept: sent again, it must not become an incident.
   */
  pruneSignals(tenantId: string, resolvedBefore: Instant, limit: number): Promise<number>;
}
