import type { SpendBaseline, SpendFigures, SpendOfEntity, SpendOfHour } from "@hoc/incident-schemas/ports";
import { type AnomalyThreshold, isOutOfLine, MIN_SPIKE_SAMPLES, SPIKE_THRESHOLDS } from "./anomaly-rules.js";
import { spentUntil } from "./spend-figures.js";

/** The end of an hour by which a day's spending had passed a threshold. */
export interface SpikeCrossing extends AnomalyThreshold {
  readonly hour: SpendOfHour;
  /** What was spent of the day by then. */
  readonly soFar: SpendFigures;
  readonly usual: SpendBaseline;
}

/**
 * Where an entity's spending of a day passed the thresholds of a spike, each at the end of the first hour by which it
 * had; of several in one hour the gravest alone. What is given back later takes nothing back: by then it had passed.
 *
 * @example spikeCrossings(entity) // [{ severity: "HIGH", thresholdPct: 300, hour, … }]
 */
export function spikeCrossings({ hours, usualWeek }: Pick<SpendOfEntity, "hours" | "usualWeek">): SpikeCrossing[] {
  if (usualWeek === null || usualWeek.samplesCount < MIN_SPIKE_SAMPLES) return [];
  const crossings: SpikeCrossing[] = [];
  let passed = 0;
  let costMicros = 0;
  for (const hour of hours) {
    costMicros += hour.costMicros;
    const now = SPIKE_THRESHOLDS.filter(({ thresholdPct }) =>
      isOutOfLine(costMicros, usualWeek.costMicros, thresholdPct),
    );
    const worst = now.at(-1);
    if (worst === undefined || now.length <= passed) continue;
    passed = now.length;
    crossings.push({ ...worst, hour, soFar: spentUntil({ hours }, hour.until), usual: usualWeek });
  }
  return crossings;
}

/**
 * Whether a day as a whole is a spike.
 *
 * @example isSpikeDay(entity)
 */
export function isSpikeDay({ hours, usualWeek }: Pick<SpendOfEntity, "hours" | "usualWeek">): boolean {
  if (usualWeek === null || usualWeek.samplesCount < MIN_SPIKE_SAMPLES) return false;
  const { costMicros } = spentUntil({ hours });
  return SPIKE_THRESHOLDS.some(({ thresholdPct }) => isOutOfLine(costMicros, usualWeek.costMicros, thresholdPct));
}
