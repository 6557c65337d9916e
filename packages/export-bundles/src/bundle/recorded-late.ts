import { secondsBetween } from "../text/elapsed.js";
import type { BundleEvent } from "./format.js";

const LATE_SECONDS = 60;

/** By how many seconds an entry was recorded later than it says that it happened; `undefined` within a minute. */
export function recordedLate({ at, recordedAt }: BundleEvent): number | undefined {
  const seconds = secondsBetween(at, recordedAt);
  return seconds > LATE_SECONDS ? seconds : undefined;
}
