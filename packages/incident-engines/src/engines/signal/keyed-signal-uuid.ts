import { canonicalJson } from "@hoc/incident-schemas";
import { sha256Hex } from "../sha256.js";

/** Version of the derivation: another rule gets another number, so that ids of different rules cannot meet. */
const DERIVATION = "signal-of-key/v1";

/** The place of a signal in a request that may be sent again. */
export interface KeyedPlace {
  readonly key: string;
  readonly requestDigest: string;
  readonly index: number;
}

/**
 * What stands for the chance in the id of a signal without id and reference, when its request carries a key: the same
 * request always gives the same, so that the signal counts once however often it is sent.
 *
 * @example keyedSignalUuid({ key: "import-7", requestDigest, index: 0 })
 */
export function keyedSignalUuid({ key, requestDigest, index }: KeyedPlace): string {
  return sha256Hex(canonicalJson([DERIVATION, key, requestDigest, index])).slice(0, 32);
}
