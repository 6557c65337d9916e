import { z } from "zod";
import { instantSchema } from "../primitives/instant.js";

/** Format of a trust file, and of `GET /v1/keys`. */
export const TRUST_FORMAT = "export-bundles/trust@1";

/** Signature algorithms that bundles may be signed with; the key's record says which, never the bundle. */
export const SIGNATURE_ALGORITHMS = ["ed25519", "ecdsa-p256-sha256"] as const;

/** A signature algorithm. */
export type SignatureAlgorithm = (typeof SIGNATURE_ALGORITHMS)[number];

/** How a key stands: signing, only verifying what it signed before, or not to be trusted from `revokedAt` on. */
export const KEY_STATUSES = ["active", "retired", "revoked"] as const;

/** A public key, and what it may be trusted for. */
export const trustedKeySchema = z
  .strictObject({
    keyid: z
      .string()
      .regex(/^sha256:[0-9a-f]{64}$/, "must be sha256: and the SHA-256 of the key's SPKI DER in lower-case hex"),
    publicKeyPem: z.string().max(2_000).describe("The public key as SPKI PEM."),
    alg: z.enum(SIGNATURE_ALGORITHMS),
    owner: z.string().max(200).describe("Whose key it is."),
    notBefore: instantSchema.nullable(),
    notAfter: instantSchema.nullable(),
    status: z.enum(KEY_STATUSES),
    revokedAt: instantSchema.nullable(),
    reason: z.string().max(1_000).nullable(),
  })
  .refine(({ status, revokedAt }) => (status === "revoked") === (revokedAt !== null), {
    path: ["revokedAt"],
    message: "goes together with the status revoked",
  })
  .meta({ id: "TrustedKey" });

/** A public key, and what it may be trusted for. */
export type TrustedKey = z.output<typeof trustedKeySchema>;

/** Whom to trust: what a verifier is given out of band, and what `incidents.export.getKeys` answers. */
export const trustFileSchema = z
  .strictObject({
    format: z.literal(TRUST_FORMAT),
    keys: z.array(trustedKeySchema).max(100),
    timestampAuthorities: z
      .array(z.strictObject({ name: z.string().max(200), certificatePem: z.string().max(20_000) }))
      .max(20)
      .default([])
      .describe("Certificates whose RFC 3161 timestamps count."),
  })
  .meta({ id: "TrustFile" });

/** Whom to trust. */
export type TrustFile = z.output<typeof trustFileSchema>;

/** Input of `incidents.export.getKeys`. */
export const getKeysInputSchema = z.strictObject({}).meta({ id: "GetKeys" });
