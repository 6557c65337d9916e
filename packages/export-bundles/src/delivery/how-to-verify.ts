import { DIGEST_RECIPE, OPENSSL_RECIPE } from "./openssl-recipe.js";

/** What the text names of the delivery that it lies in. */
export interface VerifiedDelivery {
  readonly bundleId: string;
  /** Name of the incident's own log. */
  readonly logOrigin: string;
}

/**
 * How the holder of a delivery verifies it: with the command line, and without any software of ours.
 */
export function howToVerify({ bundleId, logOrigin }: VerifiedDelivery): string {
  return `HOW TO VERIFY ${bundleId}

You need the trust file (keys.json) that the issuer gave you by another way than this delivery: a contract annex, last
year's folder, a call. A key that came together with the evidence proves nothing.

1. WITH THE VERIFIER (Node.js 20 or later; it opens no connection and writes nothing)

   npx @hoc/export-bundles verify THIS-DELIVERY.zip --trust keys.json

   It also takes bundle.json or report.pdf alone. The first line is the verdict:
     VERIFIED            exit code 0: intact, every derived part is right, signed by a trusted key
     REJECTED            exit code 1: something was changed, or is not what was asked for
     NOT CHECKED         exit code 2: the file could not be read, or is of a newer format
     NOT AUTHENTICATED   exit code 3: intact, but no trust file was given, so anybody may have made it
   With --strict a verified bundle with warnings has exit code 4.

   Keep checkpoint.txt. With a later delivery of the same incident,
     npx @hoc/export-bundles verify LATER.zip --trust keys.json --checkpoint checkpoint.txt
   shows whether the log was rewritten in the meantime. It is a checkpoint of the log
     ${logOrigin}

2. WITH OPENSSL ALONE (3.0 or later, an Ed25519 key, and a shell with sed, base64, wc)

   Take the public key out of keys.json, between -----BEGIN and -----END, into key.pem (turn every \\n into a new line).

${indented(OPENSSL_RECIPE)}

   "Signature Verified Successfully" means that the holder of the key signed payload.json. It names the SHA-256 of the
   bundle's content: its "content" member as canonical JSON (RFC 8785: members sorted, no spaces). With jq:

${indented(DIGEST_RECIPE)}

   The two SHA-256 values must be equal. (jq sorts by code points and RFC 8785 by UTF-16 units; that differs only for
   member names beyond the basic plane, of which bundles have none outside free fields. Older versions of jq also write
   the character U+007F as \\u007f, which changes the digest of a text that holds it.) This recipe does not recompute the
   chain of the timeline, the roots, the totals or the statuses of the criteria. The verifier does.

3. WHAT A VERIFIED BUNDLE DOES NOT SAY

   The signer vouches that the export matches the log, not that the log is complete. Somebody who holds the key can
   invent a consistent log as long as nobody else holds a checkpoint of it.
`;
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `     ${line}`).join("\n");
}
