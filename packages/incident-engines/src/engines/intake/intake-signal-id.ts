import { hostJsonText, type SignalId } from "@hoc/incident-schemas";
import { sha256Hex } from "../sha256.js";

/**
 * The id of a signal that came in a foreign format, by what the format names it with. The derivation and its version
 * stand first, so that ids of different rules cannot meet.
 *
 * @example intakeSignalId("cloud-event/v1", ["/probe", "7"])
 */
export function intakeSignalId(derivation: string, parts: readonly (string | number)[]): SignalId {
  return `sig_${sha256Hex(hostJsonText([derivation, ...parts])).slice(0, 32)}`;
}
