import { addDays, type Instant } from "@hoc/incident-schemas";
import type { SpendOfDay, SpendOfEntity } from "@hoc/incident-schemas/ports";
import { DRIFT_DAYS, DRIFT_THRESHOLD, isOutOfLine, MIN_DRIFT_SAMPLES } from "./anomaly-rules.js";
import { spentUntil } from "./spend-figures.js";

/** Days in a row that cost more than usual. */
export interface Drift {
  readonly firstDay: Instant;
  /** What the last of the days cost. */
  readonly currentMicros: number;
  /** What the first of the days was expected to cost. */
  readonly expectedMicros: number;
}

/**
 * The drift that a complete day completes: with the days before it, each is out of line with what the first of them was
 * expected to cost; null when one is not, or when too little is known of what is usual.
 *
 * @example driftOf(day, entity) // { firstDay: "2026-03-12T00:00:00.000000Z", currentMicros: …, expectedMicros: … }
 */
export function driftOf({ day }: Pick<SpendOfDay, "day">, entity: SpendOfEntity): Drift | null {
  const { before, usualMonth } = entity;
  if (usualMonth === null || usualMonth.samplesCount < MIN_DRIFT_SAMPLES + DRIFT_DAYS - 1) return null;
  const firstDay = addDays(day, 1 - DRIFT_DAYS);
  const earlier = before.slice(0, DRIFT_DAYS - 1);
  const first = earlier.at(-1);
  if (first === undefined || first.day !== firstDay || first.expectedMicros === null) return null;
  const { expectedMicros } = first;
  const currentMicros = spentUntil(entity).costMicros;
  const costs = [currentMicros, ...earlier.map(({ costMicros }) => costMicros)];
  const isDrift = costs.every((cost) => isOutOfLine(cost, expectedMicros, DRIFT_THRESHOLD.thresholdPct));
  return isDrift ? { firstDay, currentMicros, expectedMicros } : null;
}
