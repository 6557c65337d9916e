import type { CostAnomalySeverity } from "@hoc/incident-schemas";

/** From which share of what is usual on spending is out of line, in per cent, and how bad that is. */
export interface AnomalyThreshold {
  readonly severity: CostAnomalySeverity;
  readonly thresholdPct: number;
}

/**
 * A day's spending is a spike above three times what a day of the last week cost, and a grave one above six times: a
 * working day after a quiet weekend stays below, a loop that runs away does not.
 */
export const SPIKE_THRESHOLDS: readonly AnomalyThreshold[] = [
  { severity: "HIGH", thresholdPct: 300 },
  { severity: "CRITICAL", thresholdPct: 600 },
];

/** Spending drifts above one and a half times what a day of the month before cost. */
export const DRIFT_THRESHOLD: AnomalyThreshold = { severity: "MEDIUM", thresholdPct: 150 };

/** Days in a row that make a drift: two can be a deadline, three are a habit. */
export const DRIFT_DAYS = 3;

/** Days that a baseline has to be of before a spike can be told from a beginning. */
export const MIN_SPIKE_SAMPLES = 3;

/** Days that a baseline has to be of before a drift can be told: a week, so that no weekend is taken for the rule. */
export const MIN_DRIFT_SAMPLES = 7;

/** A dollar: who spends cents can spend ten times as many, and nobody need look. */
const MIN_OVERAGE_MICROS = 1_000_000;

/**
 * Whether spending is out of line: above the threshold, and by an amount that is worth a look. What is expected to cost
 * nothing, or to give money back, has no such share.
 *
 * @example isOutOfLine(3_000_001, 1_000_000, 300) // true
 */
export function isOutOfLine(currentMicros: number, expectedMicros: number, thresholdPct: number): boolean {
  if (expectedMicros <= 0 || currentMicros - expectedMicros < MIN_OVERAGE_MICROS) return false;
  return BigInt(currentMicros) * 100n > BigInt(expectedMicros) * BigInt(thresholdPct);
}
