import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { readTrustFile } from "../src/attest/trust.js";
import { buildContent } from "../src/bundle/build-content.js";
import type { Bundle, Envelope, EvidenceContent } from "../src/bundle/format.js";
import { bundleBytes, sealBundle } from "../src/bundle/seal.js";
import { strictParse } from "../src/canonical/strict-parse.js";
import { createPdfInspector, createPdfRenderer } from "../src/pdf/index.js";
import { type CheckId, VERDICTS, type VerificationResult } from "../src/verify/result.js";
import { verifyFile } from "../src/verify/verify-file.js";
import { aStory, STORY_ENTRIES, storyParams } from "./a-story.js";
import { issuer } from "./keys.js";
import { type PageVerifier, pageVerifier } from "./page.js";
import { verifyWithPython } from "./python.js";
import { makeVectors, type Vector } from "./vectors.js";

const folder = join(import.meta.dirname, "vectors");
const read = (name: string) => Uint8Array.from(readFileSync(join(folder, name)));
const vectors = JSON.parse(new TextDecoder().decode(read("index.json"))) as readonly Vector[];
const cases = vectors.map((vector) => ({ ...vector, name: `${vector.file} with ${vector.trust ?? "no trust file"}` }));
const keysOf = ({ trust }: Vector) => (trust === null ? undefined : read(trust));

/** What the verifier in Python looks at; the rest it leaves to the main one, and says so. */
const PYTHON_CHECKS: readonly (CheckId | undefined)[] = [
  "PARSE",
  "FORMAT",
  "CONTENT_DIGEST",
  "SEQUENCE",
  "CHAIN",
  "LOG_ROOT",
  "CHECKPOINT",
  "STEPS_ROOT",
  "ENVELOPE",
  "STATEMENT",
  "SIGNATURE",
];

/** Interpreters are started and reports rendered by the dozen. */
const PATIENT = { timeout: 60_000 };

const VERIFIED = { exitCode: 0, check: null };

let verifyOnPage: PageVerifier;
beforeAll(async () => {
  verifyOnPage = await pageVerifier();
}, 60_000);

async function verify(evidence: Uint8Array, keys: Uint8Array | undefined): Promise<VerificationResult> {
  const trust = keys === undefined ? undefined : readTrustFile(keys);
  return verifyFile(evidence, { trust, pdf: createPdfInspector(), renderer: createPdfRenderer() });
}

function told({ verdict, failure }: VerificationResult) {
  return { exitCode: VERDICTS[verdict], check: failure?.check ?? null };
}

describe("the frozen vectors", PATIENT, () => {
  it("come out of the code as they were frozen", async () => {
    const made = await makeVectors();
    expect([...made.keys()].sort()).toEqual(readdirSync(folder).sort());
    for (const [name, bytes] of made) expect(Buffer.from(bytes).equals(read(name)), name).toBe(true);
  });

  it.each(cases)("are judged by the main verifier: $name, $about", async (vector) => {
    expect(told(await verify(read(vector.file), keysOf(vector)))).toEqual({
      exitCode: vector.exitCode,
      check: vector.check,
    });
  });

  it.each(cases)("are judged by the page, without Node: $name, $about", async (vector) => {
    const result = await verifyOnPage(read(vector.file), keysOf(vector));
    expect(told(result)).toEqual({ exitCode: vector.exitCode, check: vector.check });
  });

  it.each(cases)("are judged by the verifier in Python: $name, $about", (vector) => {
    const { exitCode, check } = vector.python ?? vector;
    const verdict = verifyWithPython(read(vector.file), keysOf(vector));
    expect(verdict, verdict.output).toMatchObject({ exitCode, check: check ?? undefined });
  });
});

describe("three verifiers on bundles whose issuer signed what is not so", PATIENT, () => {
  const honest = strictParse(read("with-checkpoint.json")) as unknown as Bundle<EvidenceContent>;
  const keys = read("keys.json");

  const lies: readonly (readonly [what: string, check: CheckId, tell: (content: EvidenceContent) => void])[] = [
    ["an entry is missing", "SEQUENCE", ({ events }) => events.splice(1, 1)],
    [
      "an entry has another one's id",
      "SEQUENCE",
      ({ events }) => Object.assign(events[2] ?? {}, { id: events[1]?.id }),
    ],
    ["the timeline is another incident's", "CHAIN", (content) => Object.assign(content, { incidentId: "inc_2" })],
    ["the last entry is missing", "LOG_ROOT", ({ events }) => events.pop()],
    ["the log has another root", "LOG_ROOT", ({ log }) => Object.assign(log, { root: "00".repeat(32) })],
    [
      "the checkpoint has another head",
      "CHECKPOINT",
      ({ checkpoint }) => Object.assign(checkpoint ?? {}, { entries: 2 }),
    ],
    [
      "the checkpoint has another root",
      "CHECKPOINT",
      ({ checkpoint }) => Object.assign(checkpoint ?? {}, { root: "00".repeat(32) }),
    ],
    ["the proof leads elsewhere", "CHECKPOINT", ({ checkpoint }) => checkpoint?.proof.reverse()],
    ["the proof is too short", "CHECKPOINT", ({ checkpoint }) => checkpoint?.proof.pop()],
    [
      "the leaf lies outside the tree",
      "CHECKPOINT",
      ({ checkpoint }) => Object.assign(checkpoint ?? {}, { leafIndex: 3 }),
    ],
    [
      "the note says another instant",
      "CHECKPOINT",
      ({ checkpoint }) => Object.assign(checkpoint ?? {}, { note: checkpoint?.note.replace("asOf 2026", "asOf 2025") }),
    ],
    ["two steps changed places", "STEPS_ROOT", ({ steps }) => steps?.reverse()],
    ["a step is missing", "STEPS_ROOT", ({ steps }) => steps?.pop()],
  ];

  it.each(lies)("agree: %s", async (_, check, tell) => {
    const content = structuredClone(honest.content);
    tell(content);
    const bundle = bundleBytes(await sealBundle(content, issuer));
    expect(told(await verify(bundle, keys))).toEqual({ exitCode: 1, check });
    expect(told(await verifyOnPage(bundle, keys))).toEqual({ exitCode: 1, check });
    expect(verifyWithPython(bundle, keys)).toMatchObject({ exitCode: 1, check });
  });

  const { envelope } = honest.integrity;
  const [signature] = envelope.signatures;
  const malleated = signature?.sig.replace(/.(?===$)/, (last) => String.fromCharCode(last.charCodeAt(0) + 1)) ?? "";
  it.each<[string, CheckId, Partial<Envelope>]>([
    ["the envelope holds something else", "ENVELOPE", { payloadType: "application/json" }],
    ["the payload has a stray bit", "ENVELOPE", { payload: envelope.payload.replace(/.(=*)$/, "*$1") }],
    ["the signature is spelled in a second way", "ENVELOPE", { signatures: [{ sig: malleated }] }],
    [
      "the signature is the other one of its pair",
      "SIGNATURE",
      { signatures: [{ sig: plusGroupOrder(signature?.sig ?? "") }] },
    ],
    ["the signature is of nothing", "SIGNATURE", { signatures: [{ sig: "AAAA" }] }],
  ])("agree: %s", async (_, check, edited) => {
    const integrity = { ...honest.integrity, envelope: { ...envelope, ...edited } };
    const bundle = bundleBytes({ ...honest, integrity });
    expect(told(await verify(bundle, keys))).toEqual({ exitCode: 1, check });
    expect(told(await verifyOnPage(bundle, keys))).toEqual({ exitCode: 1, check });
    expect(verifyWithPython(bundle, keys)).toMatchObject({ exitCode: 1, check });
  });

  it("agree that unknown signatures, hints and spellings beside the signed do no harm", async () => {
    const payload = envelope.payload.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
    const signatures = [
      { sig: "AAAA", keyid: "of nobody" },
      { sig: signature?.sig ?? "", more: 1 },
    ];
    const bundle = bundleBytes({
      ...honest,
      integrity: { ...honest.integrity, envelope: { ...envelope, payload, signatures } },
    });
    expect(told(await verify(bundle, keys))).toEqual(VERIFIED);
    expect(told(await verifyOnPage(bundle, keys))).toEqual(VERIFIED);
    expect(verifyWithPython(bundle, keys).exitCode).toBe(0);
  });
});

describe("three verifiers on generated bundles", PATIENT, () => {
  const keys = read("keys.json");
  const text = fc.string({ unit: "grapheme", maxLength: 40 });
  const note = fc.record({ title: text, note: text, at: fc.integer({ min: 10, max: 59 }) });

  /** A sealed bundle of the story with texts of a stranger's in it. */
  async function bundleWith({ title, note, at }: { title: string; note: string; at: number }): Promise<Uint8Array> {
    const facts = aStory({
      incident: { title },
      entries: [
        ...STORY_ENTRIES,
        {
          type: "note_added",
          at: `2026-03-17T12:00:${at}.000000Z`,
          description: note,
          data: { note, [note]: at },
        },
      ],
    });
    return bundleBytes(await sealBundle(buildContent("evidence", facts, storyParams()), issuer));
  }

  it("agree that what was sealed is verified, whatever people wrote in it", async () => {
    await fc.assert(
      fc.asyncProperty(note, async (texts) => {
        const bundle = await bundleWith(texts);
        expect(told(await verify(bundle, keys))).toEqual(VERIFIED);
        expect(told(await verifyOnPage(bundle, keys))).toEqual(VERIFIED);
        expect(verifyWithPython(bundle, keys).exitCode).toBe(0);
      }),
      { numRuns: 15 },
    );
  });

  it("agree on every change of a byte", async () => {
    const bundle = await bundleWith({ title: "Zu viel \u20ac \ud83d\udca5", note: "a\u0000b", at: 11 });
    await fc.assert(
      fc.asyncProperty(fc.nat(bundle.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const edited = Uint8Array.from(bundle);
        edited[at] = (edited[at] ?? 0) ^ change;
        const main = await verify(edited, keys);
        expect(await verifyOnPage(edited, keys)).toEqual(main);
        const python = verifyWithPython(edited, keys);
        const seesIt = main.failure === null || PYTHON_CHECKS.includes(main.failure.check);
        if (seesIt) expect(python.exitCode, python.output).toBe(VERDICTS[main.verdict]);
        else expect([0, 1], python.output).toContain(python.exitCode);
      }),
      { numRuns: 50 },
    );
  });
});

/** The second Ed25519 signature that careless verifiers take: its scalar plus the order of the group. */
function plusGroupOrder(base64: string): string {
  const bytes = Buffer.from(base64, "base64");
  const scalar = BigInt(`0x${Buffer.from(bytes.subarray(32)).reverse().toString("hex")}`);
  const other = (scalar + 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n).toString(16);
  return Buffer.concat([bytes.subarray(0, 32), Buffer.from(other.padStart(64, "0"), "hex").reverse()]).toString(
    "base64",
  );
}
