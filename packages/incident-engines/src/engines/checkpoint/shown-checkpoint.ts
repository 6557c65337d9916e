import type { Checkpoint } from "@hoc/incident-schemas";
import type { StoredCheckpoint } from "@hoc/incident-schemas/ports";

/**
 * A checkpoint as it is shown: without what only the next one needs.
 *
 * @example shownCheckpoint(stored).rootHash
 */
export function shownCheckpoint({ frontier: _, ...checkpoint }: StoredCheckpoint): Checkpoint {
  return checkpoint;
}
