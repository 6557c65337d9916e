import { canonicalJson, type TraceSummary } from "@hoc/incident-schemas";
import { beforeAll, describe, expect, it } from "vitest";
import { aStory } from "../../test/a-story.js";
import { aBundleFacts, aTraceStep, someParams } from "../../test/facts.js";
import { issuer } from "../../test/keys.js";
import { aCheckpointOf, bytesOf, fileOf, trust, withContent } from "../../test/sealed.js";
import { buildContent } from "../bundle/build-content.js";
import { type Bundle, bundleSchema, type Envelope } from "../bundle/format.js";
import { sealBundle } from "../bundle/seal.js";
import { strictParse } from "../canonical/strict-parse.js";
import { fromBase64, toHex, utf8 } from "../crypto/bytes.js";
import { verifyBundle } from "./verify-bundle.js";

let good: Bundle;
let bytes: Uint8Array;

beforeAll(async () => {
  const at = "2026-03-14T12:30:00.000000Z";
  const steps = [0, 1].map((stepIndex) => aTraceStep({ stepIndex, timestamp: at, tokens: 3 }));
  const facts = aBundleFacts({
    incident: { status: "ACKNOWLEDGED", acknowledgedAt: at, acknowledgedBy: "ada" },
    entries: [{ type: "acknowledged", at, data: { acknowledgedBy: "ada" } }],
    trace: { ...aStory().trace, steps: steps.length, tokens: 6, violationStepIndex: null } as TraceSummary,
    steps,
  });
  const params = someParams({ period: { start: "2026-01-01T00:00:00.000000Z", end: "2026-04-01T00:00:00.000000Z" } });
  const checkpoint = await aCheckpointOf(facts);
  good = await sealBundle(buildContent("soc2", { ...facts, checkpoint }, params), issuer);
  bytes = bytesOf(good);
  expect(verifyBundle(bytes, { trust })).toMatchObject({ verdict: "verified", failure: null });
});

const verdictOf = (document: Uint8Array) => verifyBundle(document, { trust }).verdict;

/**
 * What a document says, without what nobody authenticates: spacing, the order of members, the spelling of base64, the
 * key id hints and members of the envelope that DSSE tells readers to pass over. `undefined` when it says nothing.
 */
function meaningOf(document: Uint8Array): string | undefined {
  try {
    const parsed = strictParse(document) as unknown as Bundle;
    if (!bundleSchema.safeParse(parsed).success) return undefined;
    const { envelope, ...integrity } = parsed.integrity;
    return canonicalJson({ ...parsed, integrity: { ...integrity, envelope: signedPartOf(envelope) } });
  } catch {
    return undefined;
  }
}

function signedPartOf({ payload, payloadType, signatures }: Envelope): unknown {
  return { payload: decoded(payload), payloadType, signatures: signatures.map(({ sig }) => decoded(sig)) };
}

function decoded(base64: string): string {
  const value = fromBase64(base64);
  return value === undefined ? `malformed: ${base64}` : toHex(value);
}

describe("every single-byte change", () => {
  it("is rejected, or changes nothing but spacing, key id hints, unknown envelope members and the alphabet of base64", () => {
    const meaning = meaningOf(bytes);
    const keyidAt = new TextDecoder().decode(bytes).indexOf('"keyid"');
    const keyidEnd = keyidAt + `"keyid": "${issuer.keyid}"`.length;
    const counts = { rejected: 0, notChecked: 0, spacing: 0, hint: 0, alphabet: 0 };
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      for (const other of new Set([byte ^ 0x01, byte ^ 0x20, (byte + 1 + (at % 94)) % 256])) {
        if (other === byte) continue;
        const changed = bytes.with(at, other);
        const verdict = verdictOf(changed);
        if (verdict === "rejected") counts.rejected++;
        else if (verdict === "not_checked") counts.notChecked++;
        else {
          expect({ at, verdict, meaning: meaningOf(changed) }).toEqual({ at, verdict: "verified", meaning });
          if (isSpace(byte) && isSpace(other)) counts.spacing++;
          else if (at >= keyidAt && at < keyidEnd) counts.hint++;
          else counts.alphabet++;
        }
      }
    }
    expect(counts.rejected).toBeGreaterThan(2.5 * bytes.length);
    // Only the digit of the format's version says "another version", and only other digits do.
    expect(counts.notChecked).toBeLessThanOrEqual(3);
    expect(counts.hint).toBeGreaterThan(100);
    expect(counts.alphabet).toBeLessThanOrEqual(3);
  }, 120_000);

  it("is rejected in the middle of a character of several bytes, too", async () => {
    const facts = aBundleFacts({ incident: { title: "Überlauf 💥 日本" } });
    const opened = { ...facts, checkpoint: null };
    const bundle = await sealBundle(buildContent("evidence", opened, someParams()), issuer);
    const document = bytesOf(bundle);
    expect(verdictOf(document)).toBe("verified");
    const high = [...document.keys()].filter((at) => (document[at] ?? 0) >= 0x80);
    expect(high.length).toBeGreaterThan(10);
    for (const at of high)
      for (let bit = 1; bit < 256; bit *= 2)
        expect(verdictOf(document.with(at, (document[at] ?? 0) ^ bit))).toBe("rejected");
  });
});

describe("every change of a member", () => {
  it("is rejected: removed, renamed, duplicated, of another type, or with a neighbour in its place", () => {
    const accepted: string[] = [];
    let tried = 0;
    const attack = (where: string, document: unknown): void => {
      tried++;
      if (verdictOf(fileOf(document)) !== "rejected") accepted.push(where);
    };
    for (const { path, changed } of structuralChanges(good)) {
      attack(path, changed);
      // The attacker recomputes the digest of the content as well.
      const { content } = changed as Partial<Bundle>;
      if (path.startsWith("$.content") && isObject(content))
        attack(`${path}, digest recomputed`, withDigest(changed as Bundle));
    }
    expect(tried).toBeGreaterThan(2_000);
    expect(accepted.filter((where) => !UNAUTHENTICATED.test(where))).toEqual([]);
  }, 120_000);

  it("is rejected when a member stands there twice, wherever it is", () => {
    const text = JSON.stringify(good);
    const members = [...text.matchAll(/"(\w+)":/g)];
    expect(members.length).toBeGreaterThan(200);
    for (const { 0: member, index } of members) {
      const twice = `${text.slice(0, index)}${member}null,${text.slice(index)}`;
      expect(verifyBundle(utf8(twice), { trust })).toMatchObject({ verdict: "rejected", failure: { check: "PARSE" } });
    }
  });
});

/** An envelope may hold members and signatures that nobody knows, and needs no key id. */
const UNAUTHENTICATED =
  /^\$\.integrity\.envelope(: added|\.signatures: added|\.signatures\[0\](: added|: duplicated|\.keyid: (removed|renamed|text|"changed")))$/;

function withDigest(bundle: Bundle): unknown {
  try {
    return withContent(bundle, bundle.content);
  } catch {
    return bundle;
  }
}

interface Change {
  readonly path: string;
  readonly changed: unknown;
}

/** The value with one thing changed in it, for everything that can be changed. */
function* structuralChanges(value: unknown, path = "$"): Generator<Change> {
  if (path !== "$") {
    for (const other of [null, true, 0, -1, "changed", [], {}, [value], { value }]) {
      if (canonicalJson(other) !== canonicalJson(value))
        yield { path: `${path}: ${canonicalJson(other).slice(0, 20)}`, changed: other };
    }
    if (typeof value === "number") yield { path: `${path}: ${value + 1}`, changed: value + 1 };
    if (typeof value === "string") yield { path: `${path}: text`, changed: String(Number.NaN) };
  }
  if (Array.isArray(value)) yield* changesOfArray(value, path);
  else if (isObject(value)) yield* changesOfObject(value, path);
}

function* changesOfArray(items: readonly unknown[], path: string): Generator<Change> {
  yield { path: `${path}: added`, changed: [...items, items.at(-1) ?? null] };
  for (const [at, item] of items.entries()) {
    yield { path: `${path}[${at}]: removed`, changed: items.toSpliced(at, 1) };
    yield { path: `${path}[${at}]: duplicated`, changed: items.toSpliced(at, 0, item) };
    const next = items[at + 1];
    if (next !== undefined && canonicalJson(next) !== canonicalJson(item)) {
      yield { path: `${path}[${at}]: swapped`, changed: items.toSpliced(at, 2, next, item) };
    }
    for (const change of structuralChanges(item, `${path}[${at}]`))
      yield { ...change, changed: items.with(at, change.changed) };
  }
}

function* changesOfObject(object: Readonly<Record<string, unknown>>, path: string): Generator<Change> {
  yield { path: `${path}: added`, changed: { ...object, unknown: 1 } };
  for (const [name, member] of Object.entries(object)) {
    const { [name]: _, ...others } = object;
    yield { path: `${path}.${name}: removed`, changed: others };
    yield { path: `${path}.${name}: renamed`, changed: { ...others, [`${name}x`]: member } };
    for (const change of structuralChanges(member, `${path}.${name}`)) {
      yield { ...change, changed: { ...object, [name]: change.changed } };
    }
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSpace(byte: number): boolean {
  return [0x20, 0x0a, 0x0d, 0x09].includes(byte);
}
