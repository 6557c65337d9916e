import type { Instant, TrustedKey } from "@hoc/incident-schemas";
import { openEnvelope } from "../attest/dsse.js";
import type { Bundle } from "../bundle/format.js";
import { openNote } from "../merkle/signed-note.js";
import type { VerifyOptions } from "./options.js";
import { failed, type Outcome } from "./progress.js";
import type { VerificationResult } from "./result.js";

/** Whose signatures stand, or why too few do. */
export interface SignaturesRead {
  readonly outcome: Outcome;
  readonly signers: VerificationResult["signers"];
}

const SIGNATURES = "$.integrity.envelope.signatures";

/**
 * Whether enough keys signed that the reader trusts. Retired keys still vouch for what they signed. A revoked key
 * vouches for nothing, unless a timestamp authority saw its signature before it was revoked. A key that was not valid
 * at the instant in question still counts, with a warning: the instant that a bundle states is its signer's word.
 *
 * @param earliest when a timestamp authority saw the first signature.
 * @throws {RangeError} when the threshold is not a whole number of 1 or more: zero signatures prove nothing.
 */
export function readSignatures(
  bundle: Bundle,
  { trust, threshold = 1 }: VerifyOptions,
  earliest: Instant | undefined,
): SignaturesRead {
  if (!Number.isSafeInteger(threshold) || threshold < 1) {
    throw new RangeError(`The threshold ${threshold} is not a number of signatures.`);
  }
  if (trust === undefined) {
    return {
      outcome: {
        kind: "skipped",
        notChecked: ["who signed the bundle: no trust file was given, so anybody may have made it"],
      },
      signers: [],
    };
  }
  const opened = openEnvelope(bundle.integrity.envelope, trust.keys);
  const verifiedBy = opened.ok ? opened.verifiedBy : [];
  const seenAt = (key: TrustedKey): Instant | undefined =>
    earliest !== undefined && signedFirst(bundle, key) ? earliest : undefined;
  const accepted = verifiedBy.filter((key) => isAcceptable(key, seenAt(key)));
  if (accepted.length < threshold) return { outcome: tooFew(verifiedBy, accepted, threshold, trust.keys), signers: [] };
  const note = bundle.content.checkpoint?.note;
  const noteKeys = trust.keys.filter((key) => key.status !== "revoked" || accepted.includes(key));
  const opensNote = note === undefined ? undefined : openNote(note, noteKeys);
  if (note !== undefined && opensNote === undefined) {
    return {
      outcome: failed(
        "$.content.checkpoint.note",
        "The checkpoint's note does not carry the signature that it claims.",
      ),
      signers: [],
    };
  }
  const { asOf } = bundle.content.params;
  const warnings = accepted.flatMap((key) => validityWarning(key, seenAt(key), asOf));
  if (opensNote?.verifiedBy.length === 0) {
    warnings.push("The note of the tenant's checkpoint is not signed by a trusted key; it is only the bundle's word.");
  }
  return {
    outcome: { kind: "passed", warnings },
    signers: accepted.map(({ keyid, owner, status }) => ({ keyid, owner, status })),
  };
}

/** Timestamps are over the first signature, so that they say nothing of the other ones. */
function signedFirst({ integrity: { envelope } }: Bundle, key: TrustedKey): boolean {
  return openEnvelope({ ...envelope, signatures: envelope.signatures.slice(0, 1) }, [key]).ok;
}

function isAcceptable({ status, revokedAt }: TrustedKey, seenAt: Instant | undefined): boolean {
  return status !== "revoked" || (seenAt !== undefined && revokedAt !== null && seenAt < revokedAt);
}

function tooFew(
  verifiedBy: readonly TrustedKey[],
  accepted: readonly TrustedKey[],
  threshold: number,
  keys: readonly TrustedKey[],
): Outcome {
  const revoked = verifiedBy.find((key) => !accepted.includes(key));
  const why =
    revoked === undefined
      ? ""
      : ` ${revoked.owner}'s key was revoked at ${revoked.revokedAt}, and no timestamp shows that it signed before.`;
  const trusted = keys.length === 1 ? "the trusted key" : `any of the ${keys.length} trusted keys`;
  const message =
    threshold === 1
      ? `The bundle is not signed by ${trusted}.${why}`
      : `The bundle is signed by ${accepted.length} different trusted keys, fewer than the ${threshold} that were asked for.${why}`;
  return failed(SIGNATURES, message, { expected: String(threshold), actual: String(accepted.length) });
}

function validityWarning(key: TrustedKey, seenAt: Instant | undefined, asOf: Instant): string[] {
  const { owner, notBefore, notAfter } = key;
  const at = seenAt ?? asOf;
  const what =
    seenAt === undefined ? "at the instant that the bundle states, and there is no timestamp" : "when it signed";
  if (notBefore !== null && at < notBefore) return [`${owner}'s key was not yet valid ${what} (${at}).`];
  if (notAfter !== null && at > notAfter) return [`${owner}'s key was no longer valid ${what} (${at}).`];
  return [];
}
