import { canonicalJson, type TrustedKey } from "@hoc/incident-schemas";
import { beforeAll, describe, expect, it } from "vitest";
import { aStory } from "../../test/a-story.js";
import { issuer, issuerKey, p256Signer, signerOfSeed, stranger } from "../../test/keys.js";
import { aCheckpointOf, aSealedStory, bytesOf, edited, fileOf, trust } from "../../test/sealed.js";
import { signReview } from "../attest/review.js";
import { signSupersession } from "../attest/supersession.js";
import { trustedKeyOf } from "../attest/trusted-key.js";
import type { Bundle, BundleContent } from "../bundle/format.js";
import { eventLeaf, rootOfLeaves } from "../bundle/leaves.js";
import { sealBundle } from "../bundle/seal.js";
import { toBase64, utf8 } from "../crypto/bytes.js";
import { checkpointBody, signNote } from "../merkle/signed-note.js";
import type { VerifyOptions, VerifyTimestamp } from "./options.js";
import { verifyBundle } from "./verify-bundle.js";

let good: Bundle;
let text: string;

beforeAll(async () => {
  good = await aSealedStory({ isAnchored: true });
  text = new TextDecoder().decode(bytesOf(good));
});

const verified = (document: Uint8Array, options: VerifyOptions = {}) => verifyBundle(document, { trust, ...options });

/** Every string as `\u` escapes, which JSON allows. */
function escaped(json: string): string {
  return json.replaceAll(/"(?:[^"\\]|\\.)*"/g, (literal) => {
    const units = [
      ...Array.from({ length: JSON.parse(literal).length }, (_, at) => JSON.parse(literal).charCodeAt(at)),
    ];
    return `"${units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("")}"`;
  });
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}

const firstSignature = (bundle: Bundle) => bundle.integrity.envelope.signatures.at(0) ?? { sig: "" };

describe("documents that say the same", () => {
  it.each<[string, () => Uint8Array]>([
    ["1: pretty-printed", () => utf8(JSON.stringify(good, null, 4))],
    ["2: with tabs and CRLF", () => utf8(JSON.stringify(good, null, "\t").replaceAll("\n", "\r\n"))],
    ["3: with all members in reverse", () => fileOf(reversed(good))],
    ["4: in canonical form", () => utf8(canonicalJson(good))],
    ["5: with every string escaped", () => utf8(escaped(JSON.stringify(good)))],
    ["6: with a newline and spaces at the end", () => utf8(`${text}\n  \n`)],
    [
      "7: with base64url without padding",
      () =>
        edited(good, ({ integrity: { envelope } }) => {
          const urlSafe = (base64: string) => base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
          envelope.payload = urlSafe(envelope.payload);
          for (const signature of envelope.signatures) signature.sig = urlSafe(signature.sig);
        }),
    ],
    [
      "8: without key id",
      () =>
        edited(good, (copy) => {
          delete (firstSignature(copy) as { keyid?: string }).keyid;
        }),
    ],
    [
      "8: with another key id",
      () =>
        edited(good, (copy) => {
          Object.assign(firstSignature(copy), { keyid: stranger.keyid });
        }),
    ],
    ["11: parsed and written by another tool", () => utf8(`${JSON.stringify(JSON.parse(text))}\n`)],
    [
      "with members of an envelope that this verifier does not know",
      () =>
        edited(good, ({ integrity }) => {
          Object.assign(integrity.envelope, { extra: 1 });
        }),
    ],
  ])("%s", (_, document) => {
    expect(verified(document())).toMatchObject({ verdict: "verified", failure: null, warnings: [] });
  });
});

describe("bundles of other states and keys", () => {
  it.each(["evidence", "soc2", "executive_debrief"] as const)("verifies a bundle of the kind %s", async (type) => {
    const bundle = await aSealedStory({ type });
    expect(verified(bytesOf(bundle))).toMatchObject({ verdict: "verified", bundle: { bundleType: type } });
  });

  it("says what it checked, what it could not, and whose key signed", () => {
    const { passed, notChecked, signers, bundle } = verified(bytesOf(good));
    expect(passed).toEqual([
      "SIZE",
      "PARSE",
      "FORMAT",
      "SCHEMA",
      "CONTENT_DIGEST",
      "SEQUENCE",
      "CHAIN",
      "LOG_ROOT",
      "CHECKPOINT",
      "STEPS_ROOT",
      "CROSS_FIELD",
      "TIME_ORDER",
      "DERIVED",
      "ENVELOPE",
      "STATEMENT",
      "SIGNATURE",
    ]);
    expect(notChecked).toEqual([
      "whether the log was rewritten as a whole: no checkpoint was given that somebody else kept",
      "when it was signed: there is no verified timestamp, so the time is only the signer's word",
    ]);
    expect(signers).toEqual([{ keyid: issuer.keyid, owner: "Example Ltd", status: "active" }]);
    expect(bundle).toMatchObject({ events: good.content.events.length, steps: 18, redactedFields: 0 });
  });

  it("is intact but not authenticated without a trust file, and never says whose key the file names", () => {
    const { verdict, signers, notChecked } = verifyBundle(bytesOf(good));
    expect({ verdict, signers }).toEqual({ verdict: "not_authenticated", signers: [] });
    expect(notChecked).toContain("who signed the bundle: no trust file was given, so anybody may have made it");
  });

  it("9: accepts an extra signature by an unknown key", async () => {
    const others = (await sealBundle(good.content, stranger)).integrity.envelope.signatures;
    const document = edited(good, ({ integrity }) => {
      integrity.envelope.signatures.unshift(...others);
    });
    expect(verified(document)).toMatchObject({ verdict: "verified", signers: [{ owner: "Example Ltd" }] });
  });

  it("10: accepts extra trusted keys, as in a rotation", () => {
    const keys = [trustedKeyOf(signerOfSeed(9), "New key"), issuerKey];
    expect(verified(bytesOf(good), { trust: { ...trust, keys } })).toMatchObject({ verdict: "verified" });
  });

  it("accepts ECDSA P-256", async () => {
    const bundle = await aSealedStory({ signer: p256Signer });
    const keys = [trustedKeyOf(p256Signer, "HSM")];
    expect(verified(bytesOf(bundle), { trust: { ...trust, keys } })).toMatchObject({ verdict: "verified" });
  });

  it.each(["free_text", "details"] as const)(
    "13, 14: accepts a bundle redacted as %s, with the roots of the full one",
    async (redaction) => {
      const redacted = await aSealedStory({ params: { redaction } });
      expect(redacted.content.log.root).toBe(good.content.log.root);
      const { verdict, bundle } = verified(bytesOf(redacted));
      expect(verdict).toBe("verified");
      expect(bundle?.redactedFields).toBeGreaterThan(0);
    },
  );

  it("accepts a bundle without its steps, and says what it could not check", async () => {
    const bundle = await aSealedStory({ params: { includeRawSteps: false } });
    const { verdict, notChecked, passed } = verified(bytesOf(bundle));
    expect(verdict).toBe("verified");
    expect(passed).not.toContain("STEPS_ROOT");
    expect(notChecked.join()).toContain("the bundle leaves the steps out");
  });

  it("accepts a bundle of an incident without run, steps and handling", async () => {
    const bundle = await aSealedStory({
      facts: { run: undefined, trace: undefined, steps: [], violation: undefined },
    });
    expect(verified(bytesOf(bundle))).toMatchObject({ verdict: "verified", bundle: { steps: expect.anything() } });
  });
});

describe("checkpoints that somebody kept", () => {
  const heldNote = ({ log, events, params }: BundleContent, size: number, asOf = params.asOf, signer = issuer) => {
    const rootHash = rootOfLeaves(events.slice(0, size).map(eventLeaf));
    return signNote(checkpointBody({ origin: log.origin, size, rootHash, asOf }), log.origin, signer);
  };

  it("15: accepts every export that extends an earlier checkpoint of the incident's log", async () => {
    for (let size = 0; size <= good.content.log.size; size++) {
      const checkpoint = await heldNote(good.content, size, "2026-03-14T12:00:00.000000Z");
      expect(verified(bytesOf(good), { checkpoint })).toMatchObject({ verdict: "verified", warnings: [] });
    }
  });

  it("accepts the tenant's checkpoint that the bundle is part of", () => {
    const checkpoint = good.content.checkpoint?.note;
    const { verdict, passed } = verified(bytesOf(good), { checkpoint });
    expect(verdict).toBe("verified");
    expect(passed).toEqual(expect.arrayContaining(["CONSISTENCY", "STALE"]));
  });

  it("cannot compare an earlier checkpoint of the tenant's log, and warns of it", async () => {
    const origin = good.content.checkpoint?.origin ?? "";
    const body = { origin, size: 2, rootHash: "0".repeat(64), asOf: "2026-03-15T00:00:00.000000Z" };
    const checkpoint = await signNote(checkpointBody(body), origin, issuer);
    const { verdict, passed, warnings, notChecked } = verified(bytesOf(good), { checkpoint });
    expect(verdict).toBe("verified");
    expect(passed).not.toContain("CONSISTENCY");
    expect(warnings.join()).toContain("of another size");
    expect(notChecked.join()).toContain("consistency proof");
  });

  it("warns of a checkpoint that no trusted key signed", async () => {
    const checkpoint = await heldNote(good.content, 2, "2026-03-14T12:00:00.000000Z", stranger);
    expect(verified(bytesOf(good), { checkpoint }).warnings.join()).toContain("at its holder's word");
  });
});

describe("keys in time", () => {
  const AS_OF = "2026-03-20T00:00:00.000000Z";
  const stampedAt =
    (at: string): VerifyTimestamp =>
    () => ({ kind: "verified", at, authority: "Lab" });
  const authorities = [{ name: "Lab", certificatePem: "" }];
  const byKey = (change: Partial<typeof issuerKey>, verifyTimestamp?: VerifyTimestamp) =>
    verifyBundle(
      edited(good, ({ integrity }) => {
        if (verifyTimestamp !== undefined) integrity.timestamps = [{ type: "rfc3161", token: "AAAA" }];
      }),
      { trust: { ...trust, keys: [{ ...issuerKey, ...change }], timestampAuthorities: authorities }, verifyTimestamp },
    );

  it("accepts what a retired key signed, and shows that it is retired", () => {
    expect(byKey({ status: "retired" })).toMatchObject({
      verdict: "verified",
      signers: [{ status: "retired" }],
      warnings: [],
    });
  });

  it("accepts a key within its validity, at both ends", () => {
    expect(byKey({ notBefore: AS_OF, notAfter: AS_OF })).toMatchObject({ verdict: "verified", warnings: [] });
  });

  it("warns of a key that was not valid at the instant that the bundle states", () => {
    expect(byKey({ notAfter: "2026-03-19T23:59:59.999999Z" }).warnings.join()).toContain("no longer valid");
    expect(byKey({ notBefore: "2026-03-20T00:00:00.000001Z" }).warnings.join()).toContain("not yet valid");
  });

  it("goes by the timestamp in place of the stated instant", () => {
    const change = { notAfter: "2026-03-19T00:00:00.000000Z" };
    expect(byKey(change, stampedAt("2026-03-18T00:00:00.000000Z")).warnings).toEqual([]);
    expect(byKey(change, stampedAt("2026-03-21T00:00:00.000000Z")).warnings.join()).toContain("when it signed");
  });

  it("takes the word of a revoked key for a checkpoint's note as that of nobody", async () => {
    const noteSigner = signerOfSeed(7);
    const checkpoint = await aCheckpointOf(aStory(), noteSigner);
    const bundle = await sealBundle({ ...good.content, checkpoint }, issuer);
    const warningsWith = (key: Partial<TrustedKey>) =>
      verified(bytesOf(bundle), {
        trust: { ...trust, keys: [issuerKey, { ...trustedKeyOf(noteSigner, "Example Ltd"), ...key }] },
      }).warnings;
    const revoked = { status: "revoked", revokedAt: "2026-06-01T00:00:00.000000Z" } as const;
    expect(warningsWith({})).toEqual([]);
    expect(warningsWith(revoked)).toEqual([expect.stringContaining("is not signed by a trusted key")]);
  });

  it("rejects what a revoked key signed, unless a timestamp is from before", () => {
    const revoked = { status: "revoked", revokedAt: "2026-06-01T00:00:00.000000Z", reason: "stolen" } as const;
    expect(byKey(revoked)).toMatchObject({
      verdict: "rejected",
      failure: { check: "SIGNATURE", message: expect.stringContaining("revoked") },
    });
    expect(byKey(revoked, stampedAt("2026-06-01T00:00:00.000000Z"))).toMatchObject({ verdict: "rejected" });
    expect(byKey(revoked, stampedAt("2026-05-31T23:59:59.999999Z"))).toMatchObject({
      verdict: "verified",
      signers: [{ status: "revoked" }],
    });
  });

  it("goes by the earliest of several timestamps", () => {
    const revoked = { ...issuerKey, status: "revoked", revokedAt: "2026-06-01T00:00:00.000000Z" } as const;
    const instants = ["2026-07-01T00:00:00.000000Z", "2026-05-01T00:00:00.000000Z", "2026-08-01T00:00:00.000000Z"];
    const document = edited(good, ({ integrity }) => {
      integrity.timestamps = instants.map((_, at) => ({ type: "rfc3161", token: toBase64(Uint8Array.of(at)) }));
    });
    const verifyTimestamp: VerifyTimestamp = ([at = 0]) => ({
      kind: "verified",
      at: instants[at] ?? "",
      authority: "Lab",
    });
    const options = { verifyTimestamp, trust: { ...trust, keys: [revoked], timestampAuthorities: authorities } };
    expect(verifyBundle(document, options)).toMatchObject({ verdict: "verified" });
  });

  it("counts a timestamp for the first signature only", async () => {
    const revoked = { ...issuerKey, status: "revoked", revokedAt: "2026-06-01T00:00:00.000000Z" } as const;
    const second = signerOfSeed(2);
    const bySecond = (await sealBundle(good.content, second)).integrity.envelope.signatures;
    const document = edited(good, ({ integrity }) => {
      integrity.envelope.signatures.unshift(...bySecond);
      integrity.timestamps = [{ type: "rfc3161", token: "AAAA" }];
    });
    const options = { verifyTimestamp: stampedAt("2026-05-01T00:00:00.000000Z") };
    expect(
      verifyBundle(document, { ...options, trust: { ...trust, keys: [revoked], timestampAuthorities: authorities } }),
    ).toMatchObject({
      verdict: "rejected",
      failure: { check: "SIGNATURE" },
    });
  });
});

describe("timestamps", () => {
  const withTimestamps = (...timestamps: { type: string; token: string }[]) =>
    edited(good, ({ integrity }) => {
      integrity.timestamps = timestamps;
    });
  const trusting = { ...trust, timestampAuthorities: [{ name: "Lab", certificatePem: "" }] };

  it("12: accepts a bundle to which a timestamp was added later, and hands on the token and the first signature", () => {
    const asked: Uint8Array[] = [];
    const { verdict, passed, notChecked } = verified(withTimestamps({ type: "rfc3161", token: "AQID" }), {
      trust: trusting,
      verifyTimestamp: (token, signature) => {
        asked.push(token, signature);
        return { kind: "verified", at: "2026-03-21T00:00:00.000000Z", authority: "Lab" };
      },
    });
    expect({ verdict, last: passed.at(-1) }).toEqual({ verdict: "verified", last: "TIMESTAMP" });
    expect(notChecked.join()).not.toContain("when it was signed");
    expect(asked.map(({ length }) => length)).toEqual([3, 64]);
  });

  it("48, 49: rejects a token that does not hold", () => {
    const verifyTimestamp: VerifyTimestamp = () => ({ kind: "bad", message: "It is over other bytes." });
    expect(
      verified(withTimestamps({ type: "rfc3161", token: "AQID" }), { trust: trusting, verifyTimestamp }),
    ).toMatchObject({
      verdict: "rejected",
      failure: { check: "TIMESTAMP", path: "$.integrity.timestamps[0].token" },
    });
    expect(verified(withTimestamps({ type: "rfc3161", token: "?" }))).toMatchObject({ verdict: "rejected" });
  });

  it("warns of a timestamp of an unknown type", () => {
    const { verdict, warnings } = verified(withTimestamps({ type: "rfc9999", token: "AQID" }), { trust: trusting });
    expect(verdict).toBe("verified");
    expect(warnings).toEqual(['There is a timestamp of the type "rfc9999", which this verifier does not know.']);
  });

  it("says that it did not check a token without an authority or the means", () => {
    const document = withTimestamps({ type: "rfc3161", token: "AQID" });
    expect(verified(document).notChecked.join()).toContain("cannot read timestamp tokens");
    expect(verified(document, { verifyTimestamp: () => ({ kind: "bad", message: "" }) }).notChecked.join()).toContain(
      "names no timestamp authority",
    );
  });
});

describe("statements beside the bundle", () => {
  const auditor = signerOfSeed(7);
  const trusting = { ...trust, keys: [issuerKey, trustedKeyOf(auditor, "Audit LLP")] };
  const review = {
    reviewer: "Jo",
    firm: "Audit LLP",
    procedures: ["read it"],
    conclusion: "approved" as const,
    notes: null,
    reviewedAt: "2026-04-01T00:00:00.000000Z",
  };
  const reference = ({ content, integrity }: Bundle) => ({
    bundleId: content.bundleId,
    contentDigest: integrity.contentDigest.sha256,
  });

  it("shows a review by a trusted key, by the owner that the trust file names", async () => {
    const statements = await signReview(reference(good), review, auditor);
    expect(verified(bytesOf(good), { trust: trusting, statements })).toMatchObject({
      verdict: "verified",
      statements: [
        { kind: "review", by: "Audit LLP", summary: "approved by Jo (Audit LLP) at 2026-04-01T00:00:00.000000Z" },
      ],
    });
  });

  it("50: rejects a review that was copied from another bundle", async () => {
    const other = await aSealedStory({ type: "evidence" });
    const statements = await signReview(reference(other), review, auditor);
    expect(verified(bytesOf(good), { trust: trusting, statements })).toMatchObject({
      verdict: "rejected",
      failure: { check: "STATEMENTS", path: "statements, line 1" },
    });
    expect(verifyBundle(bytesOf(good), { statements })).toMatchObject({ verdict: "rejected" });
  });

  it("rejects a review that no trusted key signed, or a revoked one", async () => {
    const statements = await signReview(reference(good), review, auditor);
    expect(verified(bytesOf(good), { statements })).toMatchObject({
      verdict: "rejected",
      failure: { check: "STATEMENTS" },
    });
    const revoked = { ...trustedKeyOf(auditor, "Audit LLP"), status: "revoked" as const, revokedAt: review.reviewedAt };
    expect(verified(bytesOf(good), { trust: { ...trust, keys: [issuerKey, revoked] }, statements })).toMatchObject({
      verdict: "rejected",
    });
    expect(verified(bytesOf(good), { statements: "hello" })).toMatchObject({ verdict: "rejected" });
  });

  it("shows a review as a claim without a trust file", async () => {
    const statements = await signReview(reference(good), review, auditor);
    expect(verifyBundle(bytesOf(good), { statements })).toMatchObject({
      verdict: "not_authenticated",
      statements: [{ kind: "review", by: "not authenticated" }],
    });
  });

  it("warns that the bundle was superseded", async () => {
    const supersededBy = { bundleId: "SOC2-next", contentDigest: "0".repeat(64) };
    const statements = await signSupersession(
      reference(good),
      { supersededBy, reason: "late entries", supersededAt: review.reviewedAt },
      issuer,
    );
    expect(verified(bytesOf(good), { statements }).warnings).toEqual([
      "The bundle was superseded by SOC2-next at 2026-04-01T00:00:00.000000Z: late entries.",
    ]);
  });
});

describe("bundles that cannot be checked", () => {
  it.each(["export-bundles/bundle@2", "export-bundles/bundle@0"])("cannot check the format %s", (format) => {
    expect(verified(fileOf({ ...good, format }))).toMatchObject({
      verdict: "not_checked",
      failure: { check: "FORMAT" },
    });
  });

  it("cannot check rules that it does not have, but still rejects what is wrong otherwise", async () => {
    const content = structuredClone(good.content);
    content.generator.rules = "soc2-rules/99";
    expect(verified(bytesOf(await sealBundle(content, issuer)))).toMatchObject({
      verdict: "not_checked",
      failure: { check: "DERIVED", path: "$.content.generator.rules" },
    });
    expect(verified(bytesOf(await sealBundle(content, stranger)))).toMatchObject({
      verdict: "rejected",
      failure: { check: "SIGNATURE" },
    });
  });
});
