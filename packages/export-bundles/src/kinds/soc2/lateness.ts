import type { BundleEvent } from "../../bundle/format.js";
import { instantText } from "../../text/instant.js";
import type { Soc2Case } from "./soc2-case.js";

/**
 * Words for an entry that was recorded after the limit of handling, and nothing for one in time. What is recorded
 * later than it says counts from when it was recorded, as before that nobody could see it.
 */
export function latenessOf({ handlingDue }: Pick<Soc2Case, "handlingDue">, { recordedAt }: BundleEvent): string {
  if (handlingDue === undefined || recordedAt <= handlingDue) return "";
  return `, recorded later than its limit, ${instantText(handlingDue)}`;
}
