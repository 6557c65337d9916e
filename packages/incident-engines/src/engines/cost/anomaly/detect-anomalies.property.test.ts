import { addDays } from "@hoc/incident-schemas";
import type { SpendOfDay, StoredCostAnomaly } from "@hoc/incident-schemas/ports";
import fc from "fast-check";
import { expect, it } from "vitest";
import { DAY, type DayWish, dayOf, daysBefore, hourEnd, recorded } from "../../../../test/cost-facts.js";
import { anomalyIdOf } from "./anomaly-id.js";
import { detectAnomalies } from "./detect-anomalies.js";
import { spikeCrossings } from "./spike-crossings.js";

const DAYS = 5;
const WHO: readonly Pick<DayWish, "entityType" | "entityId">[] = [
  { entityType: "tenant", entityId: "" },
  { entityType: "feature", entityId: "chat" },
  { entityType: "user", entityId: "chat" },
];

const dollars = fc.integer({ min: -20, max: 70 });
const spent = fc.dictionary(fc.integer({ min: 1, max: 24 }).map(String), dollars, { maxKeys: 4 });

/** Figures of one day, as far as an hour, for all three; days come in any order and again with other figures. */
const computed = fc.record({
  dayIndex: fc.nat(DAYS - 1),
  coveredHours: fc.integer({ min: 1, max: 24 }),
  spending: fc.tuple(spent, spent, spent),
  before: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 3 }),
});

type Computed = typeof computed extends fc.Arbitrary<infer T> ? T : never;

function dayFrom({ dayIndex, coveredHours, spending, before }: Computed): SpendOfDay {
  const day = addDays(DAY, dayIndex);
  const wishes = WHO.map((entity, index) => {
    const covered = Object.entries(spending[index] ?? {}).filter(([hour]) => Number(hour) <= coveredHours);
    return { ...entity, spent: Object.fromEntries(covered), before: daysBefore(before, 10, day) };
  });
  return dayOf(wishes, day, hourEnd(coveredHours, day));
}

function play(days: readonly SpendOfDay[], check: (day: SpendOfDay, stored: readonly StoredCostAnomaly[]) => void) {
  let stored: StoredCostAnomaly[] = [];
  for (const day of days) {
    const facts = { coveredUntil: day.coveredUntil, days: [day] };
    stored = recorded(detectAnomalies(facts, stored), stored);
    expect(detectAnomalies(facts, stored)).toEqual([]);
    check(day, stored);
  }
}

it("F-103: no threshold of an anomaly is passed twice, whatever comes in whatever order and however often", () => {
  fc.assert(
    fc.property(fc.array(computed, { maxLength: 12 }), (runs) => {
      play(runs.map(dayFrom), (_, stored) => {
        const passed = stored.map(({ anomalyId, severity }) => `${anomalyId} ${severity}`);
        expect(new Set(passed).size).toBe(passed.length);
        const perThreshold = stored
          .filter(({ anomalyType }) => anomalyType === "ABSOLUTE_SPIKE")
          .map(({ entityType, entityId, periodStart, severity }) =>
            [entityType, entityId, periodStart, severity].join(),
          );
        expect(new Set(perThreshold).size).toBe(perThreshold.length);
      });
    }),
    { numRuns: 300 },
  );
});

it("every day that passes a threshold has its anomaly, of every entity, as grave as it got or graver", () => {
  fc.assert(
    fc.property(fc.array(computed, { maxLength: 12 }), (runs) => {
      play(runs.map(dayFrom), ({ day, entities }, stored) => {
        for (const entity of entities) {
          const worst = spikeCrossings(entity).at(-1)?.severity;
          if (worst === undefined) continue;
          const ids = [false, true].map((again) => anomalyIdOf("ABSOLUTE_SPIKE", entity, day, again));
          const found = stored.filter(({ anomalyId }) => ids.includes(anomalyId)).map(({ severity }) => severity);
          expect(found.includes(worst) || found.includes("CRITICAL")).toBe(true);
        }
      });
    }),
    { numRuns: 300 },
  );
});

it("an entity has one drift at a time", () => {
  fc.assert(
    fc.property(fc.array(computed, { maxLength: 12 }), (runs) => {
      play(runs.map(dayFrom), (_, stored) => {
        const open = stored
          .filter(({ anomalyType, resolvedAt }) => anomalyType === "SUSTAINED_DRIFT" && resolvedAt === null)
          .map(({ entityType, entityId }) => `${entityType} ${entityId}`);
        expect(new Set(open).size).toBe(open.length);
      });
    }),
    { numRuns: 300 },
  );
});
