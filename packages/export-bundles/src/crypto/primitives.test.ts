import { createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { describe, expect, it } from "vitest";
import { issuer, p256Signer, pem, signerOfSeed } from "../../test/keys.js";
import { fromHex, toHex, utf8 } from "./bytes.js";
import { sha256, verifySignature } from "./primitives.js";
import { rawPublicKey } from "./public-key.js";

const message = utf8("a message");
const GROUP_ORDER = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n;
const PRIME = 2n ** 255n - 19n;

function hexBytes(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, "hex"));
}

function littleEndian(number: bigint): Uint8Array {
  return hexBytes(number.toString(16).padStart(64, "0")).reverse();
}

function ed25519Pem(raw: Uint8Array): string {
  return pem("PUBLIC KEY", Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), raw]));
}

describe("sha256", () => {
  it("gives the published digest for text and bytes, as a plain byte array", () => {
    const digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    expect(toHex(sha256("abc"))).toBe(digest);
    expect(toHex(sha256(utf8("abc")))).toBe(digest);
    expect(Object.getPrototypeOf(sha256("abc"))).toBe(Uint8Array.prototype);
  });
});

describe("verifySignature of Ed25519", () => {
  it.each([
    [
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ],
    [
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
      "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ],
    [
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
      "af82",
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ],
  ])("accepts the vectors of RFC 8032 (%s)", (key, text, signature) => {
    const publicKeyPem = ed25519Pem(hexBytes(key));
    expect(verifySignature("ed25519", publicKeyPem, hexBytes(text), hexBytes(signature))).toBe(true);
    expect(verifySignature("ed25519", publicKeyPem, hexBytes(`${text}00`), hexBytes(signature))).toBe(false);
  });

  it("refuses every change of one bit, and other lengths", async () => {
    const signature = await issuer.sign(message);
    expect(verifySignature("ed25519", issuer.publicKeyPem, message, signature)).toBe(true);
    for (let bit = 0; bit < 512; bit++) {
      const changed = Uint8Array.from(signature);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(verifySignature("ed25519", issuer.publicKeyPem, message, changed), `bit ${bit}`).toBe(false);
    }
    for (const other of [signature.slice(0, 63), Uint8Array.of(...signature, 0), Uint8Array.of()])
      expect(verifySignature("ed25519", issuer.publicKeyPem, message, other)).toBe(false);
  });

  it("refuses the second spelling of a signature, its scalar plus the group's order", async () => {
    const signature = await issuer.sign(message);
    const scalar = BigInt(`0x${toHex(signature.slice(32).reverse())}`);
    const malleated = Uint8Array.of(...signature.slice(0, 32), ...littleEndian(scalar + GROUP_ORDER));
    expect(verifySignature("ed25519", issuer.publicKeyPem, message, malleated)).toBe(false);
  });

  it("refuses keys of small order, which accept signatures that nobody made", () => {
    const identity = littleEndian(1n);
    const forged = Uint8Array.of(...identity, ...littleEndian(0n));
    const publicKeyPem = ed25519Pem(identity);
    // The library alone takes it: the guard is not idle.
    expect(verify(null, message, createPublicKey(publicKeyPem), forged)).toBe(true);
    expect(verifySignature("ed25519", publicKeyPem, message, forged)).toBe(false);
  });

  it("refuses a nonce of small order and points written with a coordinate beyond the prime", async () => {
    const signature = await issuer.sign(message);
    const key = rawPublicKey("ed25519", issuer.publicKeyPem) ?? new Uint8Array();
    for (const point of [littleEndian(1n), littleEndian(PRIME - 1n), littleEndian(0n), littleEndian(PRIME + 1n)]) {
      const withNonce = Uint8Array.of(...point, ...signature.slice(32));
      expect(verifySignature("ed25519", ed25519Pem(key), message, withNonce)).toBe(false);
      expect(verifySignature("ed25519", ed25519Pem(point), message, signature)).toBe(false);
    }
  });

  it("refuses the key of another", async () => {
    const signature = await issuer.sign(message);
    expect(verifySignature("ed25519", signerOfSeed(2).publicKeyPem, message, signature)).toBe(false);
  });
});

describe("verifySignature of ECDSA P-256", () => {
  it("accepts a signature and refuses another message", async () => {
    const signature = await p256Signer.sign(message);
    expect(verifySignature("ecdsa-p256-sha256", p256Signer.publicKeyPem, message, signature)).toBe(true);
    expect(verifySignature("ecdsa-p256-sha256", p256Signer.publicKeyPem, utf8("another"), signature)).toBe(false);
  });

  it("refuses DER with anything after it", async () => {
    const longer = Uint8Array.of(...(await p256Signer.sign(message)), 0);
    expect(verifySignature("ecdsa-p256-sha256", p256Signer.publicKeyPem, message, longer)).toBe(false);
  });

  it("refuses a key of another curve", async () => {
    const { publicKey } = generateKeyPairSync("ec", { namedCurve: "secp256k1" });
    const publicKeyPem = publicKey.export({ type: "spki", format: "pem" }).toString();
    expect(verifySignature("ecdsa-p256-sha256", publicKeyPem, message, await p256Signer.sign(message))).toBe(false);
  });
});

it("the algorithm is the record's: a key under the name of the other algorithm verifies nothing", async () => {
  const ed25519 = await issuer.sign(message);
  const ecdsa = await p256Signer.sign(message);
  expect(verifySignature("ecdsa-p256-sha256", issuer.publicKeyPem, message, ed25519)).toBe(false);
  expect(verifySignature("ed25519", p256Signer.publicKeyPem, message, ecdsa)).toBe(false);
});

it.each(["", "no key", pem("PUBLIC KEY", fromHex("00") ?? new Uint8Array()), ed25519Pem(new Uint8Array(31))])(
  "a key that is none verifies nothing: %j",
  (publicKeyPem) => {
    expect(verifySignature("ed25519", publicKeyPem, message, new Uint8Array(64))).toBe(false);
    expect(verifySignature("ecdsa-p256-sha256", publicKeyPem, message, new Uint8Array(70))).toBe(false);
  },
);
