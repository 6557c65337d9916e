import type { Mismatch } from "./cross-check.js";
import type { BundleContent } from "./format.js";

/**
 * Whether what the system itself wrote down is in order: entries were recorded one after the other and before the
 * bundle's point in time, and spans do not end before they begin. What people and hosts say of when something happened
 * may be in any order; the rules look at it.
 */
export function checkTimeOrder({ events, params, incident, checkpoint }: BundleContent): Mismatch | undefined {
  for (const [at, { recordedAt }] of events.entries()) {
    const before = events[at - 1]?.recordedAt ?? recordedAt;
    if (recordedAt < before)
      return mismatch(`$.events[${at}].recordedAt`, "is before the entry before it", before, recordedAt);
    if (recordedAt > params.asOf)
      return mismatch(
        `$.events[${at}].recordedAt`,
        "is after the point in time of the bundle",
        params.asOf,
        recordedAt,
      );
  }
  if (params.period !== null && params.period.start >= params.period.end)
    return mismatch("$.params.period.end", "is not after the start", params.period.start, params.period.end);
  if (incident.startedAt > incident.lastSignalAt)
    return mismatch(
      "$.incident.lastSignalAt",
      "is before the incident began",
      incident.startedAt,
      incident.lastSignalAt,
    );
  if (checkpoint !== null && checkpoint.asOf > params.asOf)
    return mismatch("$.checkpoint.asOf", "is after the point in time of the bundle", params.asOf, checkpoint.asOf);
  return undefined;
}

function mismatch(path: string, message: string, expected: string, actual: string): Mismatch {
  return { path, message, expected, actual };
}
