import { concatBytes, sameBytes } from "../crypto/bytes.js";
import { sha256 } from "../crypto/primitives.js";

const LEAF = Uint8Array.of(0x00);
const NODE = Uint8Array.of(0x01);
const HASH_BYTES = 32;

/** What the hash of an inner node is made of, written anew for every node: to allocate it would take as long as to hash it. */
const nodeData = concatBytes(NODE, new Uint8Array(2 * HASH_BYTES));

/** Root of the tree without leaves: the SHA-256 of nothing. */
export const EMPTY_ROOT: Uint8Array = sha256("");

/** The hash of a leaf: SHA-256 of 0x00 and its data (RFC 6962, section 2.1). */
export function hashLeaf(data: Uint8Array): Uint8Array {
  return sha256(concatBytes(LEAF, data));
}

/** The hash of an inner node: SHA-256 of 0x01 and its children. */
export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  // A proof may bring hashes of any length.
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) return sha256(concatBytes(NODE, left, right));
  nodeData.set(left, NODE.length);
  nodeData.set(right, NODE.length + HASH_BYTES);
  return sha256(nodeData);
}

/** The root of the RFC 6962 tree over leaves whose hashes are given. */
export function treeRoot(leafHashes: readonly Uint8Array[]): Uint8Array {
  return leafHashes.length === 0 ? EMPTY_ROOT : rootBetween(leafHashes, 0, leafHashes.length);
}

/**
 * The hashes with which a leaf's hash comes to the root, from the leaf upwards (RFC 6962, section 2.1.1).
 *
 * @throws {RangeError} when the tree has no leaf of that index.
 */
export function inclusionPath(leafHashes: readonly Uint8Array[], index: number): Uint8Array[] {
  if (!isWithin(index, leafHashes.length))
    throw new RangeError(`There is no leaf ${index} in a tree of ${leafHashes.length} leaves.`);
  const path: Uint8Array[] = [];
  let from = 0;
  let to = leafHashes.length;
  while (to - from > 1) {
    const middle = from + largestPowerBelow(to - from);
    if (index < middle) {
      path.push(rootBetween(leafHashes, middle, to));
      to = middle;
    } else {
      path.push(rootBetween(leafHashes, from, middle));
      from = middle;
    }
  }
  return path.reverse();
}

/** What is claimed of a leaf: that it stands at `index` in the tree of `size` leaves with this root. */
export interface InclusionClaim {
  readonly leafHash: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly path: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** Whether a leaf is proved to stand in a tree (RFC 9162, section 2.1.3.2). */
export function verifyInclusion({ leafHash, index, size, path, root }: InclusionClaim): boolean {
  if (!isWithin(index, size)) return false;
  let node = index;
  let last = size - 1;
  let hash = leafHash;
  for (const sibling of path) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      hash = hashNode(sibling, hash);
      while (!isOdd(node) && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      hash = hashNode(hash, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && sameBytes(hash, root);
}

/**
 * The hashes that prove that a tree begins with its first `fromSize` leaves (RFC 6962, section 2.1.2); none when there
 * is nothing to prove, for no leaves at all and for the tree itself.
 *
 * @throws {RangeError} when the tree has fewer leaves.
 */
export function consistencyPath(leafHashes: readonly Uint8Array[], fromSize: number): Uint8Array[] {
  const size = leafHashes.length;
  if (!isWithin(fromSize, size + 1))
    throw new RangeError(`A tree of ${size} leaves does not begin with ${fromSize} leaves.`);
  if (fromSize === 0 || fromSize === size) return [];
  const path: Uint8Array[] = [];
  let from = 0;
  let to = size;
  while (to !== fromSize) {
    const middle = from + largestPowerBelow(to - from);
    if (fromSize <= middle) {
      path.push(rootBetween(leafHashes, middle, to));
      to = middle;
    } else {
      path.push(rootBetween(leafHashes, from, middle));
      from = middle;
    }
  }
  // The verifier has the root of the earlier tree already when that tree is one full subtree.
  if (from !== 0) path.push(rootBetween(leafHashes, from, to));
  return path.reverse();
}

/** What is claimed of two trees: that the later one begins with the leaves of the earlier one. */
export interface ConsistencyClaim {
  readonly fromSize: number;
  readonly fromRoot: Uint8Array;
  readonly size: number;
  readonly root: Uint8Array;
  readonly path: readonly Uint8Array[];
}

/** Whether a tree is proved to begin with an earlier one (RFC 9162, section 2.1.4.2). */
export function verifyConsistency({ fromSize, fromRoot, size, root, path }: ConsistencyClaim): boolean {
  if (!isWithin(fromSize, size + 1)) return false;
  if (fromSize === size) return path.length === 0 && sameBytes(fromRoot, root);
  if (fromSize === 0) return path.length === 0 && sameBytes(fromRoot, EMPTY_ROOT);
  let node = fromSize - 1;
  let last = size - 1;
  while (isOdd(node)) {
    node = half(node);
    last = half(last);
  }
  const [first, ...rest] = node === 0 ? [fromRoot, ...path] : path;
  if (first === undefined) return false;
  let earlier = first;
  let later = first;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      earlier = hashNode(sibling, earlier);
      later = hashNode(sibling, later);
      while (!isOdd(node) && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      later = hashNode(later, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && sameBytes(earlier, fromRoot) && sameBytes(later, root);
}

function rootBetween(leafHashes: readonly Uint8Array[], from: number, to: number): Uint8Array {
  if (to - from === 1) return leafHashes[from] ?? EMPTY_ROOT;
  const middle = from + largestPowerBelow(to - from);
  return hashNode(rootBetween(leafHashes, from, middle), rootBetween(leafHashes, middle, to));
}

/** The largest power of two that is smaller than a size of two or more. */
export function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

function isWithin(index: number, size: number): boolean {
  return Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;
}

/** Shifts would cut sizes to 32 bits. */
function half(number: number): number {
  return Math.floor(number / 2);
}

/** Whether a size or an index is odd; it may be larger than the 32 bits that bit operations work on. */
export function isOdd(number: number): boolean {
  return number % 2 === 1;
}
