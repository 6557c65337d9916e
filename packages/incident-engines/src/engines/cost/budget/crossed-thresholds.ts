import type { Budget } from "@hoc/incident-schemas";

/** The threshold that is the limit itself, in per cent of it. */
export const LIMIT_PCT = 100;

/**
 * The thresholds of a limit, in per cent of it, that a spend has passed: the warning's from exactly there on, the limit
 * itself only above it. Of a limit of 0 every spend is too much, and there is nothing to warn of; nor is there where the
 * warning's threshold is the limit. Reckoned in whole numbers.
 *
 * @example crossedThresholds({ warnThresholdPct: 80 }, 10_000_000, 10_000_001) // [80, 100]
 */
export function crossedThresholds(
  { warnThresholdPct }: Pick<Budget, "warnThresholdPct">,
  limitMicros: number,
  spentMicros: number,
): number[] {
  const crossed: number[] = [];
  if (isWarned(warnThresholdPct, limitMicros, spentMicros) && warnThresholdPct < LIMIT_PCT)
    crossed.push(warnThresholdPct);
  if (spentMicros > limitMicros) crossed.push(LIMIT_PCT);
  return crossed;
}

/**
 * Whether an amount is at a budget's threshold for warnings, or above it; never of a limit of 0.
 *
 * @example isWarned(80, 10_000_000, 8_000_000) // true
 */
export function isWarned(warnThresholdPct: number, limitMicros: number, micros: number): boolean {
  return limitMicros > 0 && BigInt(micros) * BigInt(LIMIT_PCT) >= BigInt(limitMicros) * BigInt(warnThresholdPct);
}
