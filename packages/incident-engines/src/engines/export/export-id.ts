import { canonicalJson } from "@hoc/incident-schemas";
import type { Ambient } from "@hoc/incident-schemas/ports";
import { sha256Hex } from "../sha256.js";

/** Version of the derivation: another rule gets another number, so that ids of different rules cannot meet. */
const DERIVATION = "export-of-key/v1";

/** A request that may be sent again. */
export interface KeyedRequest {
  readonly key: string;
  readonly requestDigest: string;
}

/**
 * The id of an export. A request that carries a key always gives the same, so that it is noted once, however often and
 * at however many servers at once it arrives.
 *
 * @example exportId("soc2", undefined, ambient) // "exp_018f…"
 */
export function exportId(
  bundleType: string,
  request: KeyedRequest | undefined,
  { uuid }: Pick<Ambient, "uuid">,
): string {
  if (request === undefined) return `exp_${uuid()}`;
  const { key, requestDigest } = request;
  return `exp_${sha256Hex(canonicalJson([DERIVATION, bundleType, key, requestDigest])).slice(0, 32)}`;
}
