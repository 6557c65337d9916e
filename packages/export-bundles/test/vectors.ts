import type { TrustedKey, TrustFile } from "@hoc/incident-schemas";
import type { Signer } from "@hoc/incident-schemas/ports";
import { type Review, signReview } from "../src/attest/review.js";
import { signTrustFile } from "../src/attest/trust.js";
import { trustedKeyOf } from "../src/attest/trusted-key.js";
import { buildContent } from "../src/bundle/build-content.js";
import type { BundleFacts } from "../src/bundle/facts.js";
import type { Bundle, BundleCheckpoint, BundleContent, BundleParams } from "../src/bundle/format.js";
import { logRoot, stepsRoot } from "../src/bundle/leaves.js";
import { bundleBytes, sealBundle } from "../src/bundle/seal.js";
import { contentDigest } from "../src/canonical/digest.js";
import { fromHex, toHex, utf8 } from "../src/crypto/bytes.js";
import { sealDelivery } from "../src/delivery/seal-delivery.js";
import { headLeafHash, proveInclusion } from "../src/merkle/checkpoint-log.js";
import { checkpointBody, signNote } from "../src/merkle/signed-note.js";
import { treeRoot } from "../src/merkle/tree.js";
import { createPdfRenderer } from "../src/pdf/index.js";
import type { CheckId } from "../src/verify/result.js";
import { aStory, storyParams } from "./a-story.js";
import { aBundleFacts } from "./facts.js";
import { issuer, issuerKey, signerOfSeed, stranger } from "./keys.js";

/** What a verifier says of a vector. */
export interface Expectation {
  readonly exitCode: number;
  /** The check that fails; null when none does. */
  readonly check: CheckId | null;
}

/** One line of the index: a file, the trust file that it is held against, and what every verifier must say, for ever. */
export interface Vector extends Expectation {
  readonly about: string;
  readonly file: string;
  /** Null where nobody is trusted. */
  readonly trust: string | null;
  /** What the verifier in Python says, where it looks at less. */
  readonly python?: Expectation;
}

/** All files of the vectors by their names; the index is one of them. */
export type VectorFiles = ReadonlyMap<string, Uint8Array>;

/** Signs trust files. */
const root = signerOfSeed(7);

/** Signs the reviews of an auditor. */
const auditor = signerOfSeed(9);

const TENANT_LOG = "hoc-incidents/tenants/acme";

/** Makes the vectors anew: the same bytes every time, by the code as it is now. */
export async function makeVectors(): Promise<VectorFiles> {
  const files = new Map<string, Uint8Array>();
  const index: Vector[] = [];
  for (const vector of [...(await goodOnes(files)), ...(await badOnes(files))]) index.push(vector);
  for (const [name, document] of await trustFiles()) files.set(name, utf8(document));
  return files.set("index.json", utf8(`${JSON.stringify(index, null, 2)}\n`));
}

const VERIFIED: Expectation = { exitCode: 0, check: null };
const NOT_JSON: Expectation = { exitCode: 2, check: null };

async function goodOnes(files: Map<string, Uint8Array>): Promise<Vector[]> {
  const soc2 = await sealed("soc2");
  const small = aSmallIncident();
  const brief = await sealed("executive_debrief", {}, small);
  const report = await createPdfRenderer().render(bundleBytes(brief));
  const bundles: readonly (readonly [name: string, about: string, bundle: Bundle])[] = [
    ["soc2.json", "a bundle for an auditor", soc2],
    ["evidence.json", "a bundle for an engineer", await sealed("evidence")],
    ["debrief.json", "a bundle for an executive", brief],
    ["redacted.json", "what people wrote is hidden", await sealed("evidence", { redaction: "free_text" }, small)],
    ["without-steps.json", "the steps are left out", await sealed("evidence", { includeRawSteps: false }, small)],
    [
      "with-checkpoint.json",
      "anchored in its tenant's log",
      await sealed("evidence", {}, { ...small, checkpoint: await checkpoint(small) }),
    ],
  ];
  for (const [name, , bundle] of bundles) files.set(name, bundleBytes(bundle));
  files.set("pretty.json", utf8(JSON.stringify(reversed(brief), null, "\t").replaceAll("\n", "\r\n")));
  files.set("report.pdf", report);
  files.set("delivery.zip", await delivery(brief, report));
  return [
    ...bundles.map(([file, about]) => ({ about, file, trust: "keys.json", ...VERIFIED })),
    {
      about: "written by another tool, members in another order",
      file: "pretty.json",
      trust: "keys.json",
      ...VERIFIED,
    },
    {
      about: "a trust file signed by a root key",
      file: "soc2.json",
      trust: "signed.keys.json",
      ...VERIFIED,
      python: NOT_JSON,
    },
    { about: "the key was retired since", file: "soc2.json", trust: "retired.keys.json", ...VERIFIED },
    { about: "nobody is trusted", file: "soc2.json", trust: null, exitCode: 3, check: null },
    { about: "a report", file: "report.pdf", trust: "keys.json", ...VERIFIED, python: NOT_JSON },
    { about: "a delivery with a review", file: "delivery.zip", trust: "keys.json", ...VERIFIED, python: NOT_JSON },
  ];
}

async function badOnes(files: Map<string, Uint8Array>): Promise<Vector[]> {
  const good = await sealed("evidence", {}, aSmallIncident());
  const soc2 = await sealed("soc2", {}, aSmallIncident());
  const text = new TextDecoder().decode(bundleBytes(good));
  const vectors: Vector[] = [
    {
      about: "signed by somebody else than is trusted",
      file: "soc2.json",
      trust: "stranger.keys.json",
      ...rejected("SIGNATURE"),
    },
    { about: "the key was revoked since", file: "soc2.json", trust: "revoked.keys.json", ...rejected("SIGNATURE") },
  ];
  const add = (file: string, about: string, document: string, expectation: Expectation, python?: Expectation) => {
    files.set(file, utf8(document));
    vectors.push({ about, file, trust: "keys.json", ...expectation, ...(python === undefined ? {} : { python }) });
  };
  const addBundle = (file: string, about: string, bundle: Bundle, expectation: Expectation, python?: Expectation) =>
    add(file, about, new TextDecoder().decode(bundleBytes(bundle)), expectation, python);

  const { content } = good;
  const fewerTokens = edited(content, ({ steps }) => Object.assign(steps?.[0] ?? {}, { tokens: 1 }));
  addBundle("tampered-step.json", "a step was edited", { ...good, content: fewerTokens }, rejected("CONTENT_DIGEST"));
  const rehashed = edited(fewerTokens, rehash);
  addBundle(
    "tampered-and-rehashed.json",
    "a step was edited, and every hash made anew that needs no key",
    {
      ...good,
      content: rehashed,
      integrity: { ...good.integrity, contentDigest: { sha256: contentDigest(rehashed) } },
    },
    rejected("DERIVED"),
    rejected("STATEMENT"),
  );
  const swapped = edited(content, ({ events }) => events.splice(1, 2, ...events.slice(1, 3).reverse()));
  addBundle(
    "reordered.json",
    "two entries changed places, signed anew by the issuer",
    await signed(swapped),
    rejected("SEQUENCE"),
  );
  const reworded = edited(content, ({ events }) => {
    const [description] = events[1]?.fields ?? [];
    Object.assign(description ?? {}, { value: "Acknowledged by bob" });
  });
  addBundle(
    "rewritten-entry.json",
    "an entry says something else, signed anew by the issuer",
    await signed(reworded),
    rejected("CHAIN"),
  );
  const embellished = edited(soc2.content, (told) => {
    if (told.bundleType === "soc2") for (const control of told.controls) control.status = "DEMONSTRATED";
  });
  addBundle(
    "embellished.json",
    "the issuer signed statuses that do not follow from the record",
    await signed(embellished),
    rejected("DERIVED"),
    VERIFIED,
  );
  addBundle(
    "grafted.json",
    "the envelope is another bundle's",
    { ...good, integrity: { ...good.integrity, envelope: soc2.integrity.envelope } },
    rejected("STATEMENT"),
  );
  addBundle(
    "stranger.json",
    "signed by a key that nobody trusts",
    await sealBundle(content, stranger),
    rejected("SIGNATURE"),
  );
  add("truncated.json", "the end is missing", text.slice(0, text.length / 2), rejected("PARSE"));
  add(
    "duplicate-member.json",
    "a member stands twice, once behind an escape",
    text.replace('"tokens":', '"\\u0074okens":1,"tokens":'),
    rejected("PARSE"),
  );
  add(
    "fraction.json",
    "a number is spelled as a fraction",
    text.replace(/"tokens":(\d+)/, '"tokens":$1.0'),
    rejected("PARSE"),
  );
  add("no-bundle.json", "some other JSON", '{"format":"something else"}\n', rejected("FORMAT"));
  add(
    "older-format.json",
    "a version before the first",
    text.replace("bundle@1", "bundle@0"),
    { exitCode: 2, check: "FORMAT" },
    NOT_JSON,
  );
  add(
    "newer-format.json",
    "a version that is not known yet",
    text.replace("bundle@1", "bundle@2"),
    { exitCode: 2, check: "FORMAT" },
    NOT_JSON,
  );
  return vectors;
}

function rejected(check: CheckId): Expectation {
  return { exitCode: 1, check };
}

async function trustFiles(): Promise<[string, string][]> {
  const plain = (...keys: TrustedKey[]) => `${JSON.stringify(trustIn(keys), null, 2)}\n`;
  const reviewer = trustedKeyOf(auditor, "Audit LLP");
  return [
    ["keys.json", plain(issuerKey, reviewer)],
    ["retired.keys.json", plain({ ...issuerKey, status: "retired", notAfter: "2026-04-01T00:00:00.000000Z" })],
    [
      "revoked.keys.json",
      plain({
        ...issuerKey,
        status: "revoked",
        revokedAt: "2026-04-01T00:00:00.000000Z",
        reason: "the key was copied",
      }),
    ],
    ["stranger.keys.json", plain(trustedKeyOf(stranger, "Somebody else"))],
    ["signed.keys.json", `${await signTrustFile(trustIn([issuerKey]), root)}\n`],
  ];
}

function trustIn(keys: TrustedKey[]): TrustFile {
  return { format: "export-bundles/trust@1", keys, timestampAuthorities: [] };
}

async function sealed(
  kind: BundleContent["bundleType"],
  params: Partial<BundleParams> = {},
  facts: BundleFacts = aStory(),
): Promise<Bundle> {
  return signed(buildContent(kind, facts, storyParams(params)));
}

/** An open incident with three notes and four steps: small, and enough to tamper with. */
function aSmallIncident(): BundleFacts {
  const { run, trace, steps } = aStory();
  const few = steps.slice(0, 4);
  const sum = (member: "tokens" | "costMicros" | "durationMs") =>
    few.reduce((total, step) => total + (step[member] ?? 0), 0);
  return aBundleFacts({
    incident: { sourceRunId: run?.runId ?? null, llmRunId: run?.runId ?? null },
    run,
    trace: trace && {
      ...trace,
      steps: few.length,
      tokens: sum("tokens"),
      costMicros: sum("costMicros"),
      durationMs: sum("durationMs"),
      violationStepIndex: null,
      violationTimestamp: null,
      violationPolicyId: null,
      violationReason: null,
    },
    steps: few,
    entries: ["first", "second", "third"].map((note, index) => ({
      type: "note_added",
      at: `2026-03-14T12:0${index}:00.000000Z`,
      description: `Note by ada: ${note}`,
      data: { note },
    })),
  });
}

function signed(content: BundleContent, signer: Signer = issuer): Promise<Bundle> {
  return sealBundle(content, signer);
}

/** Where a timeline stands in its tenant's log, between two others. */
async function checkpoint({ tenantId, incident, timeline }: BundleFacts): Promise<BundleCheckpoint> {
  const last = timeline.at(-1);
  const own = { incidentId: incident.id, entries: timeline.length, head: last?.leaf ?? "" };
  const heads = [
    { incidentId: "inc_before", entries: 2, head: "11".repeat(32) },
    own,
    { incidentId: "inc_after", entries: 5, head: "22".repeat(32) },
  ];
  const leaves = heads.map((head) => fromHex(headLeafHash(tenantId, head)) ?? new Uint8Array());
  const said = { origin: TENANT_LOG, size: heads.length, asOf: "2026-03-17T00:00:00.000000Z" };
  const root = toHex(treeRoot(leaves));
  const note = await signNote(checkpointBody({ ...said, rootHash: root }), TENANT_LOG, issuer);
  const { entries, head } = own;
  return { ...said, root, note, leafIndex: 1, entries, head, proof: proveInclusion(tenantId, heads, 1) };
}

async function delivery(bundle: Bundle, report: Uint8Array): Promise<Uint8Array> {
  const reference = { bundleId: bundle.content.bundleId, contentDigest: bundle.integrity.contentDigest.sha256 };
  const review: Review = {
    reviewer: "R. Viewer",
    firm: "Audit LLP",
    procedures: ["Compared the entries with the ticket."],
    conclusion: "reviewed",
    notes: null,
    reviewedAt: "2026-03-25T10:00:00.000000Z",
  };
  return sealDelivery(
    { bundle, report, custody: null, statements: [await signReview(reference, review, auditor)] },
    issuer,
  );
}

function edited(content: BundleContent, edit: (content: BundleContent) => void): BundleContent {
  const copy = structuredClone(content);
  edit(copy);
  return copy;
}

function rehash(content: BundleContent): void {
  content.log.root = logRoot(content.events);
  if (content.trace !== null && content.steps !== null) content.trace.root = stepsRoot(content.steps);
}

/** The same value with the members of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}
