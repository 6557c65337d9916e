import { type TimelineHead, TRUST_FORMAT, type TrustFile } from "@hoc/incident-schemas";
import type { Signer } from "@hoc/incident-schemas/ports";
import { buildContent } from "../src/bundle/build-content.js";
import { deriveContent } from "../src/bundle/derive.js";
import type { BundleFacts } from "../src/bundle/facts.js";
import type { Bundle, BundleCheckpoint, BundleContent, BundleParams } from "../src/bundle/format.js";
import { eventLeaf, genesisOf, logRoot, rootOfLeaves, stepsRoot } from "../src/bundle/leaves.js";
import { bundleBytes, sealBundle } from "../src/bundle/seal.js";
import { contentDigest } from "../src/canonical/digest.js";
import { utf8 } from "../src/crypto/bytes.js";
import { headLeafHash, proveInclusion } from "../src/merkle/checkpoint-log.js";
import { checkpointBody, signNote } from "../src/merkle/signed-note.js";
import { aStory, storyParams } from "./a-story.js";
import type { FactsDraft } from "./facts.js";
import { issuer, issuerKey } from "./keys.js";

/** The trust file of tests: the issuer's key alone. */
export const trust: TrustFile = { format: TRUST_FORMAT, keys: [issuerKey], timestampAuthorities: [] };

/** Origin of the log of heads of the story's tenant. */
export const TENANT_ORIGIN = "hoc-incidents/tenants/acme";

/** What a test cares about of a sealed story. */
export interface SealedDraft {
  readonly type?: BundleContent["bundleType"];
  readonly params?: Partial<BundleParams>;
  readonly facts?: FactsDraft;
  readonly signer?: Signer;
  /** Whether the bundle has a checkpoint of its tenant's log. */
  readonly isAnchored?: boolean;
}

/** The story as a signed bundle. */
export async function aSealedStory(draft: SealedDraft = {}): Promise<Bundle> {
  return sealBundle(await aStoryContent(draft), draft.signer ?? issuer);
}

/** The content of the story's bundle. */
export async function aStoryContent({
  type = "soc2",
  params,
  facts,
  isAnchored = false,
}: SealedDraft = {}): Promise<BundleContent> {
  const story = aStory(facts);
  const checkpoint = isAnchored ? await aCheckpointOf(story) : null;
  return buildContent(type, { ...story, checkpoint }, storyParams(params));
}

/** A checkpoint of a tenant's log in which the story's head is the third of five leaves. */
export async function aCheckpointOf(
  { tenantId, incident, timeline }: BundleFacts,
  signer = issuer,
): Promise<BundleCheckpoint> {
  const head = { incidentId: incident.id, entries: timeline.length, head: timeline.at(-1)?.leaf ?? "" };
  const other = (name: string): TimelineHead => ({ incidentId: name, entries: 1, head: "ab".repeat(32) });
  const heads = [other("inc_a"), other("inc_b"), head, other("inc_c"), other("inc_d")];
  const rootHash = rootOfLeaves(heads.map((one) => headLeafHash(tenantId, one)));
  const body = { origin: TENANT_ORIGIN, size: heads.length, rootHash, asOf: "2026-03-17T00:00:00.000000Z" };
  return {
    origin: body.origin,
    size: body.size,
    root: rootHash,
    asOf: body.asOf,
    note: await signNote(checkpointBody(body), TENANT_ORIGIN, signer),
    leafIndex: 2,
    entries: head.entries,
    head: head.head,
    proof: proveInclusion(tenantId, heads, 2),
  };
}

/** The file of any document. */
export function fileOf(document: unknown): Uint8Array {
  return utf8(JSON.stringify(document));
}

/** The bundle changed in place of a copy; nothing is recomputed. */
export function edited(bundle: Bundle, edit: (copy: Bundle) => void): Uint8Array {
  const copy = structuredClone(bundle);
  edit(copy);
  return fileOf(copy);
}

/** As an attacker without a key does it: the content is changed, and every unkeyed hash and derived part follows. */
export function forged(bundle: Bundle, edit: (content: BundleContent) => void): Bundle {
  const content = structuredClone(bundle.content);
  edit(content);
  return withContent(bundle, rehashed(content));
}

/** The bundle with other content and the digest of that, under the envelope that it had. */
export function withContent({ format, integrity }: Bundle, content: BundleContent): Bundle {
  return { format, content, integrity: { ...integrity, contentDigest: { sha256: contentDigest(content) } } };
}

/** Numbers and chains the entries anew, recomputes the roots and derives everything that is derived. */
export function rehashed(content: BundleContent): BundleContent {
  let prev = genesisOf(content.tenantId, content.incidentId);
  for (const [index, event] of content.events.entries()) {
    event.seq = index + 1;
    event.prev = prev;
    prev = eventLeaf(event);
  }
  content.log.size = content.events.length;
  content.log.root = logRoot(content.events);
  if (content.trace !== null && content.steps !== null) {
    content.trace.size = content.steps.length;
    content.trace.root = stepsRoot(content.steps);
  }
  return deriveContent(content);
}

/** The file of a bundle as it is handed out. */
export const bytesOf: (bundle: Bundle) => Uint8Array = bundleBytes;
