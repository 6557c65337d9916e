import { canonicalJson, type SignalId, type SignalKind, type SignalState } from "@hoc/incident-schemas";
import { sha256Hex } from "../sha256.js";

/** Version of the derivation: another rule gets another number, so that ids of different rules cannot meet. */
const DERIVATION = "signal-id/v1";

/** What the id of a signal without one of its own is made from. */
export interface SignalIdentity {
  readonly kind: SignalKind;
  readonly reference: string;
  readonly triggerType: string;
  readonly state: SignalState;
}

/**
 * The id of a signal that names what it is about but has no id of its own: the same report always gets the same id, so
 * that it counts once however often it is sent. An all-clear differs from the alarm that it takes back.
 *
 * @example derivedSignalId({ kind: "call", reference: "call-1", triggerType: "failure_spike", state: "firing" })
 */
export function derivedSignalId(identity: SignalIdentity): SignalId {
  const parts = [DERIVATION, identity.kind, identity.reference, identity.triggerType];
  if (identity.state === "resolved") parts.push(identity.state);
  return `sig_${sha256Hex(canonicalJson(parts)).slice(0, 32)}`;
}
