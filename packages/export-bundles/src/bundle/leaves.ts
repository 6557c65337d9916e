import { CHAIN_DOMAINS, fieldPreimage, genesisPreimage, leafPreimage } from "@hoc/incident-schemas";
import { toHex } from "../crypto/bytes.js";
import { sha256 } from "../crypto/primitives.js";
import { EMPTY_FRONTIER, extendTree } from "../merkle/frontier.js";
import { treeRoot } from "../merkle/tree.js";
import { canonicalStep } from "./canonical-step.js";
import type { BundleEvent, BundleField, BundleStep } from "./format.js";

/** The digest, in hex, that stands for a field in its entry's leaf: its own when it is hidden. */
export function fieldDigest(field: BundleField): string {
  if ("digest" in field) return field.digest;
  return toHex(domainHash(CHAIN_DOMAINS.field, fieldPreimage(field.salt, field.name, field.value)));
}

/** The leaf of a timeline entry in hex, the same whether fields are shown or hidden. */
export function eventLeaf({ seq, id, type, at, recordedAt, actor, prev, fields }: BundleEvent): string {
  const leaf = { seq, id, type, at, recordedAt, actor, prev, fields: fields.map(fieldDigest) };
  return toHex(domainHash(CHAIN_DOMAINS.leaf, leafPreimage(leaf)));
}

/** The `prev`, in hex, of an incident's first timeline entry. */
export function genesisOf(tenantId: string, incidentId: string): string {
  return toHex(domainHash(CHAIN_DOMAINS.genesis, genesisPreimage(tenantId, incidentId)));
}

/** The leaf hash of a step: that of its canonical JSON (RFC 6962). */
export function stepLeafHash(step: BundleStep): Uint8Array {
  return leafHashOfText(canonicalStep(step));
}

/** The root, in hex, of the tree over leaves that are known already. */
export function rootOfLeaves(leaves: readonly string[]): string {
  return extendTree(EMPTY_FRONTIER, leaves).rootHash;
}

/** The root, in hex, of the tree over an incident's timeline. */
export function logRoot(events: readonly BundleEvent[]): string {
  return rootOfLeaves(events.map(eventLeaf));
}

/** The root, in hex, of the tree over a trace's steps. */
export function stepsRoot(steps: readonly BundleStep[]): string {
  return toHex(treeRoot(steps.map(stepLeafHash)));
}

/** The same root of steps whose canonical JSON is known already. */
export function stepsRootOf(canonicalSteps: readonly string[]): string {
  return toHex(treeRoot(canonicalSteps.map(leafHashOfText)));
}

function leafHashOfText(text: string): Uint8Array {
  return domainHash(CHAIN_DOMAINS.leaf, text);
}

/** A domain is one byte below 0x80, so as a character it is one byte of UTF-8 too. */
function domainHash(domain: number, preimage: string): Uint8Array {
  return sha256(String.fromCharCode(domain) + preimage);
}
