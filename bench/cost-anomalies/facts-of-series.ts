import { addDays, addSeconds, type Instant } from "@hoc/incident-schemas";
import type { CostFacts, SpendBaseline, SpendOfDay, SpendOfDayBefore, SpendOfHour } from "@hoc/incident-schemas/ports";
import { groupedBy } from "../../packages/incident-drivers/test/oracle/order.js";
import type { Spending } from "./series.js";

const HOUR = 3_600;

/** A complete UTC day of a series. */
export interface SeriesDay {
  readonly day: Instant;
  readonly hours: readonly SpendOfHour[];
  readonly costMicros: number;
  readonly requests: number;
  readonly tokens: number;
}

/**
 * The days of a series from its first until its last, those without spending too.
 *
 * @example daysOf(spending)[0]?.costMicros
 */
export function daysOf(spending: readonly Spending[]): SeriesDay[] {
  const byDay = groupedBy(spending, ({ at }) => `${at.slice(0, 10)}T00:00:00.000000Z`);
  const [first, last] = [[...byDay.keys()].toSorted().at(0), [...byDay.keys()].toSorted().at(-1)];
  const days: SeriesDay[] = [];
  for (let day = first; day !== undefined && last !== undefined && day <= last; day = addDays(day, 1)) {
    const ofDay = byDay.get(day) ?? [];
    const byHour = groupedBy(ofDay, ({ at }) => `${at.slice(0, 13)}:00:00.000000Z`);
    const hours = [...byHour]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([hour, ofHour]) => {
        const sums = sumsOf(ofHour);
        return { ...sums, records: sums.requests, until: addSeconds(hour, HOUR), snapshotId: hour };
      });
    days.push({ day, hours, ...sumsOf(ofDay) });
  }
  return days;
}

/**
 * What the product would know of a series that spends as a tenant: its days, each with what was usual by then.
 *
 * @example detectAnomalies(factsOf(daysOf(spending)), [])
 */
export function factsOf(days: readonly SeriesDay[]): CostFacts {
  const facts = days.map(({ day, hours }, index): SpendOfDay => {
    const before = days.slice(0, index).toReversed();
    const tenant = {
      entityType: "tenant" as const,
      entityId: "",
      hours,
      usualWeek: usualOf(before.slice(0, 7)),
      usualMonth: usualOf(before.slice(0, 30)),
      before: before.slice(0, 30).map((earlier, back): SpendOfDayBefore => {
        const expected = usualOf(before.slice(back + 1, back + 31));
        return { day: earlier.day, costMicros: earlier.costMicros, expectedMicros: expected?.costMicros ?? null };
      }),
    };
    return { day, coveredUntil: addDays(day, 1), isComplete: true, entities: [tenant] };
  });
  return { coveredUntil: facts.at(-1)?.coveredUntil ?? "", days: facts };
}

/** The averages of days, the newest first, from the first of them with spending on. */
function usualOf(days: readonly SeriesDay[]): SpendBaseline | null {
  const counted = days.slice(0, days.findLastIndex(({ hours }) => hours.length > 0) + 1);
  const samplesCount = counted.length;
  if (samplesCount === 0) return null;
  const sums = sumsOf(counted);
  const [requests, tokens] = [sums.requests / samplesCount, sums.tokens / samplesCount];
  const costMicros = Math.round(sums.costMicros / samplesCount);
  return { baselineId: "", costMicros, records: requests, requests, tokens, samplesCount };
}

function sumsOf(parts: readonly Pick<Spending, "costMicros" | "requests" | "tokens">[]) {
  const sum = { costMicros: 0, requests: 0, tokens: 0 };
  for (const { costMicros, requests, tokens } of parts) {
    sum.costMicros += costMicros;
    sum.requests += requests;
    sum.tokens += tokens;
  }
  return sum;
}
