import { addSeconds, type CheckpointReason, type Instant } from "@hoc/incident-schemas";
import type { StoredCheckpoint, TimelineProgress } from "@hoc/incident-schemas/ports";

/** What it is decided by whether a checkpoint is due. */
export interface CheckpointFacts {
  readonly last: Pick<StoredCheckpoint, "recordedAt"> | undefined;
  readonly progress: TimelineProgress;
  readonly now: Instant;
  readonly everySeconds: number;
}

/**
 * Why a checkpoint is due, or `null`: an incident opened or ended, or the last one is old. A quiet day gets one too,
 * which repeats size and root: it says that nothing was taken away until then.
 *
 * @example checkpointDue({ last: undefined, progress: { heads: [], reason: null }, now, everySeconds: 86_400 }) // null
 */
export function checkpointDue({ last, progress, now, everySeconds }: CheckpointFacts): CheckpointReason | null {
  if (progress.reason !== null) return progress.reason;
  if (last === undefined) return progress.heads.length === 0 ? null : "daily";
  return last.recordedAt < addSeconds(now, -everySeconds) ? "daily" : null;
}
