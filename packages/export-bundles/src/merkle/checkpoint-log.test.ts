import { describe, expect, it } from "vitest";
import { sha256Hex } from "../canonical/digest.js";
import { fromHex } from "../crypto/bytes.js";
import { headLeafHash, proveConsistency, proveInclusion } from "./checkpoint-log.js";
import { EMPTY_FRONTIER, extendTree } from "./frontier.js";
import { verifyConsistency, verifyInclusion } from "./tree.js";

const heads = Array.from({ length: 11 }, (_, index) => ({
  incidentId: `inc_${index % 4}`,
  entries: index + 1,
  head: sha256Hex(`head ${index}`),
}));
const leafHashes = heads.map((head) => headLeafHash("acme", head));

function bytes(hex: string): Uint8Array {
  return fromHex(hex) ?? new Uint8Array();
}

function rootOf(size: number): Uint8Array {
  return bytes(extendTree(EMPTY_FRONTIER, leafHashes.slice(0, size)).rootHash);
}

describe("headLeafHash", () => {
  it("is the hash of 0x00 and the canonical JSON of tenant, incident, entries and head", () => {
    const head = { incidentId: "inc_1", entries: 3, head: "ab".repeat(32) };
    const json = `{"entries":3,"head":"${head.head}","incidentId":"inc_1","tenantId":"acme"}`;
    expect(headLeafHash("acme", head)).toBe(sha256Hex(`\u0000${json}`));
  });

  it("differs for another tenant, incident, length or head, and not for members that it does not cover", () => {
    const head = { incidentId: "inc_1", entries: 3, head: "ab".repeat(32) };
    const leaf = headLeafHash("acme", head);
    for (const change of [{ incidentId: "inc_2" }, { entries: 4 }, { head: "cd".repeat(32) }])
      expect(headLeafHash("acme", { ...head, ...change })).not.toBe(leaf);
    expect(headLeafHash("other", head)).not.toBe(leaf);
    expect(headLeafHash("acme", { ...head, ...{ leafIndex: 7 } })).toBe(leaf);
  });
});

it("every head is proved to be in the log", () => {
  for (const [index, leafHash] of leafHashes.entries()) {
    const path = proveInclusion("acme", heads, index).map(bytes);
    const claim = { leafHash: bytes(leafHash), index, size: heads.length, path, root: rootOf(heads.length) };
    expect(verifyInclusion(claim)).toBe(true);
  }
});

it("every earlier log is proved to be the beginning of the later one, and not of another tenant's", () => {
  const size = heads.length;
  for (let fromSize = 0; fromSize <= size; fromSize++) {
    const claim = { fromSize, fromRoot: rootOf(fromSize), size, root: rootOf(size) };
    expect(verifyConsistency({ ...claim, path: proveConsistency("acme", heads, fromSize).map(bytes) })).toBe(true);
    const others = proveConsistency("other", heads, fromSize).map(bytes);
    if (others.length > 0) expect(verifyConsistency({ ...claim, path: others })).toBe(false);
  }
});
