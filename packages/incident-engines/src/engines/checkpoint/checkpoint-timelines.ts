import { checkpointBody, extendTree, headLeafHash, signNote } from "@hoc/export-bundles";
import type { Checkpoint } from "@hoc/incident-schemas";
import type { Ambient, ExportOutlets, NewCheckpoint } from "@hoc/incident-schemas/ports";
import { requireSigner } from "../export/require-signer.js";
import { readPointOf } from "../incident-read/read-point.js";
import type { OpenTransactions } from "../open-transactions.js";
import { checkpointDue } from "./checkpoint-due.js";
import { tenantLogOrigin } from "./log-origin.js";
import { shownCheckpoint } from "./shown-checkpoint.js";

/** What a checkpoint is made with. */
export interface CheckpointScope extends OpenTransactions {
  readonly ambient: Pick<Ambient, "clock">;
  readonly exports: ExportOutlets;
}

/** The checkpoint that was made, with how many leaves it added; `null` when none was due, or another was faster. */
export interface MadeCheckpoint {
  readonly checkpoint: Checkpoint | null;
  readonly newLeaves: number;
}

const NONE: MadeCheckpoint = { checkpoint: null, newLeaves: 0 };

/**
 * Makes the checkpoint of a tenant that is due, if one is: the heads of the timelines that moved since the last become
 * leaves, and the root over all of them is signed. Signing happens outside of any transaction; when somebody else made
 * a checkpoint meanwhile, this one is dropped.
 *
 * @throws DomainError `signer_missing`
 * @example const { checkpoint } = await checkpointTimelines({ read, write, ambient, exports }, "acme")
 */
export async function checkpointTimelines(
  { read, write, ambient, exports }: CheckpointScope,
  tenantId: string,
): Promise<MadeCheckpoint> {
  const signer = requireSigner(exports);
  const { settings } = exports;
  const now = ambient.clock();
  const { at, last, progress } = await read(async (ports) => {
    const point = await readPointOf(ports, tenantId, undefined, now);
    return {
      at: point,
      last: await ports.checkpoints.fetchLastCheckpoint(tenantId),
      progress: await ports.checkpoints.fetchTimelineProgress(tenantId, point),
    };
  });
  const reason = checkpointDue({ last, progress, now, everySeconds: settings.checkpointEverySeconds });
  if (reason === null) return NONE;
  const { heads } = progress;
  const firstLeafIndex = last?.treeSize ?? 0;
  const leaves = heads.map((head) => headLeafHash(tenantId, head));
  const { size, frontier, rootHash } = extendTree({ size: firstLeafIndex, frontier: last?.frontier ?? [] }, leaves);
  const origin = tenantLogOrigin(settings, tenantId);
  const note = await signNote(checkpointBody({ origin, size, rootHash, asOf: at.asOf }), settings.origin, signer);
  const { keyid: keyId } = signer;
  const made: NewCheckpoint = { origin, treeSize: size, rootHash, frontier, asOf: at.asOf, reason, keyId, note };
  const added = { firstLeafIndex, heads, previous: last?.sequence ?? 0 };
  return write(async ({ checkpoints }) => {
    if (!(await checkpoints.insertCheckpoint(tenantId, made, added))) return NONE;
    const stored = await checkpoints.fetchLastCheckpoint(tenantId);
    return stored === undefined ? NONE : { checkpoint: shownCheckpoint(stored), newLeaves: heads.length };
  });
}
