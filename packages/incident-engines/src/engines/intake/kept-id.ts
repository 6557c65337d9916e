import { sha256Hex } from "../sha256.js";
import { keptText } from "./kept-text.js";

/** Longest id that a signal may name something by. */
const MAX_ID = 200;

/**
 * A foreign name as an id of a signal: as it is where a signal may have it, else its digest, so that two names that are
 * not alike stay apart.
 *
 * @example keptId("598975add16a56d4") // "598975add16a56d4"
 */
export function keptId(name: string): string {
  return keptText(name, MAX_ID) === name ? name : sha256Hex(JSON.stringify(name));
}
