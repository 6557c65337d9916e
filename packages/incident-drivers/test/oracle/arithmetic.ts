import { type Instant, microsOf } from "@hoc/incident-schemas";

/** A whole quotient, halves rounded up (towards positive infinity). */
export function halfUp(numerator: bigint, denominator: bigint): bigint {
  return floored(2n * numerator + denominator, 2n * denominator);
}

/** A whole quotient, halves rounded away from zero. */
export function halfAwayFromZero(numerator: bigint, denominator: bigint): bigint {
  return numerator < 0n ? -halfUp(-numerator, denominator) : halfUp(numerator, denominator);
}

/** A quotient with two decimals, halves rounded up. */
export function twoDecimals(numerator: number, denominator: number): number {
  return Number(halfUp(BigInt(numerator) * 100n, BigInt(denominator))) / 100;
}

/** The sum of whole numbers. */
export function sumOf(values: readonly (bigint | number)[]): bigint {
  return values.reduce<bigint>((sum, value) => sum + BigInt(value), 0n);
}

/** Exact microseconds from one instant to another. */
export function microsBetween(from: Instant, to: Instant): bigint {
  return BigInt(microsOf(to)) - BigInt(microsOf(from));
}

/** The average of durations in microseconds as whole milliseconds; null without any. */
export function averageMs(micros: readonly bigint[]): number | null {
  if (micros.length === 0) return null;
  return Number(halfUp(sumOf(micros), 1_000n * BigInt(micros.length)));
}

/** The continuous median of durations in microseconds as whole milliseconds; null without any. */
export function medianMs(micros: readonly bigint[]): number | null {
  if (micros.length === 0) return null;
  const sorted = [...micros].sort(ascending);
  const middle = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]] as [bigint, bigint];
  return Number(halfUp(middle[0] + middle[1], 2_000n));
}

/** The largest of durations in microseconds as whole milliseconds; null without any. */
export function largestMs(micros: readonly bigint[]): number | null {
  const largest = [...micros].sort(ascending).at(-1);
  return largest === undefined ? null : Number(halfUp(largest, 1_000n));
}

function ascending(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function floored(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator < 0n ? quotient - 1n : quotient;
}
