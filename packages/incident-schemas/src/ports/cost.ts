import type { CostAnomaly, CostAnomalyFact, CostAnomalyFilters } from "../cost/cost-anomaly.js";
import type { CostRecordInput } from "../cost/cost-record.js";
import type { Instant } from "../primitives/instant.js";
import type { NewestFirstPage } from "./read-point.js";

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
}

/** An anomaly as it is stored; what its signal became is for the signals to say. */
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
}
