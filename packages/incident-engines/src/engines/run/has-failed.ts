import type { StoredRun } from "@hoc/incident-schemas/ports";

/**
 * Whether a stored run is over and did not do its work.
 *
 * @example hasFailed({ outcome: null }) // false: it is under way
 */
export function hasFailed({ outcome }: Pick<StoredRun, "outcome">): boolean {
  return outcome !== null && outcome !== "SUCCESS";
}
