import { EMPTY_FRONTIER, extendTree, headLeafHash, openNote } from "@hoc/export-bundles";
import { type CheckpointVerdict, MAX_AUDITED_INCIDENTS, type TrustedKey } from "@hoc/incident-schemas";
import type { PlacedHead, ReadPoint, ReadPorts, StoredCheckpoint } from "@hoc/incident-schemas/ports";
import { readAt } from "../incident-read/read-point.js";
import { shownCheckpoint } from "./shown-checkpoint.js";

/** How many timelines are read at once. */
const BATCH = 200;

/**
 * Whether everything that the last checkpoint by a point speaks of is still there: the stored leaves come to the root
 * that was signed, and every logged timeline, chained again, still leads to its head.
 *
 * @param keys those that may have signed the checkpoint; without any, the note is taken for what it says
 * @example (await verifyCheckpoint(ports, "acme", keys, at)).verificationStatus // "VERIFIED"
 */
export async function verifyCheckpoint(
  { checkpoints }: Pick<ReadPorts, "checkpoints">,
  tenantId: string,
  keys: readonly TrustedKey[],
  at: ReadPoint,
): Promise<CheckpointVerdict> {
  const checkpoint = await checkpoints.fetchLastCheckpoint(tenantId, at);
  if (checkpoint === undefined) return { ...NO_CHECKPOINT, ...readAt(at) };
  const heads = await checkpoints.listHeads(tenantId, checkpoint.treeSize);
  const rootMatches = comesToSignedRoot(tenantId, checkpoint, heads, keys);
  const lastHeads = [...new Map(heads.map((head) => [head.incidentId, head])).values()];
  const broken: { readonly incidentId: string; readonly isMissing: boolean }[] = [];
  for (let from = 0; from < lastHeads.length; from += BATCH)
    broken.push(...(await checkpoints.findBrokenHeads(tenantId, lastHeads.slice(from, from + BATCH))));
  return {
    checkpoint: shownCheckpoint(checkpoint),
    verificationStatus: rootMatches && broken.length === 0 ? "VERIFIED" : "BROKEN",
    rootMatches,
    incidents: lastHeads.length,
    missing: named(broken.filter(({ isMissing }) => isMissing)),
    changed: named(broken.filter(({ isMissing }) => !isMissing)),
    ...readAt(at),
  };
}

/** There is nothing to hold the timelines against. */
const NO_CHECKPOINT: Omit<CheckpointVerdict, keyof ReturnType<typeof readAt>> = {
  checkpoint: null,
  verificationStatus: "NO_CHECKPOINT",
  rootMatches: false,
  incidents: 0,
  missing: [],
  changed: [],
};

function comesToSignedRoot(
  tenantId: string,
  { origin, treeSize, asOf, note }: StoredCheckpoint,
  heads: readonly PlacedHead[],
  keys: readonly TrustedKey[],
): boolean {
  const signed = openNote(note, keys);
  if (signed === undefined || (keys.length > 0 && signed.verifiedBy.length === 0)) return false;
  const isInOrder = heads.length === treeSize && heads.every(({ leafIndex }, index) => leafIndex === index);
  const leaves = heads.map(({ incidentId, entries, head }) => headLeafHash(tenantId, { incidentId, entries, head }));
  const isSaid = signed.origin === origin && signed.size === treeSize && signed.asOf === asOf;
  return isInOrder && isSaid && extendTree(EMPTY_FRONTIER, leaves).rootHash === signed.rootHash;
}

function named(broken: readonly { readonly incidentId: string }[]): string[] {
  return broken.map(({ incidentId }) => incidentId).slice(0, MAX_AUDITED_INCIDENTS);
}
