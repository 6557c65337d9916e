import { fromHex, toHex } from "../crypto/bytes.js";
import { EMPTY_ROOT, hashNode, isOdd } from "./tree.js";

/** All of a tree that appending to it needs. */
export interface TreeFrontier {
  /** Leaves of the tree. */
  readonly size: number;
  /** Roots in hex of the full subtrees that it is made of, the largest first: one for every 1 in the size's binary form. */
  readonly frontier: readonly string[];
}

/** The frontier of the tree without leaves. */
export const EMPTY_FRONTIER: TreeFrontier = { size: 0, frontier: [] };

/**
 * Appends leaves to a tree of which only the frontier is known, and gives its new root. Takes time by the leaves that
 * are added, not by those that are there.
 *
 * @throws {RangeError} when the frontier is not one of a tree of that size, or a hash is not a SHA-256 in hex.
 *
 * @example extendTree({ size: 0, frontier: [] }, [leaf]) // { size: 1, frontier: [leaf], rootHash: leaf }
 */
export function extendTree(
  { size, frontier }: TreeFrontier,
  leafHashes: readonly string[],
): { readonly size: number; readonly frontier: string[]; readonly rootHash: string } {
  const roots = frontier.map(hashBytes);
  if (roots.length !== fullSubtrees(size))
    throw new RangeError(`${roots.length} hashes are not the frontier of a tree of ${size} leaves.`);
  let grown = size;
  for (const leafHash of leafHashes) {
    let root = hashBytes(leafHash);
    for (let rest = grown; isOdd(rest); rest = (rest - 1) / 2) root = hashNode(roots.pop() ?? root, root);
    roots.push(root);
    grown++;
  }
  const rootHash = roots.length === 0 ? EMPTY_ROOT : roots.reduceRight((right, left) => hashNode(left, right));
  return { size: grown, frontier: roots.map(toHex), rootHash: toHex(rootHash) };
}

function fullSubtrees(size: number): number {
  let ones = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) if (isOdd(rest)) ones++;
  return ones;
}

function hashBytes(hex: string): Uint8Array {
  const bytes = fromHex(hex);
  if (bytes?.length !== 32) throw new RangeError(`"${hex}" is not a SHA-256 in lower-case hex.`);
  return bytes;
}
