import { DomainError } from "@hoc/incident-schemas";
import type { ExportOutlets, Signer } from "@hoc/incident-schemas/ports";

/**
 * Whoever signs what leaves the house.
 *
 * @throws DomainError `signer_missing` when the server has no key
 * @example const signer = requireSigner(outlets)
 */
export function requireSigner({ signer }: Pick<ExportOutlets, "signer">): Signer {
  if (signer !== undefined) return signer;
  throw new DomainError("signer_missing", "This server has no signing key: it cannot export or make checkpoints.");
}
