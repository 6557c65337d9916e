import type { CheckResult, ControlStatus } from "../../bundle/format.js";

/**
 * What the results of a criterion's checks add up to. Something that is not met weighs most, then what is unknown, then
 * what is not due yet.
 *
 * @example controlStatusOf(["met", "unknown"]) // "INDETERMINATE"
 */
export function controlStatusOf(results: readonly CheckResult[]): ControlStatus {
  const has = (result: CheckResult) => results.includes(result);
  if (has("not_met")) return has("met") ? "PARTIAL" : "NOT_DEMONSTRATED";
  if (has("unknown")) return "INDETERMINATE";
  if (has("not_yet_due")) return "PENDING";
  return has("met") ? "DEMONSTRATED" : "NOT_APPLICABLE";
}
