import { type LessonBand, NEAR_THRESHOLD_PERCENT } from "@hoc/incident-schemas";

/** What was used of a limit, and the limit, both in the same whole unit. */
export interface Usage {
  readonly currentValue: number;
  readonly thresholdValue: number;
}

/** Where a use of a limit lies: in a band near the limit, below all of them, or at the limit and beyond. */
export type Nearness = LessonBand | "below_threshold" | "breach";

/** The bands by the per cent that they end before. */
const BANDS: readonly { readonly before: number; readonly nearness: Nearness }[] = [
  { before: NEAR_THRESHOLD_PERCENT, nearness: "below_threshold" },
  { before: 90, nearness: "85-90" },
  { before: 95, nearness: "90-95" },
  { before: 100, nearness: "95-100" },
];

/**
 * Where a use of a limit lies. Compared in whole numbers, so that no rounding moves anything over a bound.
 *
 * @example bandOf({ currentValue: 90, thresholdValue: 100 }) // "90-95"
 */
export function bandOf({ currentValue, thresholdValue }: Usage): Nearness {
  const used = BigInt(currentValue) * 100n;
  const limit = BigInt(thresholdValue);
  return BANDS.find(({ before }) => used < limit * BigInt(before))?.nearness ?? "breach";
}

/** At which share of a use its warning would come. */
const WARNING_TENTHS = 9n;

/**
 * How much of a limit was used, in per cent with one decimal. Cut rather than rounded: what is short of a bound is not
 * said to have reached it.
 *
 * @example utilisationPercent({ currentValue: 8_999, thresholdValue: 10_000 }) // 89.9
 */
export function utilisationPercent({ currentValue, thresholdValue }: Usage): number {
  return oneDecimal(BigInt(currentValue) * 1_000n, BigInt(thresholdValue));
}

/**
 * From which share of its limit on a use would be warned of, in per cent with one decimal: nine tenths of the use that
 * taught it.
 *
 * @example warnAtPercent({ currentValue: 90, thresholdValue: 100 }) // 81
 */
export function warnAtPercent({ currentValue, thresholdValue }: Usage): number {
  return oneDecimal(BigInt(currentValue) * 1_000n * WARNING_TENTHS, BigInt(thresholdValue) * 10n);
}

function oneDecimal(tenths: bigint, divisor: bigint): number {
  return Number(tenths / divisor) / 10;
}
