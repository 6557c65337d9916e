import { addDays, addSeconds, type Instant, microsOf, startOfUtcDay, startOfUtcHour } from "@hoc/incident-schemas";
import type { CostCoverage, NewBaseline } from "@hoc/incident-schemas/ports";

const HOUR_SECONDS = 3_600;
const HOURS_PER_DAY = 24;
const WINDOWS = [7, 30] as const;

/**
 * Most hours that one computation adds up for the first time: those of 7 days. Where costs are many it takes fewer, as
 * the coverage tells: the tenant is locked meanwhile, and no statement may come near the time that statements are given.
 */
export const MAX_HOURS_PER_COMPUTATION = 7 * HOURS_PER_DAY;

/** Costs that fill a computation: no further hour is begun that reaches beyond so many. */
export const COSTS_PER_COMPUTATION = 3_000;

/**
 * How old a cost may be to be added up, in days. A record of an earlier time is kept, and left aside here: a wrong year
 * in one record would otherwise ask for an hour of every day since.
 */
const MAX_COST_AGE_DAYS = 400;

/** For how many days after its last cost a tenant is looked at by itself: what views and baselines reach back to. */
const QUIET_DAYS = 35;

/** What is to be added up now. */
export interface SnapshotPlan {
  /** Hours that are added up for the first time, in order; with those covered before they make one unbroken chain. */
  readonly newHours: readonly Instant[];
  /** Hours that are added up again, in order. */
  readonly lateHours: readonly Instant[];
  /** Days that are over and have one of these hours, in order. */
  readonly days: readonly Instant[];
  /** What days usually cost, where one of these days is in the window. */
  readonly baselines: readonly NewBaseline[];
  /** Days that figures are new of, the open one among them, in order. */
  readonly touchedDays: readonly Instant[];
  /** All costs before this instant are in then; null when there were none ever. */
  readonly coveredUntil: Instant | null;
  readonly isBehind: boolean;
  /** When to look again; null when nothing is left and nothing was spent for long. */
  readonly dueAt: Instant | null;
}

/**
 * The instant before which costs are left aside.
 *
 * @example costHorizon("2026-03-14T09:30:00.000000Z") // "2025-02-07T00:00:00.000000Z"
 */
export function costHorizon(now: Instant): Instant {
  return addDays(startOfUtcDay(now), -MAX_COST_AGE_DAYS);
}

/**
 * Decides what is to be added up: the hours that are over since the last one, those before the first one where a cost
 * turned up that is older, and those that have costs since; then the days and baselines that follow from them.
 *
 * @example planSnapshots(await costSnapshots.fetchCoverage("acme", question), "2026-03-14T09:30:00.000000Z")
 */
export function planSnapshots(coverage: CostCoverage, now: Instant): SnapshotPlan {
  const { firstCostAt, lastCostAt, lateHours } = coverage;
  const openHour = startOfUtcHour(now);
  const firstHour = firstCostAt === null ? openHour : startOfUtcHour(firstCostAt);
  const covered = coverage.covered ?? { from: firstHour, until: firstHour };
  const forward = hoursBetween(covered.until, openHour);
  const backward = coverage.covered === null ? [] : hoursBetween(firstHour, covered.from);
  const { fullAfter, fullBefore } = coverage;
  const ahead = forward
    .slice(0, MAX_HOURS_PER_COMPUTATION)
    .filter((hour, index) => index === 0 || fullAfter === null || addSeconds(hour, HOUR_SECONDS) <= fullAfter);
  const room = ahead.length < forward.length ? 0 : MAX_HOURS_PER_COMPUTATION - ahead.length;
  const behind = backward
    .slice(Math.max(0, backward.length - room))
    .filter((hour, index, hours) => index === hours.length - 1 || fullBefore === null || hour > fullBefore);
  const newHours = [...behind, ...ahead];
  const until = ahead.length === 0 ? covered.until : addSeconds(covered.until, ahead.length * HOUR_SECONDS);
  const isBehind = newHours.length < forward.length + backward.length;
  const touchedDays = [...new Set([...newHours, ...lateHours].map(startOfUtcDay))].sort();
  const days = touchedDays.filter((day) => addDays(day, 1) <= until);
  const isCovered = coverage.covered !== null || newHours.length > 0;
  return {
    newHours,
    lateHours,
    days,
    baselines: baselinesAfter(days, until),
    touchedDays,
    coveredUntil: isCovered ? until : null,
    isBehind,
    dueAt: isBehind ? now : nextLook(lastCostAt, now),
  };
}

/** Of each day after a changed one, as far as days are over, the baselines whose window has the changed day in it. */
function baselinesAfter(days: readonly Instant[], until: Instant): NewBaseline[] {
  const lastDay = startOfUtcDay(until);
  return WINDOWS.flatMap((windowDays) => {
    const after = days.flatMap((day) => Array.from({ length: windowDays }, (_, index) => addDays(day, index + 1)));
    const forDays = [...new Set(after)].filter((forDay) => forDay <= lastDay).sort();
    return forDays.map((forDay) => ({ forDay, windowDays }));
  });
}

function nextLook(lastCostAt: Instant | null, now: Instant): Instant | null {
  if (lastCostAt === null || lastCostAt < addDays(now, -QUIET_DAYS)) return null;
  return addSeconds(startOfUtcHour(now), HOUR_SECONDS);
}

function hoursBetween(from: Instant, until: Instant): Instant[] {
  const hours = Math.floor((microsOf(until) - microsOf(from)) / (HOUR_SECONDS * 1_000_000));
  return Array.from({ length: Math.max(0, hours) }, (_, index) => addSeconds(from, index * HOUR_SECONDS));
}
