import { EMPTY_FRONTIER, extendTree, headLeafHash } from "@hoc/export-bundles";
import { type CheckpointVerdict, MAX_AUDITED_INCIDENTS, type TrustedKey } from "@hoc/incident-schemas";
import type { PlacedHead, ReadPoint, ReadPorts, StoredCheckpoint } from "@hoc/incident-schemas/ports";
import { readAt } from "../incident-read/read-point.js";
import { checkpointProblems } from "./checkpoint-problems.js";
import { isSignedNote } from "./is-signed-note.js";
import { shownCheckpoint } from "./shown-checkpoint.js";

/** How many timelines are read at once. */
const BATCH = 200;

/**
 * Whether everything that the last checkpoint by a point speaks of is still there: the stored leaves come to the root
 * that was signed, and every logged timeline, chained again, still leads to its head; and whether the checkpoints
 * themselves are all there, in one chain, each with its signature.
 *
 * @param keys those that may have signed the checkpoints; without any, the notes are taken for what they say
 * @example (await verifyCheckpoint(ports, "acme", keys, at)).verificationStatus // "VERIFIED"
 */
export async function verifyCheckpoint(
  { checkpoints }: Pick<ReadPorts, "checkpoints">,
  tenantId: string,
  keys: readonly TrustedKey[],
  at: ReadPoint,
): Promise<CheckpointVerdict> {
  const checkpoint = await checkpoints.fetchLastCheckpoint(tenantId, at);
  const problems = await checkpointProblems(checkpoints, tenantId, checkpoint, keys, at);
  if (checkpoint === undefined) {
    const verificationStatus = problems.length === 0 ? "NO_CHECKPOINT" : "BROKEN";
    return { ...NOTHING_STORED, verificationStatus, problems, ...readAt(at) };
  }
  const heads = await checkpoints.listHeads(tenantId, checkpoint.treeSize);
  const rootMatches = comesToSignedRoot(tenantId, checkpoint, heads, keys);
  const lastHeads = [...new Map(heads.map((head) => [head.incidentId, head])).values()];
  const broken: { readonly incidentId: string; readonly isMissing: boolean }[] = [];
  for (let from = 0; from < lastHeads.length; from += BATCH)
    broken.push(...(await checkpoints.findBrokenHeads(tenantId, lastHeads.slice(from, from + BATCH))));
  return {
    checkpoint: shownCheckpoint(checkpoint),
    verificationStatus: rootMatches && broken.length === 0 && problems.length === 0 ? "VERIFIED" : "BROKEN",
    problems,
    rootMatches,
    incidents: lastHeads.length,
    missing: named(broken.filter(({ isMissing }) => isMissing)),
    changed: named(broken.filter(({ isMissing }) => !isMissing)),
    ...readAt(at),
  };
}

/** There is nothing to hold the timelines against. */
const NOTHING_STORED = { checkpoint: null, rootMatches: false, incidents: 0, missing: [], changed: [] };

function comesToSignedRoot(
  tenantId: string,
  checkpoint: StoredCheckpoint,
  heads: readonly PlacedHead[],
  keys: readonly TrustedKey[],
): boolean {
  const { treeSize, rootHash } = checkpoint;
  const isInOrder = heads.length === treeSize && heads.every(({ leafIndex }, index) => leafIndex === index);
  const leaves = heads.map(({ incidentId, entries, head }) => headLeafHash(tenantId, { incidentId, entries, head }));
  return isInOrder && isSignedNote(checkpoint, keys) && extendTree(EMPTY_FRONTIER, leaves).rootHash === rootHash;
}

function named(broken: readonly { readonly incidentId: string }[]): string[] {
  return broken.map(({ incidentId }) => incidentId).slice(0, MAX_AUDITED_INCIDENTS);
}
