import type { CostAnomalyFact } from "../cost/cost-anomaly.js";
import type { CostRecordInput } from "../cost/cost-record.js";
import type { Instant } from "../primitives/instant.js";

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
}

/** Stores what was spent, and where it was out of line. */
export interface CostDriver {
  /** Stores the records that are not there yet; gives the content digests of those that were, by id. */
  insertCostRecords(tenantId: string, records: readonly NewCostRecord[]): Promise<ReadonlyMap<string, string>>;
  /** Stores an anomaly; false when it is stored for the same UTC day and severity, and then nothing changes. */
  insertCostAnomaly(tenantId: string, anomaly: NewCostAnomaly): Promise<boolean>;
}
