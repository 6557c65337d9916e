import type { Instant, TrustedKey } from "@hoc/incident-schemas";
import type { Signer } from "@hoc/incident-schemas/ports";
import { concatBytes, fromBase64, fromHex, sameBytes, toBase64, toHex, utf8 } from "../crypto/bytes.js";
import { sha256, verifySignature } from "../crypto/primitives.js";
import { rawPublicKey, spkiDer } from "../crypto/public-key.js";

/** What a checkpoint says: how many leaves the log of this name had at an instant, and the root over them in hex. */
export interface CheckpointBody {
  readonly origin: string;
  readonly size: number;
  readonly rootHash: string;
  readonly asOf: Instant;
}

/** A checkpoint as it was read, and the trusted keys that signed it. */
export interface OpenedNote extends CheckpointBody {
  /** The text that was signed. */
  readonly text: string;
  readonly verifiedBy: readonly TrustedKey[];
}

/** Signature type of Ed25519 in the key ids of signed notes. */
const ED25519_TYPE = 0x01;
const KEY_ID_BYTES = 4;
const MAX_NOTE_SIGNATURES = 16;
const NEWLINE = 0x0a;

const AS_OF = /^asOf (\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z)$/;
const TREE_SIZE = /^(0|[1-9]\d{0,15})$/;
const SIGNATURE_LINE = /^\u2014 ([^\s+]+) (\S+)$/u;

/**
 * The text of a checkpoint as C2SP's tlog-checkpoint has it: origin, size and root on three lines. A fourth line, an
 * extension, says as of when: without it an old checkpoint could not be told from a new one of the same size.
 *
 * @throws {RangeError} when the origin is not one line of printable text without spaces, or the root is no SHA-256.
 *
 * @example
 * checkpointBody({ origin: "hoc-incidents/tenants/acme", size: 0, rootHash: "e3b0…", asOf })
 * // "hoc-incidents/tenants/acme\n0\n47DEQ…=\nasOf 2026-03-14T00:00:00.000000Z\n"
 */
export function checkpointBody({ origin, size, rootHash, asOf }: CheckpointBody): string {
  const root = fromHex(rootHash);
  const text = `${origin}\n${size}\n${toBase64(root ?? new Uint8Array())}\nasOf ${asOf}\n`;
  if (readBody(text) === undefined)
    throw new RangeError(
      "A checkpoint needs an origin without spaces, a size, a root of 32 bytes, and an instant with six digits.",
    );
  return text;
}

/**
 * Signs the text of a checkpoint as a note of C2SP's signed-note. An Ed25519 key has the key id that the format gives
 * it; for ECDSA P-256 it is that of type 0x02, the first four bytes of the SHA-256 of the key's SPKI DER, and the
 * signature is DER over the SHA-256 of the text.
 *
 * @param keyName the name that the key goes under; by convention the log's origin.
 */
export async function signNote(body: string, keyName: string, signer: Signer): Promise<string> {
  if (!KEY_NAME.test(keyName)) throw new RangeError(`"${keyName}" is not a key's name: it has a space or a plus sign.`);
  const signature = await signer.sign(utf8(body));
  const line = toBase64(concatBytes(noteKeyId(keyName, signer), signature));
  return `${body}\n\u2014 ${keyName} ${line}\n`;
}

/**
 * Reads a signed note with a checkpoint. `undefined` when it is none, or when a line that carries the id of a trusted
 * key does not hold that key's signature. `verifiedBy` may be empty: lines of unknown keys are passed over, as the
 * format asks, so without a trusted key the note is no more than a claim.
 */
export function openNote(note: string, trustedKeys: readonly TrustedKey[]): OpenedNote | undefined {
  const [text, lines] = splitNote(note);
  const body = readBody(text);
  if (body === undefined || lines.length === 0 || lines.length > MAX_NOTE_SIGNATURES) return undefined;
  const message = utf8(text);
  const verifiedBy = new Set<TrustedKey>();
  for (const line of lines) {
    const claim = readSignatureLine(line);
    if (claim === undefined) return undefined;
    const key = trustedKeys.find((one) => sameBytes(noteKeyId(claim.keyName, one), claim.keyId));
    if (key === undefined) continue;
    if (!verifySignature(key.alg, key.publicKeyPem, message, claim.signature)) return undefined;
    verifiedBy.add(key);
  }
  return { ...body, text, verifiedBy: [...verifiedBy] };
}

const KEY_NAME = /^[^\s+]+$/u;

/** Text and signatures are separated by the last empty line. */
function splitNote(note: string): [text: string, lines: string[]] {
  const end = note.lastIndexOf("\n\n");
  if (end === -1 || !note.endsWith("\n") || CONTROL_CHARACTERS.test(note)) return ["", []];
  return [note.slice(0, end + 1), note.slice(end + 2, -1).split("\n")];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: notes must not have any but line feeds
const CONTROL_CHARACTERS = /[\u0000-\u0009\u000b-\u001f]/;

function readBody(text: string): CheckpointBody | undefined {
  const [origin = "", size = "", root = "", extension = "", end, ...more] = text.split("\n");
  const rootBytes = fromBase64(root);
  const [, asOf] = AS_OF.exec(extension) ?? [];
  const isBody =
    /^\S+$/u.test(origin) &&
    TREE_SIZE.test(size) &&
    Number.isSafeInteger(Number(size)) &&
    end === "" &&
    more.length === 0;
  if (!isBody || rootBytes?.length !== 32 || toBase64(rootBytes) !== root || asOf === undefined) return undefined;
  return { origin, size: Number(size), rootHash: toHex(rootBytes), asOf };
}

function readSignatureLine(
  line: string,
): { readonly keyName: string; readonly keyId: Uint8Array; readonly signature: Uint8Array } | undefined {
  const [, keyName = "", base64 = ""] = SIGNATURE_LINE.exec(line) ?? [];
  const bytes = fromBase64(base64);
  if (keyName === "" || bytes === undefined || bytes.length <= KEY_ID_BYTES || toBase64(bytes) !== base64)
    return undefined;
  return { keyName, keyId: bytes.subarray(0, KEY_ID_BYTES), signature: bytes.subarray(KEY_ID_BYTES) };
}

function noteKeyId(keyName: string, { alg, publicKeyPem }: Pick<TrustedKey, "alg" | "publicKeyPem">): Uint8Array {
  const preimage =
    alg === "ed25519"
      ? concatBytes(
          utf8(keyName),
          Uint8Array.of(NEWLINE, ED25519_TYPE),
          rawPublicKey("ed25519", publicKeyPem) ?? new Uint8Array(),
        )
      : (spkiDer(publicKeyPem) ?? new Uint8Array());
  return sha256(preimage).subarray(0, KEY_ID_BYTES);
}
