import { canonicalJson } from "@hoc/incident-schemas";
import type { Ambient } from "@hoc/incident-schemas/ports";
import { sha256Hex } from "./sha256.js";

/** A request that may be sent again. */
export interface KeyedRequest {
  readonly key: string;
  readonly requestDigest: string;
}

/**
 * The id of what a request makes: a fresh one, or for a request that carries a key always the same, so that it is made
 * once, however often and at however many servers at once the request arrives. `derivation` says what is made and by
 * which version of the rule, so that ids of different things cannot meet.
 *
 * @example idOfRequest("exp", ["export-of-key/v1", "soc2"], undefined, ambient) // "exp_018f…"
 */
export function idOfRequest(
  prefix: string,
  derivation: readonly string[],
  request: KeyedRequest | undefined,
  { uuid }: Pick<Ambient, "uuid">,
): string {
  if (request === undefined) return `${prefix}_${uuid()}`;
  const { key, requestDigest } = request;
  return `${prefix}_${sha256Hex(canonicalJson([...derivation, key, requestDigest])).slice(0, 32)}`;
}
