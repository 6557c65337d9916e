import type { Ambient } from "@hoc/incident-schemas/ports";
import { idOfRequest, type KeyedRequest } from "../id-of-request.js";

/** Version of the derivation: another rule gets another number, so that ids of different rules cannot meet. */
const DERIVATION = "export-of-key/v1";

/**
 * The id of an export. A request that carries a key always gives the same, so that it is noted once, however often and
 * at however many servers at once it arrives.
 *
 * @example exportId("soc2", undefined, ambient) // "exp_018f…"
 */
export function exportId(
  bundleType: string,
  request: KeyedRequest | undefined,
  ambient: Pick<Ambient, "uuid">,
): string {
  return idOfRequest("exp", [DERIVATION, bundleType], request, ambient);
}
