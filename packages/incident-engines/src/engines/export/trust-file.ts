import { trustedKeyOf } from "@hoc/export-bundles";
import { TRUST_FORMAT, type TrustedKey, type TrustFile } from "@hoc/incident-schemas";
import type { ExportOutlets } from "@hoc/incident-schemas/ports";

/**
 * The keys that bundles and checkpoints are, were and will be signed with: the signer's own, unless the settings say
 * something else of it, and the others.
 *
 * @example issuingKeys(outlets)[0]?.status // "active"
 */
export function issuingKeys({ signer, settings: { organisation, otherKeys } }: ExportOutlets): readonly TrustedKey[] {
  if (signer === undefined || otherKeys.some(({ keyid }) => keyid === signer.keyid)) return otherKeys;
  return [trustedKeyOf(signer, organisation), ...otherKeys];
}

/**
 * Whom to trust, as a verifier takes it. Whoever is to rely on it compares it with what the issuer said by another way.
 *
 * @example trustFile(outlets).keys
 */
export function trustFile(outlets: ExportOutlets): TrustFile {
  return { format: TRUST_FORMAT, keys: [...issuingKeys(outlets)], timestampAuthorities: [] };
}
