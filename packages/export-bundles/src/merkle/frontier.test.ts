import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toHex, utf8 } from "../crypto/bytes.js";
import { EMPTY_FRONTIER, extendTree, type TreeFrontier } from "./frontier.js";
import { hashLeaf, treeRoot } from "./tree.js";

const hashes = Array.from({ length: 301 }, (_, index) => hashLeaf(utf8(`leaf ${index}`)));
const hexes = hashes.map(toHex);

describe("extendTree", () => {
  it("comes to the root of the whole tree, one leaf after the other, for every size to 300", () => {
    let tree: TreeFrontier & { readonly rootHash: string } = extendTree(EMPTY_FRONTIER, []);
    for (let size = 0; size <= 300; size++) {
      expect(tree).toMatchObject({ size, rootHash: toHex(treeRoot(hashes.slice(0, size))) });
      tree = extendTree(tree, hexes.slice(size, size + 1));
    }
  });

  it("gives the same whether leaves come at once or in parts", () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (one, other) => {
        const [first, size] = [Math.min(one, other), Math.max(one, other)];
        const atOnce = extendTree(EMPTY_FRONTIER, hexes.slice(0, size));
        expect(extendTree(extendTree(EMPTY_FRONTIER, hexes.slice(0, first)), hexes.slice(first, size))).toEqual(atOnce);
        expect(atOnce.rootHash).toBe(toHex(treeRoot(hashes.slice(0, size))));
      }),
    );
  });

  it("keeps the roots of the full subtrees, the largest first", () => {
    const { frontier } = extendTree(EMPTY_FRONTIER, hexes.slice(0, 7));
    expect(frontier).toEqual([hashes.slice(0, 4), hashes.slice(4, 6), hashes.slice(6, 7)].map(treeRoot).map(toHex));
  });

  it("leaves what it was given as it is", () => {
    const before = Object.freeze({ size: 1, frontier: Object.freeze(hexes.slice(0, 1)) });
    extendTree(before, hexes.slice(1, 2));
    expect(before.frontier).toEqual(hexes.slice(0, 1));
  });

  it("goes on from trees beyond 32 bits", () => {
    const [subtree = "", leaf = ""] = hexes;
    const { size, frontier } = extendTree({ size: 2 ** 40, frontier: [subtree] }, [leaf]);
    expect({ size, frontier }).toEqual({ size: 2 ** 40 + 1, frontier: [subtree, leaf] });
  });

  it("refuses a frontier of another size, and what is no hash", () => {
    expect(() => extendTree({ size: 2, frontier: hexes.slice(0, 2) }, [])).toThrow("not the frontier of a tree of 2");
    expect(() => extendTree({ size: 1, frontier: ["ab"] }, [])).toThrow('"ab" is not a SHA-256');
    expect(() => extendTree(EMPTY_FRONTIER, ["x".repeat(64)])).toThrow(RangeError);
  });
});
