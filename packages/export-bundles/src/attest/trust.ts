import { type TrustedKey, type TrustFile, trustFileSchema } from "@hoc/incident-schemas";
import type { Signer } from "@hoc/incident-schemas/ports";
import { z } from "zod";
import { envelopeSchema } from "../bundle/format.js";
import { contentDigest } from "../canonical/digest.js";
import { strictParse } from "../canonical/strict-parse.js";
import { StrictParseError } from "../canonical/strict-parse-error.js";
import { algorithmOfKey } from "../crypto/public-key.js";
import { openEnvelope, unverifiedPayload } from "./dsse.js";
import { keyIdOf } from "./key-id.js";
import { signStatement } from "./signed-statement.js";
import { PREDICATE_TYPES, STATEMENT_PAYLOAD_TYPE, STATEMENT_TYPE, statementOf } from "./statement.js";
import { trustedKeyOf } from "./trusted-key.js";

/** A trust file that cannot be used, with a sentence for whoever handed it over. */
export class TrustFileError extends Error {
  override readonly name = "TrustFileError";
}

const trustStatementSchema = z.looseObject({
  _type: z.literal(STATEMENT_TYPE),
  predicateType: z.literal(PREDICATE_TYPES.trust),
  predicate: z.json(),
});

/**
 * Reads whom to trust: a plain trust file, or one that a root key signed.
 *
 * @param options `rootPem` is the root's public key as SPKI PEM. With it only a file that it signed is taken; without
 * it a signed file is believed as a plain one is: by the way in which it was handed over.
 * @throws {TrustFileError} when the file is malformed, not signed by the root, or names a key by an id or a kind that
 * is not its own.
 */
export function readTrustFile(bytes: Uint8Array, options: { readonly rootPem?: string | undefined } = {}): TrustFile {
  const document = parsed(bytes);
  const envelope = envelopeSchema.safeParse(document);
  if (envelope.success) return checked(signedContent(envelope.data, options.rootPem));
  if (options.rootPem !== undefined)
    throw new TrustFileError("The trust file is not signed, and a root key was given.");
  return checked(document);
}

/** Signs a trust file with the root key: one line of JSON, an in-toto statement in a DSSE envelope. */
export function signTrustFile(trust: TrustFile, root: Signer): Promise<string> {
  const content = checked(trust);
  const subject = { name: "keys.json", digest: { sha256: contentDigest(content) } };
  return signStatement(statementOf("trust", [subject], content), root);
}

function signedContent(envelope: z.output<typeof envelopeSchema>, rootPem: string | undefined): unknown {
  const payload = rootPem === undefined ? unverifiedPayload(envelope) : payloadSignedBy(rootPem, envelope);
  if (payload === undefined) throw new TrustFileError("The trust file is not signed by the root key that was given.");
  const statement = trustStatementSchema.safeParse(parsed(payload));
  if (envelope.payloadType !== STATEMENT_PAYLOAD_TYPE || !statement.success)
    throw new TrustFileError("The envelope does not hold a trust file.");
  return statement.data.predicate;
}

function payloadSignedBy(rootPem: string, envelope: z.output<typeof envelopeSchema>): Uint8Array | undefined {
  const alg = algorithmOfKey(rootPem);
  if (alg === undefined) throw new TrustFileError("The root key is not an Ed25519 or ECDSA P-256 public key in PEM.");
  const root = trustedKeyOf({ keyid: keyIdOf(rootPem), publicKeyPem: rootPem, alg }, "root");
  const opened = openEnvelope(envelope, [root]);
  return opened.ok ? opened.payload : undefined;
}

function checked(document: unknown): TrustFile {
  const trust = trustFileSchema.safeParse(document);
  if (!trust.success) {
    const [issue] = trust.error.issues;
    throw new TrustFileError(
      `The trust file is malformed: ${["$", ...(issue?.path ?? [])].join(".")} ${issue?.message}.`,
    );
  }
  const { keys } = trust.data;
  for (const key of keys) checkKey(key);
  if (new Set(keys.map(({ keyid }) => keyid)).size < keys.length)
    throw new TrustFileError("The trust file names a key twice.");
  return trust.data;
}

function checkKey({ keyid, publicKeyPem, alg, owner }: TrustedKey): void {
  if (algorithmOfKey(publicKeyPem) !== alg)
    throw new TrustFileError(`The key of ${owner} (${keyid}) is not a public key of ${alg} in PEM.`);
  if (keyIdOf(publicKeyPem) !== keyid)
    throw new TrustFileError(`The key of ${owner} does not have the id ${keyid} that the trust file gives it.`);
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return strictParse(bytes);
  } catch (error) {
    if (!(error instanceof StrictParseError)) throw error;
    throw new TrustFileError(`The trust file is not JSON that can be relied on: ${error.message}.`);
  }
}
