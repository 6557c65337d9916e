import { wholeQuotient } from "../analysis/two-decimals.js";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * A duration as people say it: below an hour in whole minutes, below a day in hours, from then on in days, both with
 * one decimal.
 *
 * @example durationText(5_400_000) // "1.5 hours"
 */
export function durationText(ms: number): string {
  if (ms < HOUR_MS) return minutes(wholeQuotient(ms, MINUTE_MS));
  return ms < DAY_MS ? `${oneDecimal(ms, HOUR_MS)} hours` : `${oneDecimal(ms, DAY_MS)} days`;
}

function minutes(count: number): string {
  if (count < 1) return "less than a minute";
  return count === 1 ? "1 minute" : `${count} minutes`;
}

function oneDecimal(ms: number, unit: number): string {
  return (wholeQuotient(ms * 10, unit) / 10).toFixed(1);
}
