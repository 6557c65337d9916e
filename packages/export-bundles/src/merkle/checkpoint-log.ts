import { canonicalJson, type TimelineHead } from "@hoc/incident-schemas";
import { toHex, utf8 } from "../crypto/bytes.js";
import { consistencyPath, hashLeaf, inclusionPath } from "./tree.js";

/**
 * The leaf hash, in hex, of a timeline's head in its tenant's log of heads. The leaf's data is the canonical JSON of
 * `{entries, head, incidentId, tenantId}`, so that a leaf says whose head it is.
 */
export function headLeafHash(tenantId: string, head: TimelineHead): string {
  return toHex(headLeaf(tenantId, head));
}

/** The audit path, in hex, of one head in the tree over all of them. */
export function proveInclusion(tenantId: string, heads: readonly TimelineHead[], leafIndex: number): string[] {
  return inclusionPath(leaves(tenantId, heads), leafIndex).map(toHex);
}

/** The hashes, in hex, that prove that the tree over these heads begins with its first `fromSize` ones. */
export function proveConsistency(tenantId: string, heads: readonly TimelineHead[], fromSize: number): string[] {
  return consistencyPath(leaves(tenantId, heads), fromSize).map(toHex);
}

function leaves(tenantId: string, heads: readonly TimelineHead[]): Uint8Array[] {
  return heads.map((head) => headLeaf(tenantId, head));
}

function headLeaf(tenantId: string, { incidentId, entries, head }: TimelineHead): Uint8Array {
  return hashLeaf(utf8(canonicalJson({ tenantId, incidentId, entries, head })));
}
