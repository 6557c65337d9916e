import type { Checkpoint, CheckpointReason, TimelineHead } from "../exports/checkpoint.js";
import type { Instant } from "../primitives/instant.js";
import type { NewestFirstPage, ReadPoint } from "./read-point.js";

/** A checkpoint as it is about to be stored, with what the next one continues from. */
export interface NewCheckpoint extends Omit<Checkpoint, "recordedAt" | "sequence"> {
  /** Roots of the full subtrees that the tree is made of, the largest first, in hex: all that appending needs. */
  readonly frontier: readonly string[];
}

/** A stored checkpoint with what the next one continues from. */
export interface StoredCheckpoint extends Checkpoint {
  readonly frontier: readonly string[];
}

/** A leaf in its place. */
export interface PlacedHead extends TimelineHead {
  readonly leafIndex: number;
}

/** What a tenant's own row and the chain of its stored checkpoints say of each other. */
export interface CheckpointChain {
  /** When the tenant made its last checkpoint, by what is noted of the tenant; null before the first. */
  readonly lastMadeAt: Instant | null;
  /** Whether every stored checkpoint continues the one stored before it, and the first continues none. */
  readonly isWhole: boolean;
}

/** What happened to a tenant's timelines since its last checkpoint. */
export interface TimelineProgress {
  /** The head of every timeline that moved since, by the sequence of its last entry, then by incident. */
  readonly heads: readonly TimelineHead[];
  /** The most telling reason for a checkpoint among the entries that came since; null when there is none. */
  readonly reason: Exclude<CheckpointReason, "daily"> | null;
}

/** The log of timeline heads and its checkpoints; rows are added, never changed. */
export interface CheckpointDriver {
  /** The checkpoint made last, or by a point; `undefined` before the first. */
  fetchLastCheckpoint(tenantId: string, at?: ReadPoint): Promise<StoredCheckpoint | undefined>;
  /** The first checkpoint that was made of a tree of this size, or `undefined`. */
  fetchCheckpointOfSize(tenantId: string, treeSize: number, at?: ReadPoint): Promise<StoredCheckpoint | undefined>;
  /** Checkpoints recorded before `beforeSequence`, the last one first. */
  listCheckpoints(tenantId: string, page: NewestFirstPage): Promise<Checkpoint[]>;
  /** Whether the stored checkpoints are all that were made, as far as the tenant's row and their chain tell. */
  fetchCheckpointChain(tenantId: string): Promise<CheckpointChain>;
  /** What the timelines say, as of a point, that the heads already logged do not. */
  fetchTimelineProgress(tenantId: string, at: ReadPoint): Promise<TimelineProgress>;
  /** The first `treeSize` leaves in their order. */
  listHeads(tenantId: string, treeSize: number): Promise<PlacedHead[]>;
  /** The last leaf of an incident among the first `treeSize`, or `undefined`. */
  fetchHeadOfIncident(tenantId: string, incidentId: string, treeSize: number): Promise<PlacedHead | undefined>;
  /** Of these heads those that the stored timelines no longer have in their place, and whether the incident is gone. */
  findBrokenHeads(
    tenantId: string,
    heads: readonly TimelineHead[],
  ): Promise<{ readonly incidentId: string; readonly isMissing: boolean }[]>;
  /**
   * Adds leaves from `firstLeafIndex` on and the checkpoint of the tree that comes of it; false, and nothing stored,
   * when another checkpoint was made of the tenant since `previous` (its sequence; 0 when it was to be the first).
   */
  insertCheckpoint(
    tenantId: string,
    checkpoint: NewCheckpoint,
    added: { readonly firstLeafIndex: number; readonly heads: readonly TimelineHead[]; readonly previous: number },
  ): Promise<boolean>;
}

/** Which tenants the checkpoint worker has to look at. */
export interface FanOutCheckpoints {
  /** Tenants that wrote since their last checkpoint, or whose last one is older than `dailyBefore`, the oldest first. */
  tenantsToCheckpoint(dailyBefore: Instant, limit: number): Promise<string[]>;
}
