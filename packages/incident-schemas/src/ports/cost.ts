import type { CostAnomaly, CostAnomalyFact, CostAnomalyFilters } from "../cost/cost-anomaly.js";
import type { CostRecordInput } from "../cost/cost-record.js";
import type { Actor } from "../incident/actor.js";
import type { Instant } from "../primitives/instant.js";
import type { NewestFirstPage, ReadPoint } from "./read-point.js";

/** A cost record that is about to be stored. */
export interface NewCostRecord extends Omit<CostRecordInput, "recordId" | "occurredAt"> {
  readonly recordId: string;
  readonly occurredAt: Instant;
  /** SHA-256 in hex of what the host said, by which a repeated record is told from a conflicting one. */
  readonly contentDigest: string;
}

/** A cost anomaly that is about to be stored. */
export interface NewCostAnomaly extends Omit<CostAnomalyFact, "observedAt"> {
  readonly observedAt: Instant;
  /** Whether it raises a signal: it is bad enough, and analytics is sure enough. */
  readonly raised: boolean;
  /** The snapshot that has the current value, where the product found it itself. */
  readonly snapshotId?: string;
  /** The baseline that has the expected value, where the product found it itself. */
  readonly baselineId?: string;
}

/** That an anomaly is over, as it is about to be stored. */
export interface NewAnomalyResolution {
  readonly anomalyId: string;
  readonly resolvedAt: Instant;
  readonly reason: string | null;
  readonly resolvedBy: Actor;
}

/** Which of the anomalies that have an end of their own are looked for. */
export interface WatchedAnomalies {
  /** None that was observed before. */
  readonly since: Instant;
  /** None that was both observed and over before. */
  readonly overSince: Instant;
}

/** An anomaly as it is stored: over when it was said to be; what its signal became is for the signals to say. */
export type StoredCostAnomaly = Omit<CostAnomaly, "deviationPct" | "signalId" | "incidentId">;

/** Stores what was spent, and where it was out of line. */
export interface CostDriver {
  /** Stores the records, each id once, that are not there yet; gives the content digests of those that were, by id. */
  insertCostRecords(tenantId: string, records: readonly NewCostRecord[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Stores an anomaly; false when one of the same UTC day and severity is stored that raised a signal, or did not, as
   * this one; then nothing changes.
   */
  insertCostAnomaly(tenantId: string, anomaly: NewCostAnomaly): Promise<boolean>;
  /** Anomalies recorded before `beforeSequence`, the last one first. */
  listCostAnomalies(
    tenantId: string,
    query: NewestFirstPage & { readonly filters: CostAnomalyFilters },
  ): Promise<StoredCostAnomaly[]>;
  /** What is stored under an anomaly's id, in the order it was recorded. */
  findCostAnomaly(tenantId: string, anomalyId: string): Promise<StoredCostAnomaly[]>;
  /**
   * Anomalies that end by themselves, in the order they were recorded: those that the product found in its snapshots,
   * and those of a budget and one of its periods.
   */
  listWatchedAnomalies(tenantId: string, watched: WatchedAnomalies): Promise<StoredCostAnomaly[]>;
  /** Stores that an anomaly is over; false when that was said before; then nothing changes. */
  insertAnomalyResolution(tenantId: string, resolution: NewAnomalyResolution): Promise<boolean>;
  /**
   * When incidents were over, by id: resolved by a person or a program, or by an all-clear. Not those that were resolved
   * because nothing was heard any more, nor those that are open.
   */
  fetchIncidentEnds(
    tenantId: string,
    incidentIds: readonly string[],
    at: ReadPoint,
  ): Promise<ReadonlyMap<string, Instant>>;
}
