import type { Granularity, Instant } from "@hoc/incident-schemas";
import type {
  AnalysisWindow,
  CostTrendRowSnapshot,
  HistoricalTrendRowSnapshot,
  TrendBuckets,
} from "@hoc/incident-schemas/ports";
import { averageMs } from "./arithmetic.js";
import { costsOf } from "./costs.js";
import { sinceStart } from "./metrics.js";
import { groupedBy } from "./order.js";
import { createdIn, resolvedIn, type Standing } from "./standing.js";

/** Created and resolved incidents in every bucket of a window. */
export function trend(
  { incidents }: Standing,
  window: AnalysisWindow,
  buckets: TrendBuckets,
): HistoricalTrendRowSnapshot[] {
  const created = groupedBy(createdIn(incidents, window), ({ createdAt }) => periodOf(createdAt, buckets));
  const resolved = groupedBy(resolvedIn(incidents, window), ({ resolvedAt }) => periodOf(resolvedAt, buckets));
  return periodsOf(window, buckets).map((period) => ({
    period,
    incidentCount: created.get(period)?.length ?? 0,
    resolvedCount: resolved.get(period)?.length ?? 0,
    avgResolutionTimeMs: averageMs(
      (resolved.get(period) ?? []).flatMap((incident) => sinceStart(incident, incident.resolvedAt)),
    ),
  }));
}

/** Costs of the incidents created in every bucket of a window. */
export function costTrend(
  { incidents }: Standing,
  window: AnalysisWindow,
  buckets: TrendBuckets,
): CostTrendRowSnapshot[] {
  const created = groupedBy(createdIn(incidents, window), ({ createdAt }) => periodOf(createdAt, buckets));
  return periodsOf(window, buckets).map((period) => {
    const members = created.get(period) ?? [];
    const { total, known, average } = costsOf(members);
    return {
      period,
      totalCostMicros: total,
      incidentCount: members.length,
      incidentsWithCost: known,
      avgCostPerIncidentMicros: average,
    };
  });
}

/** The first days of all buckets that a window touches, oldest first. */
function periodsOf({ from, to }: AnalysisWindow, buckets: TrendBuckets): string[] {
  const last = periodOf(to, buckets);
  const periods = [periodOf(from, buckets)];
  for (let next = afterwards(periods); next <= last; next = afterwards(periods)) periods.push(next);
  return periods;

  function afterwards(before: readonly string[]): string {
    const [year, month, day] = numbersOf(before.at(-1) ?? last);
    const steps = { day: [0, 1], week: [0, 7], month: [1, 0] } as const;
    const [months, days] = steps[buckets.granularity];
    return dayText(Date.UTC(year, month - 1 + months, day + days));
  }
}

/** The first day of the bucket that an instant falls into. */
function periodOf(instant: Instant, { granularity, timeZone }: TrendBuckets): string {
  return firstDayOf(localDay(instant, timeZone), granularity);
}

function firstDayOf(day: string, granularity: Granularity): string {
  const [year, month, dayOfMonth] = numbersOf(day);
  if (granularity === "day") return day;
  if (granularity === "month") return dayText(Date.UTC(year, month - 1, 1));
  const sinceMonday = (new Date(Date.UTC(year, month - 1, dayOfMonth)).getUTCDay() + 6) % 7;
  return dayText(Date.UTC(year, month - 1, dayOfMonth - sinceMonday));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day that a calendar in a time zone shows at an instant, `YYYY-MM-DD`. */
function localDay(instant: Instant, timeZone: string): string {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
    formats.set(timeZone, format);
  }
  return format.format(Date.parse(instant));
}

function numbersOf(day: string): [number, number, number] {
  return day.split("-").map(Number) as [number, number, number];
}

function dayText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
