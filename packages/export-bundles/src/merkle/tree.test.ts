import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromHex, toHex, utf8 } from "../crypto/bytes.js";
import {
  consistencyPath,
  EMPTY_ROOT,
  hashLeaf,
  hashNode,
  inclusionPath,
  isOdd,
  largestPowerBelow,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
} from "./tree.js";

/** The leaves and roots that Certificate Transparency's implementations are tested with. */
const CT_LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const CT_ROOTS = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

const ctHashes = CT_LEAVES.map((hex) => hashLeaf(fromHex(hex) ?? new Uint8Array()));
const leaves = Array.from({ length: 70 }, (_, index) => hashLeaf(utf8(`leaf ${index}`)));

/** The root by the definition of RFC 6962, word for word. */
function rootByDefinition(hashes: readonly Uint8Array[]): Uint8Array {
  const [first] = hashes;
  if (first === undefined) return EMPTY_ROOT;
  if (hashes.length === 1) return first;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return hashNode(rootByDefinition(hashes.slice(0, split)), rootByDefinition(hashes.slice(split)));
}

function changedHash(hash: Uint8Array): Uint8Array {
  return Uint8Array.from(hash, (byte, at) => (at === 7 ? byte ^ 1 : byte));
}

/** A list without one element, with one doubled, with one changed, and longer by one. */
function spoiled(path: readonly Uint8Array[]): Uint8Array[][] {
  return [
    [...path, EMPTY_ROOT],
    [EMPTY_ROOT, ...path],
    ...path.flatMap((hash, at) => [
      path.toSpliced(at, 1),
      path.toSpliced(at, 0, hash),
      path.toSpliced(at, 1, changedHash(hash)),
    ]),
  ];
}

describe("treeRoot", () => {
  it.each(CT_ROOTS.map((root, size) => ({ size, root })))(
    "is that of Certificate Transparency for $size leaves",
    ({ size, root }) => {
      expect(toHex(treeRoot(ctHashes.slice(0, size)))).toBe(root);
    },
  );

  it("is that of the definition for every size", () => {
    for (let size = 0; size <= leaves.length; size++)
      expect(treeRoot(leaves.slice(0, size))).toEqual(rootByDefinition(leaves.slice(0, size)));
  });
});

describe("inclusion", () => {
  it("is the path of Certificate Transparency", () => {
    expect(inclusionPath(ctHashes, 5).map(toHex)).toEqual([
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]);
  });

  it("is proved for every leaf of every tree, and for no other place, leaf, size, root or path", () => {
    for (let size = 1; size <= 33; size++) {
      const tree = leaves.slice(0, size);
      const root = treeRoot(tree);
      for (const [index, leafHash] of tree.entries()) {
        const path = inclusionPath(tree, index);
        const claim = { leafHash, index, size, path, root };
        expect(verifyInclusion(claim)).toBe(true);
        expect(verifyInclusion({ ...claim, leafHash: changedHash(leafHash) })).toBe(false);
        expect(verifyInclusion({ ...claim, root: changedHash(root) })).toBe(false);
        for (let other = 0; other < size; other++)
          if (other !== index) expect(verifyInclusion({ ...claim, index: other })).toBe(false);
        for (const otherPath of spoiled(path)) expect(verifyInclusion({ ...claim, path: otherPath })).toBe(false);
      }
    }
  });

  it("is proved in trees of any size", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(69), (size, at) => {
        const index = at % size;
        const tree = leaves.slice(0, size);
        const path = inclusionPath(tree, index);
        const leafHash = tree[index] ?? EMPTY_ROOT;
        expect(verifyInclusion({ leafHash, index, size, path, root: treeRoot(tree) })).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("is not proved for places that a tree does not have", () => {
    const [leafHash = EMPTY_ROOT] = leaves;
    for (const [index, size] of [
      [1, 1],
      [-1, 1],
      [0, 0],
      [0.5, 1],
      [0, Number.NaN],
      [0, 2 ** 53],
    ] as const)
      expect(verifyInclusion({ leafHash, index, size, path: [], root: leafHash })).toBe(false);
    expect(() => inclusionPath(leaves, leaves.length)).toThrow("no leaf 70 in a tree of 70");
    expect(() => inclusionPath(leaves, -1)).toThrow(RangeError);
  });

  it("is not proved by a path that goes on above the root, even to a root that fits it", () => {
    const [leafHash = EMPTY_ROOT, sibling = EMPTY_ROOT] = leaves;
    const root = hashNode(sibling, leafHash);
    expect(verifyInclusion({ leafHash, index: 0, size: 1, path: [sibling], root })).toBe(false);
  });

  it("counts beyond 32 bits", () => {
    // The rightmost leaf of a tree of 2^40 + 1 leaves hangs directly below the root.
    const [leafHash = EMPTY_ROOT, sibling = EMPTY_ROOT] = leaves;
    const claim = { leafHash, index: 2 ** 40, size: 2 ** 40 + 1, path: [sibling], root: hashNode(sibling, leafHash) };
    expect(verifyInclusion(claim)).toBe(true);
    expect(verifyInclusion({ ...claim, index: 2 ** 40 - 1 })).toBe(false);
  });
});

describe("consistency", () => {
  it("is the path of Certificate Transparency", () => {
    expect(consistencyPath(ctHashes, 6).map(toHex)).toEqual([
      "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]);
    expect(consistencyPath(ctHashes, 1)).toHaveLength(3);
    expect(consistencyPath(ctHashes.slice(0, 5), 2)).toHaveLength(2);
  });

  it("is proved from every tree to every later one, and for no other tree, size or path", () => {
    for (let size = 0; size <= 33; size++) {
      const root = treeRoot(leaves.slice(0, size));
      for (let fromSize = 0; fromSize <= size; fromSize++) {
        const fromRoot = treeRoot(leaves.slice(0, fromSize));
        const path = consistencyPath(leaves.slice(0, size), fromSize);
        const claim = { fromSize, fromRoot, size, root, path };
        expect(verifyConsistency(claim)).toBe(true);
        expect(verifyConsistency({ ...claim, fromRoot: changedHash(fromRoot) })).toBe(false);
        if (fromSize > 0) expect(verifyConsistency({ ...claim, root: changedHash(root) })).toBe(false);
        for (const otherPath of spoiled(path)) expect(verifyConsistency({ ...claim, path: otherPath })).toBe(false);
        for (let other = 1; other < size; other++)
          if (other !== fromSize && fromSize > 0) expect(verifyConsistency({ ...claim, fromSize: other })).toBe(false);
      }
    }
  });

  it("is not proved when an earlier leaf was changed, left out or moved, whatever path is made for it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 70 }), fc.nat(69), fc.nat(69), (size, first, second) => {
        const before = leaves.slice(0, size);
        const fromSize = (first % (size - 1)) + 1;
        const at = second % fromSize;
        const fromRoot = treeRoot(before.slice(0, fromSize));
        const [hash = EMPTY_ROOT] = before.slice(at);
        const histories = [before.toSpliced(at, 1, changedHash(hash)), [...before.toSpliced(at, 1), EMPTY_ROOT]];
        for (const after of histories) {
          const path = consistencyPath(after, fromSize);
          expect(verifyConsistency({ fromSize, fromRoot, size, root: treeRoot(after), path })).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is not proved by a path that goes on above the root, even to roots that fit it", () => {
    const [left = EMPTY_ROOT, right = EMPTY_ROOT, above = EMPTY_ROOT] = leaves;
    const fromRoot = left;
    const root = hashNode(above, hashNode(left, right));
    expect(verifyConsistency({ fromSize: 1, fromRoot, size: 2, root: hashNode(left, right), path: [right] })).toBe(
      true,
    );
    expect(verifyConsistency({ fromSize: 1, fromRoot, size: 2, root, path: [right, above] })).toBe(false);
    const bothAbove = { fromSize: 1, fromRoot: hashNode(above, left), size: 2, root };
    expect(verifyConsistency({ ...bothAbove, path: [right, above] })).toBe(false);
  });

  it("is not proved from a larger tree, and nothing but the empty tree has no leaves", () => {
    const root = treeRoot(leaves);
    expect(verifyConsistency({ fromSize: 71, fromRoot: root, size: 70, root, path: [] })).toBe(false);
    expect(verifyConsistency({ fromSize: 0, fromRoot: root, size: 70, root, path: [] })).toBe(false);
    expect(verifyConsistency({ fromSize: -1, fromRoot: EMPTY_ROOT, size: 70, root, path: [] })).toBe(false);
    expect(() => consistencyPath(leaves, 71)).toThrow("70 leaves does not begin with 71");
  });
});

it("largestPowerBelow and isOdd work on sizes beyond 32 bits", () => {
  expect([2, 3, 4, 5, 8, 9].map(largestPowerBelow)).toEqual([1, 2, 2, 4, 4, 8]);
  expect(largestPowerBelow(2 ** 40 + 1)).toBe(2 ** 40);
  expect([0, 1, 2 ** 40, 2 ** 40 + 1].map(isOdd)).toEqual([false, true, false, true]);
});
