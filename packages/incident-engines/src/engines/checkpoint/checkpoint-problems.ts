import type { Checkpoint, CheckpointProblem, TrustedKey } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts } from "@hoc/incident-schemas/ports";
import { isSignedNote } from "./is-signed-note.js";

/** How many checkpoints are read at once. */
const BATCH = 500;

type Checkpoints = Pick<ReadPorts["checkpoints"], "fetchCheckpointChain" | "listCheckpoints">;

/**
 * What is wrong with the stored checkpoints themselves: whoever deletes some, or puts others in their place, contradicts
 * what is noted of the tenant, their chain, or a signature.
 *
 * @param last the one that was made last by the point, as it is stored
 * @param keys those that may have signed them; without any, the notes are taken for what they say
 * @example await checkpointProblems(ports.checkpoints, "acme", last, keys, at) // ["CHAIN_GAP"]
 */
export async function checkpointProblems(
  checkpoints: Checkpoints,
  tenantId: string,
  last: Checkpoint | undefined,
  keys: readonly TrustedKey[],
  at: ReadPoint,
): Promise<CheckpointProblem[]> {
  const { lastMadeAt, isWhole } = await checkpoints.fetchCheckpointChain(tenantId);
  // One that was made after the point is not stored by then.
  const isKnown = lastMadeAt !== null && lastMadeAt <= at.asOf;
  const problems: CheckpointProblem[] = [];
  if (isKnown && (last === undefined || last.recordedAt < lastMadeAt)) problems.push("CHECKPOINT_MISSING");
  if (!isWhole) problems.push("CHAIN_GAP");
  if (!(await areSigned(checkpoints, tenantId, keys, at))) problems.push("NOTE_NOT_SIGNED");
  return problems;
}

async function areSigned(
  checkpoints: Checkpoints,
  tenantId: string,
  keys: readonly TrustedKey[],
  at: ReadPoint,
): Promise<boolean> {
  let beforeSequence: number | undefined;
  do {
    const page: Checkpoint[] = await checkpoints.listCheckpoints(tenantId, { limit: BATCH, beforeSequence, at });
    if (!page.every((checkpoint) => isSignedNote(checkpoint, keys))) return false;
    beforeSequence = page.length < BATCH ? undefined : page.at(-1)?.sequence;
  } while (beforeSequence !== undefined);
  return true;
}
