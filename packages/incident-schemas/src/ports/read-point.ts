import type { Instant } from "../primitives/instant.js";

/** The instant that a read speaks of, and what the tenant had recorded by then. */
export interface ReadPoint {
  readonly asOf: Instant;
  /** The highest number of the tenant's sequence that was recorded by then; 0 before the first. */
  readonly sequence: number;
  /** Whether the tenant recorded nothing since, so that what is stored is what was. */
  readonly isLatest: boolean;
}

/** A stretch of a list in the order of recording, the newest first. */
export interface NewestFirstPage {
  /** Only what was recorded before this number of the tenant's sequence. */
  readonly beforeSequence?: number | undefined;
  readonly limit: number;
  readonly at: ReadPoint;
}

/** How far a tenant has got. */
export interface TenantProgress {
  readonly lastSequence: number;
  readonly lastRecordedAt: Instant;
}

/** Finds the points that reads can be made at. */
export interface ReadPointDriver {
  /** Whether all that is read beside it is read of one snapshot, so that nothing can be recorded in between. */
  readonly isOneSnapshot: boolean;
  /** How far the tenant has got; `undefined` when it never recorded anything. */
  findProgress(tenantId: string): Promise<TenantProgress | undefined>;
  /** The highest sequence that the tenant had recorded by an instant; 0 before the first. */
  findSequenceAt(tenantId: string, asOf: Instant): Promise<number>;
}
