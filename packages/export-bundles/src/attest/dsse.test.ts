import { createPublicKey } from "node:crypto";
import { dsse } from "@sigstore/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { issuer, issuerKey, p256Signer, signerOfSeed, stranger } from "../../test/keys.js";
import type { Envelope } from "../bundle/format.js";
import { toBase64, utf8 } from "../crypto/bytes.js";
import { openEnvelope, preAuthEncoding, sealEnvelope, unverifiedPayload } from "./dsse.js";
import { trustedKeyOf } from "./trusted-key.js";

const TYPE = "http://example.com/HelloWorld";
const payload = utf8("hello world");
const sealed = await sealEnvelope(TYPE, payload, [issuer]);
const strangerKey = trustedKeyOf(stranger, "Nobody");
const TOO_FEW = { ok: false, reason: "too_few_signatures" };

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

describe("preAuthEncoding", () => {
  it("is that of DSSE's test vector", () => {
    expect(text(preAuthEncoding(TYPE, payload))).toBe("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
  });

  it("counts bytes, not characters", () => {
    expect(text(preAuthEncoding("\u20ac", utf8("\ud83d\ude00")))).toBe("DSSEv1 3 \u20ac 4 \ud83d\ude00");
  });

  it("is that of Sigstore for any payload, and for any type that Sigstore counts rightly", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.uint8Array({ maxLength: 60 }), (type, body) => {
        expect(Buffer.from(preAuthEncoding(type, body))).toEqual(dsse.preAuthEncoding(type, Buffer.from(body)));
      }),
    );
  });

  it("differs whenever type or payload differ", () => {
    const part = fc.string({ unit: fc.constantFrom("1", " ", "a"), maxLength: 8 });
    fc.assert(
      fc.property(part, part, part, part, (type, body, otherType, otherBody) => {
        const same = text(preAuthEncoding(type, utf8(body))) === text(preAuthEncoding(otherType, utf8(otherBody)));
        expect(same).toBe(type === otherType && body === otherBody);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("openEnvelope", () => {
  it("gives the payload that was signed, and who signed it", () => {
    expect(openEnvelope(sealed, [strangerKey, issuerKey])).toEqual({ ok: true, payload, verifiedBy: [issuerKey] });
    expect(sealed.signatures).toMatchObject([{ keyid: issuer.keyid }]);
  });

  it("takes the ECDSA signature of DSSE's test vector", () => {
    const base64Url = (decimal: bigint) =>
      Buffer.from(decimal.toString(16).padStart(64, "0"), "hex").toString("base64url");
    const x = 46_950_820_868_899_156_662_930_047_687_818_585_632_848_591_499_744_589_407_958_293_238_635_476_079_160n;
    const y = 5_640_078_356_564_379_163_099_075_877_009_565_129_882_514_886_557_779_369_047_442_380_624_545_832_820n;
    const key = createPublicKey({
      key: { kty: "EC", crv: "P-256", x: base64Url(x), y: base64Url(y) },
      format: "jwk",
    });
    const publicKeyPem = key.export({ type: "spki", format: "pem" }).toString();
    const raw = Buffer.from(
      "A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==",
      "base64",
    );
    // The vector has both numbers side by side; in DER each says how long it is. Neither needs a leading zero.
    const der = Buffer.concat([Buffer.of(0x30, 68, 2, 32), raw.subarray(0, 32), Buffer.of(2, 32), raw.subarray(32)]);
    const envelope: Envelope = { ...sealed, signatures: [{ sig: der.toString("base64") }] };
    const record = trustedKeyOf({ keyid: "", publicKeyPem, alg: "ecdsa-p256-sha256" }, "DSSE");
    expect(openEnvelope(envelope, [record])).toEqual({ ok: true, payload, verifiedBy: [record] });
    expect(openEnvelope({ ...envelope, payload: toBase64(utf8("Hello world")) }, [record])).toEqual(TOO_FEW);
  });

  it("takes both alphabets, padded or not, and members that nobody knows", () => {
    const urlSafe = (base64: string) => base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
    const respelled = {
      ...sealed,
      payload: urlSafe(sealed.payload),
      signatures: sealed.signatures.map(({ sig }) => ({ sig: urlSafe(sig), extension: 1 })),
      more: [],
    };
    expect(openEnvelope(respelled, [issuerKey])).toMatchObject({ ok: true, payload });
  });

  it("lets the key id decide nothing: a missing, wrong or borrowed one changes nothing", async () => {
    const [signature] = sealed.signatures;
    for (const keyid of [undefined, "", stranger.keyid, "sha256:0"]) {
      const envelope = { ...sealed, signatures: [{ sig: signature?.sig ?? "", keyid }] };
      expect(openEnvelope(envelope, [strangerKey, issuerKey])).toMatchObject({ verifiedBy: [issuerKey] });
    }
    const [foreign] = (await sealEnvelope(TYPE, payload, [stranger])).signatures;
    const borrowed = { ...sealed, signatures: [{ sig: foreign?.sig ?? "", keyid: issuer.keyid }] };
    expect(openEnvelope(borrowed, [issuerKey])).toEqual(TOO_FEW);
  });

  it("takes the algorithm from the record of the key, never from what the key is", async () => {
    const ecdsa = await sealEnvelope(TYPE, payload, [p256Signer]);
    const record = trustedKeyOf(p256Signer, "Example Ltd");
    expect(openEnvelope(ecdsa, [record])).toMatchObject({ ok: true });
    expect(openEnvelope(ecdsa, [{ ...record, alg: "ed25519" }])).toEqual(TOO_FEW);
    expect(openEnvelope(sealed, [{ ...issuerKey, alg: "ecdsa-p256-sha256" }])).toEqual(TOO_FEW);
  });

  it("refuses another payload, another type, a stranger's signature and no keys", async () => {
    expect(openEnvelope({ ...sealed, payload: toBase64(utf8("hello worle")) }, [issuerKey])).toEqual(TOO_FEW);
    expect(openEnvelope({ ...sealed, payloadType: `${TYPE}s` }, [issuerKey])).toEqual(TOO_FEW);
    expect(openEnvelope(await sealEnvelope(TYPE, payload, [stranger]), [issuerKey])).toEqual(TOO_FEW);
    expect(openEnvelope(sealed, [])).toEqual(TOO_FEW);
  });

  it("passes over signatures that are malformed or unknown", () => {
    const envelope = { ...sealed, signatures: [{ sig: "%" }, { sig: "" }, ...sealed.signatures, { sig: "AAAA" }] };
    expect(openEnvelope(envelope, [issuerKey])).toMatchObject({ ok: true });
  });

  it("refuses a payload whose last letter carries bits of its own", () => {
    expect(sealed.payload).toBe("aGVsbG8gd29ybGQ=");
    const strayBits = "aGVsbG8gd29ybGR=";
    expect(Buffer.from(strayBits, "base64")).toEqual(Buffer.from(payload));
    expect(openEnvelope({ ...sealed, payload: strayBits }, [issuerKey])).toEqual({
      ok: false,
      reason: "payload_malformed",
    });
  });

  describe("with a threshold", () => {
    const second = signerOfSeed(2);
    const secondKey = trustedKeyOf(second, "Second");

    it("counts keys, not signatures and not records", async () => {
      const twice: Envelope = { ...sealed, signatures: [...sealed.signatures, ...sealed.signatures] };
      const sameKeyAgain = { ...issuerKey, keyid: `sha256:${"0".repeat(64)}`, owner: "Another name" };
      const sameKeySpelledAnew = { ...issuerKey, publicKeyPem: issuerKey.publicKeyPem.replaceAll("\n", "\r\n") };
      for (const keys of [
        [issuerKey, secondKey],
        [issuerKey, sameKeyAgain],
        [sameKeyAgain, issuerKey],
        [issuerKey, sameKeySpelledAnew],
      ])
        expect(openEnvelope(twice, keys, 2)).toEqual(TOO_FEW);
    });

    it("is met by two keys", async () => {
      const both = await sealEnvelope(TYPE, payload, [issuer, second]);
      expect(openEnvelope(both, [issuerKey, secondKey], 2)).toMatchObject({ verifiedBy: [issuerKey, secondKey] });
      expect(openEnvelope(both, [issuerKey, secondKey], 3)).toEqual(TOO_FEW);
    });

    it.each([0, -1, 1.5, Number.NaN])("refuses %s", (threshold) => {
      expect(() => openEnvelope(sealed, [issuerKey], threshold)).toThrow(RangeError);
    });
  });
});

it("unverifiedPayload gives the bytes without asking who signed them", () => {
  expect(unverifiedPayload(sealed)).toEqual(payload);
  expect(unverifiedPayload({ ...sealed, payload: "%" })).toBeUndefined();
});
