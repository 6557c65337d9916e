import { proveConsistency } from "@hoc/export-bundles";
import { type ConsistencyProof, invalidInput } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts, StoredCheckpoint } from "@hoc/incident-schemas/ports";
import { readAt } from "../incident-read/read-point.js";
import { checkpointNotFound } from "./checkpoint-not-found.js";
import { shownCheckpoint } from "./shown-checkpoint.js";

/** Which two checkpoints are compared, by the sizes of their trees. */
export interface ComparedSizes {
  readonly from: number;
  /** The latest by default. */
  readonly to?: number | undefined;
}

/**
 * The proof that the log of a later checkpoint begins with that of an earlier one, both made by a point.
 *
 * @throws DomainError `checkpoint_not_found`; `invalid_input` when `to` is the smaller one
 * @example (await getConsistencyProof(ports, "acme", { from: 2 }, at)).hashes
 */
export async function getConsistencyProof(
  { checkpoints }: Pick<ReadPorts, "checkpoints">,
  tenantId: string,
  { from, to }: ComparedSizes,
  at: ReadPoint,
): Promise<ConsistencyProof> {
  const ofSize = async (treeSize: number) =>
    found(await checkpoints.fetchCheckpointOfSize(tenantId, treeSize, at), treeSize);
  if (to !== undefined && to < from) throw invalidInput([{ pointer: "/to", message: "must not be less than from" }]);
  const earlier = await ofSize(from);
  const later =
    to === undefined ? ((await checkpoints.fetchLastCheckpoint(tenantId, at)) ?? earlier) : await ofSize(to);
  const heads = await checkpoints.listHeads(tenantId, later.treeSize);
  return {
    from: shownCheckpoint(earlier),
    to: shownCheckpoint(later),
    hashes: proveConsistency(tenantId, heads, earlier.treeSize),
    ...readAt(at),
  };
}

function found(checkpoint: StoredCheckpoint | undefined, treeSize: number): StoredCheckpoint {
  if (checkpoint !== undefined) return checkpoint;
  throw checkpointNotFound(`No checkpoint has a tree of ${treeSize} leaves; ask for one of the sizes in their list.`, {
    treeSize,
  });
}
