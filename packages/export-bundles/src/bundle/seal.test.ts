import { BUNDLE_TYPES, CanonicalJsonError } from "@hoc/incident-schemas";
import canonicalize from "canonicalize";
import { describe, expect, it } from "vitest";
import { aStory, storyParams } from "../../test/a-story.js";
import { someContent } from "../../test/content.js";
import { issuer, issuerKey, p256Signer, stranger } from "../../test/keys.js";
import { openEnvelope } from "../attest/dsse.js";
import { bundleStatement, statementBytes } from "../attest/statement.js";
import { sha256Hex } from "../canonical/digest.js";
import { strictParse } from "../canonical/strict-parse.js";
import { buildContent } from "./build-content.js";
import { type Bundle, bundleSchema } from "./format.js";
import { bundleBytes, sealBundle } from "./seal.js";

describe("sealBundle", () => {
  it("digests the canonical JSON of all of the content, as another implementation of RFC 8785 has it", async () => {
    const { integrity } = await sealBundle(someContent, issuer);
    expect(integrity.contentDigest.sha256).toBe(sha256Hex(canonicalize(someContent) ?? ""));
    expect(integrity.canonicalization).toBe("RFC8785");
    expect(integrity).not.toHaveProperty("timestamps");
  });

  it("signs the statement about that digest", async () => {
    const { integrity } = await sealBundle(someContent, issuer);
    const opened = openEnvelope(integrity.envelope, [issuerKey]);
    const statement = bundleStatement(someContent, integrity.contentDigest.sha256);
    expect(opened).toEqual({ ok: true, payload: statementBytes(statement), verifiedBy: [issuerKey] });
    expect(integrity.envelope.payloadType).toBe("application/vnd.in-toto+json");
  });

  it("leaves out no member of the content", async () => {
    const digest = (await sealBundle(someContent, issuer)).integrity.contentDigest.sha256;
    for (const [name, value] of Object.entries(someContent)) {
      const member = typeof value === "object" ? { ...value, added: 1 } : "changed";
      const changed = await sealBundle({ ...someContent, [name]: member }, issuer);
      expect(changed.integrity.contentDigest.sha256, name).not.toBe(digest);
    }
  });

  it("makes what the schema of bundles takes", async () => {
    const bundle = await sealBundle(someContent, issuer);
    expect(bundleSchema.parse(strictParse(bundleBytes(bundle)))).toEqual(bundle);
  });

  it.each(BUNDLE_TYPES)(
    "makes a file of the kind %s that reads back as the bundle, in the same bytes",
    async (type) => {
      const bundle = await sealBundle(buildContent(type, aStory(), storyParams()), issuer);
      const readBack = bundleSchema.parse(strictParse(bundleBytes(bundle)));
      expect(readBack).toEqual(bundle);
      expect(bundleBytes(readBack as Bundle)).toEqual(bundleBytes(bundle));
    },
  );

  it("makes the same bytes of the same content with the same Ed25519 key, and others with another", async () => {
    const bytes = bundleBytes(await sealBundle(someContent, issuer));
    expect(bundleBytes(await sealBundle(structuredClone(someContent), issuer))).toEqual(bytes);
    expect(bundleBytes(await sealBundle(someContent, stranger))).not.toEqual(bytes);
  });

  it("makes the same content and digest with ECDSA, whose signatures differ", async () => {
    const [one, other] = [await sealBundle(someContent, p256Signer), await sealBundle(someContent, p256Signer)];
    expect(one.integrity.contentDigest).toEqual(other.integrity.contentDigest);
    expect(one.integrity.envelope.payload).toBe(other.integrity.envelope.payload);
  });

  it("refuses content that has no canonical form instead of signing something else", async () => {
    const totals = { ...someContent.totals, tokens: 0.5 };
    await expect(sealBundle({ ...someContent, totals }, issuer)).rejects.toThrow(CanonicalJsonError);
  });

  it("gives nothing when the signer fails", async () => {
    const broken = { ...issuer, sign: () => Promise.reject(new Error("The key service is away.")) };
    await expect(sealBundle(someContent, broken)).rejects.toThrow("The key service is away.");
  });
});
