import { describe, expect, it } from "vitest";
import { issuer, issuerKey, p256Signer, pem, signerOfSeed, stranger } from "../../test/keys.js";
import { trustedKeyOf } from "../attest/trusted-key.js";
import { sha256Hex } from "../canonical/digest.js";
import { fromBase64, toHex } from "../crypto/bytes.js";
import { verifySignature } from "../crypto/primitives.js";
import { spkiDer } from "../crypto/public-key.js";
import { checkpointBody, openNote, signNote } from "./signed-note.js";

const checkpoint = {
  origin: "hoc-incidents/tenants/acme",
  size: 3,
  rootHash: sha256Hex("root"),
  asOf: "2026-03-14T09:26:53.589793Z",
};
const body = checkpointBody(checkpoint);
const note = await signNote(body, checkpoint.origin, issuer);
const p256Key = trustedKeyOf(p256Signer, "Example Ltd");

describe("checkpointBody", () => {
  it("is origin, size and root on three lines, and an extension line with the instant", () => {
    expect(body).toBe(
      "hoc-incidents/tenants/acme\n3\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\nasOf 2026-03-14T09:26:53.589793Z\n",
    );
  });

  it.each([
    { origin: "" },
    { origin: "two words" },
    { origin: "a\nb" },
    { origin: "a\u00a0b" },
    { size: -1 },
    { size: 1.5 },
    { size: 2 ** 53 },
    { rootHash: "ab" },
    { rootHash: "x".repeat(64) },
    { asOf: "2026-03-14" },
    { asOf: "2026-03-14T09:26:53.589793Z\nasOf 2027-03-14T09:26:53.589793Z" },
  ])("refuses %j", (change) => {
    expect(() => checkpointBody({ ...checkpoint, ...change })).toThrow(RangeError);
  });
});

it("no note says what an envelope's signature covers: the one begins with a name without spaces, the other with DSSEv1 and a space", () => {
  const origin = "DSSEv1 28 application/vnd.in-toto+json 2 {}";
  expect(() => checkpointBody({ ...checkpoint, origin })).toThrow(RangeError);
});

describe("signNote", () => {
  it("signs as the example of C2SP's signed-note has it", () => {
    // The key id of example.com/foo, from the published verifier key example.com/foo+530d903a+AekyeRrm5….
    const [, raw = ""] =
      /\+([^+]+)$/.exec("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k") ?? [];
    const key = fromBase64(raw)?.slice(1) ?? new Uint8Array();
    const publicKeyPem = pem("PUBLIC KEY", Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), key]));
    const signature = fromBase64(
      "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=",
    );
    expect(toHex(signature?.slice(0, 4) ?? new Uint8Array())).toBe("530d903a");
    const text = new TextEncoder().encode("This is an example message.\n");
    expect(verifySignature("ed25519", publicKeyPem, text, signature?.slice(4) ?? new Uint8Array())).toBe(true);
    const idInput = Buffer.concat([Buffer.from("example.com/foo\n\u0001"), key]);
    expect(sha256Hex(idInput).slice(0, 8)).toBe("530d903a");
  });

  it("adds an empty line, and a line with the key's name, its id and the signature over the text", async () => {
    const [text = "", line = ""] = note.split("\n\n");
    expect(`${text}\n`).toBe(body);
    const [, base64 = ""] = /^\u2014 hoc-incidents\/tenants\/acme (\S+)\n$/.exec(line) ?? [];
    const signature = fromBase64(base64) ?? new Uint8Array();
    const raw = spkiDer(issuer.publicKeyPem)?.slice(-32) ?? new Uint8Array();
    const keyId = sha256Hex(Buffer.concat([Buffer.from(`${checkpoint.origin}\n\u0001`), raw])).slice(0, 8);
    expect(toHex(signature.slice(0, 4))).toBe(keyId);
    expect(signature.slice(4)).toEqual(await issuer.sign(new TextEncoder().encode(body)));
  });

  it("gives an ECDSA key the id of type 0x02, the beginning of its SPKI's digest", async () => {
    const ecdsa = await signNote(body, checkpoint.origin, p256Signer);
    const signature = fromBase64(ecdsa.trimEnd().split(" ").at(-1) ?? "") ?? new Uint8Array();
    expect(`sha256:${toHex(signature.slice(0, 4))}`).toBe(p256Signer.keyid.slice(0, 15));
    expect(openNote(ecdsa, [p256Key])?.verifiedBy).toEqual([p256Key]);
  });

  it.each(["", "two words", "a+b", "a\u2003b"])("refuses %j as a key's name", async (keyName) => {
    await expect(signNote(body, keyName, issuer)).rejects.toThrow(RangeError);
  });
});

describe("openNote", () => {
  it("gives back what was signed, and who signed it", () => {
    expect(openNote(note, [trustedKeyOf(stranger, "Nobody"), issuerKey])).toEqual({
      ...checkpoint,
      text: body,
      verifiedBy: [issuerKey],
    });
  });

  it("passes over lines of keys that nobody trusts, and trusts none of them", () => {
    expect(openNote(note, [])?.verifiedBy).toEqual([]);
    expect(openNote(note, [trustedKeyOf(stranger, "Nobody")])?.verifiedBy).toEqual([]);
  });

  it("counts a key once, however often it signed, and every key that did", async () => {
    const second = await signNote(body, "witness.example", signerOfSeed(2));
    const [, ownLine = ""] = note.split("\n\n");
    const [, otherLine = ""] = second.split("\n\n");
    const keys = [issuerKey, trustedKeyOf(signerOfSeed(2), "Witness")];
    expect(openNote(`${body}\n${ownLine}${otherLine}${ownLine}`, keys)?.verifiedBy).toEqual(keys);
  });

  it("refuses every change of one character", () => {
    for (let at = 0; at < note.length; at++) {
      const changed = `${note.slice(0, at)}${note[at] === "A" ? "B" : "A"}${note.slice(at + 1)}`;
      expect(openNote(changed, [issuerKey])?.verifiedBy ?? [], `at ${at}`).toEqual([]);
    }
  });

  it("refuses the whole note when the line of a trusted key does not hold its signature", async () => {
    const other = await signNote(checkpointBody({ ...checkpoint, size: 4 }), checkpoint.origin, issuer);
    const [, grafted = ""] = other.split("\n\n");
    expect(openNote(`${body}\n${grafted}`, [issuerKey])).toBeUndefined();
  });

  it.each([
    ["nothing", ""],
    ["text without signatures", body],
    ["a note without lines", `${body}\n`],
    ["no newline at the end", note.slice(0, -1)],
    ["another dash", note.replace("\u2014", "-")],
    ["a carriage return", note.replace("\n", "\r\n")],
    ["another control character", note.replace("acme", "ac\tme")],
    ["a size with a leading zero", note.replace("\n3\n", "\n03\n")],
    ["a root without padding", note.replace("=\nasOf", "\nasOf")],
    ["a missing instant", note.replace(/asOf.*\n/, "")],
    ["a second extension line", note.replace("\n\n", "\nmore\n\n")],
    ["a signature without bytes", `${body}\n\u2014 name AAAAAA==\n`],
    ["a key name with a plus", note.replace("\u2014 hoc", "\u2014 +hoc")],
    ["seventeen signatures", `${body}\n${(note.split("\n\n")[1] ?? "").repeat(17)}`],
  ])("refuses %s", (_, text) => {
    expect(openNote(text, [])).toBeUndefined();
  });

  it("takes sixteen signatures", () => {
    expect(openNote(`${body}\n${(note.split("\n\n")[1] ?? "").repeat(16)}`, [issuerKey])).toBeDefined();
  });
});
