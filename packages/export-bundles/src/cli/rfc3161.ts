import { X509Certificate } from "node:crypto";
import { type Instant, instantFromMicros } from "@hoc/incident-schemas";
import { RFC3161Timestamp } from "@sigstore/core";
import type { TimestampVerdict, VerifyTimestamp } from "../verify/options.js";

/** Extended key usage of a certificate that may sign timestamps. */
const TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

/**
 * Verifies an RFC 3161 response, as `openssl ts -reply` writes it, over a signature: a trusted authority signed it, for
 * these bytes, while its certificate was valid.
 */
export const verifyTimestamp: VerifyTimestamp = (token, signature, authorities) => {
  const timestamp = parsed(token);
  if (timestamp === undefined) return bad("The timestamp is not an RFC 3161 response that grants one.");
  for (const { name, certificatePem } of authorities) {
    const certificate = certificateOf(certificatePem);
    if (certificate === undefined || !isSignedBy(timestamp, signature, certificate)) continue;
    if (!certificate.keyUsage?.includes(TIME_STAMPING)) return bad(`The certificate of ${name} is not for timestamps.`);
    const at = timeOf(timestamp);
    if (at === undefined || !isValidAt(certificate, at)) {
      return bad(`The timestamp is of an instant at which the certificate of ${name} was not valid.`);
    }
    return { kind: "verified", at, authority: name };
  }
  return bad("The timestamp is over other bytes than the first signature, or not by an authority of the trust file.");
};

function bad(message: string): TimestampVerdict {
  return { kind: "bad", message };
}

function parsed(token: Uint8Array): RFC3161Timestamp | undefined {
  try {
    const timestamp = RFC3161Timestamp.parse(Buffer.from(token));
    return timestamp.status === 0n || timestamp.status === 1n ? timestamp : undefined;
  } catch {
    return undefined;
  }
}

function timeOf(timestamp: RFC3161Timestamp): Instant | undefined {
  const milliseconds = timestamp.signingTime.getTime();
  return Number.isNaN(milliseconds) ? undefined : instantFromMicros(milliseconds * 1000);
}

function certificateOf(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function isSignedBy(timestamp: RFC3161Timestamp, signature: Uint8Array, { publicKey }: X509Certificate): boolean {
  try {
    // The library names the digest of ECDSA signatures only; with RSA it is the one of the signer's record.
    if (publicKey.asymmetricKeyType === "rsa") {
      Object.defineProperty(timestamp, "signatureAlgorithm", {
        value: timestamp.signerDigestAlgorithm,
        configurable: true,
      });
    }
    timestamp.verify(Buffer.from(signature), publicKey);
    return true;
  } catch {
    return false;
  }
}

function isValidAt({ validFrom, validTo }: X509Certificate, at: Instant): boolean {
  const instant = Date.parse(`${at.slice(0, 23)}Z`);
  return Date.parse(validFrom) <= instant && instant <= Date.parse(validTo);
}
