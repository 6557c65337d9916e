import type { TrustFile } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { issuer, issuerKey, p256Signer, pem, signerOfSeed, stranger } from "../../test/keys.js";
import { utf8 } from "../crypto/bytes.js";
import { sealEnvelope } from "./dsse.js";
import { signStatement } from "./signed-statement.js";
import { STATEMENT_PAYLOAD_TYPE, statementOf } from "./statement.js";
import { readTrustFile, signTrustFile, TrustFileError } from "./trust.js";
import { trustedKeyOf } from "./trusted-key.js";

const root = signerOfSeed(9);
const trust: TrustFile = { format: "export-bundles/trust@1", keys: [issuerKey], timestampAuthorities: [] };
const plain = utf8(JSON.stringify(trust));
const signed = utf8(await signTrustFile(trust, root));

function fileWith(keys: readonly unknown[]): Uint8Array {
  return utf8(JSON.stringify({ ...trust, keys }));
}

describe("readTrustFile", () => {
  it("takes a plain file, and a signed one, when no root key is given", () => {
    expect(readTrustFile(plain)).toEqual(trust);
    expect(readTrustFile(signed)).toEqual(trust);
  });

  it("takes only a file that the root signed when its key is given", async () => {
    const options = { rootPem: root.publicKeyPem };
    expect(readTrustFile(signed, options)).toEqual(trust);
    expect(() => readTrustFile(plain, options)).toThrow("not signed, and a root key was given");
    const byStranger = utf8(await signTrustFile(trust, stranger));
    expect(() => readTrustFile(byStranger, options)).toThrow("not signed by the root key");
  });

  it("takes an ECDSA root, and refuses a root that is no key", async () => {
    const byP256 = utf8(await signTrustFile(trust, p256Signer));
    expect(readTrustFile(byP256, { rootPem: p256Signer.publicKeyPem })).toEqual(trust);
    expect(() => readTrustFile(signed, { rootPem: "a key" })).toThrow("root key is not an Ed25519 or ECDSA P-256");
  });

  it("refuses an edited signed file", async () => {
    const envelope = JSON.parse(new TextDecoder().decode(signed));
    const statement = Buffer.from(envelope.payload, "base64").toString().replace("Example Ltd", "Example Inc");
    const edited = utf8(JSON.stringify({ ...envelope, payload: Buffer.from(statement).toString("base64") }));
    expect(() => readTrustFile(edited, { rootPem: root.publicKeyPem })).toThrow("not signed by the root key");
  });

  it("refuses something else that the root signed", async () => {
    const options = { rootPem: root.publicKeyPem };
    const review = utf8(await signStatement(statementOf("review", [], trust), root));
    expect(() => readTrustFile(review, options)).toThrow("does not hold a trust file");
    const bare = utf8(JSON.stringify(await sealEnvelope("application/json", plain, [root])));
    expect(() => readTrustFile(bare, options)).toThrow("does not hold a trust file");
    const statement = statementOf("trust", [], trust);
    const otherType = await sealEnvelope("text/plain", utf8(JSON.stringify(statement)), [root]);
    expect(() => readTrustFile(utf8(JSON.stringify(otherType)), options)).toThrow("does not hold a trust file");
    const otherVersion = utf8(await signStatement(statementOf("trust", [], { ...trust, format: "x" }), root));
    expect(otherVersion.length).toBeGreaterThan(0);
    expect(() => readTrustFile(otherVersion, options)).toThrow("$.format");
  });

  it("refuses a key under an id that is not its own", () => {
    const borrowed = { ...trustedKeyOf(stranger, "Nobody"), keyid: issuer.keyid };
    expect(() => readTrustFile(fileWith([borrowed]))).toThrow("does not have the id");
  });

  it("refuses a key of another kind than it says, and what is no key", () => {
    expect(() => readTrustFile(fileWith([{ ...issuerKey, alg: "ecdsa-p256-sha256" }]))).toThrow(
      "not a public key of ecdsa-p256-sha256",
    );
    const noKey = { ...issuerKey, publicKeyPem: pem("PUBLIC KEY", Uint8Array.of(1)) };
    expect(() => readTrustFile(fileWith([noKey]))).toThrow("not a public key of ed25519");
  });

  it("refuses a key that is named twice: nobody could say which record holds", () => {
    expect(() => readTrustFile(fileWith([issuerKey, { ...issuerKey, owner: "Another" }]))).toThrow("names a key twice");
  });

  it.each([
    ["", "not JSON that can be relied on"],
    ["{}", "malformed: $.format"],
    [JSON.stringify({ ...trust, format: "export-bundles/trust@2" }), "malformed: $.format"],
    [JSON.stringify({ ...trust, more: 1 }), "malformed: $ "],
    [JSON.stringify(trust).replace('"owner"', '"owner":"A","owner"'), "already has a member of this name"],
    [JSON.stringify({ ...trust, keys: [{ ...issuerKey, status: "revoked" }] }), "$.keys.0.revokedAt"],
  ])("refuses %j in a sentence", (document, sentence) => {
    expect(() => readTrustFile(utf8(document))).toThrow(TrustFileError);
    expect(() => readTrustFile(utf8(document))).toThrow(sentence);
  });
});

it("signTrustFile signs no file that could not be read", async () => {
  await expect(async () => signTrustFile({ ...trust, keys: [issuerKey, issuerKey] }, root)).rejects.toThrow(
    "names a key twice",
  );
  expect(JSON.parse(new TextDecoder().decode(signed))).toMatchObject({ payloadType: STATEMENT_PAYLOAD_TYPE });
});
