import { canonicalJson } from "../primitives/json.js";

/** First byte of what is hashed, so that a hash of one kind can never pass for another (RFC 6962 keeps 0x00 and 0x01 for leaves and nodes). */
export const CHAIN_DOMAINS = { leaf: 0x00, field: 0x02, genesis: 0x03 } as const;

/** Version of the chain's format. */
export const CHAIN_VERSION = 1;

/** What the leaf of a timeline entry covers; the fields stand in it by their digests, so that one can be hidden later. */
export interface TimelineLeaf {
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly recordedAt: string;
  readonly actor: { readonly type: string; readonly id: string };
  readonly prev: string;
  /** Hex digests of the entry's fields. */
  readonly fields: readonly string[];
}

/** Text whose hash (after {@link CHAIN_DOMAINS}`.genesis`) is the `prev` of an incident's first entry. */
export function genesisPreimage(tenantId: string, incidentId: string): string {
  return canonicalJson({ v: CHAIN_VERSION, tenantId, incidentId });
}

/** Text whose hash (after {@link CHAIN_DOMAINS}`.field`) stands for one field of an entry. */
export function fieldPreimage(salt: string, name: string, value: unknown): string {
  return canonicalJson([salt, name, value]);
}

/** Text whose hash (after {@link CHAIN_DOMAINS}`.leaf`) is the entry's leaf. */
export function leafPreimage(leaf: TimelineLeaf): string {
  return canonicalJson({ ...leaf, fields: [...leaf.fields].sort() });
}

/** Text whose HMAC-SHA-256 under the tenant's key gives a field's salt (its first 16 bytes, base64url). */
export function saltPreimage(incidentId: string, sequenceNo: number, fieldName: string): string {
  return `export-bundles/v1/salt\u0000${incidentId}/${sequenceNo}/${fieldName}`;
}

/**
 * The fields of an entry that the chain covers: its description and its data.
 *
 * @example timelineFields("Opened.", { signalId: "s1" }) // [["description", "Opened."], ["data", { signalId: "s1" }]]
 */
export function timelineFields(description: string, data: unknown): readonly (readonly [string, unknown])[] {
  return [
    ["description", description],
    ["data", data],
  ];
}
