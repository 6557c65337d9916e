import { addDays, type Instant } from "@hoc/incident-schemas";
import type {
  SpendBaseline,
  SpendFigures,
  SpendOfDay,
  SpendOfDayBefore,
  SpendOfEntity,
  StoredCostAnomaly,
} from "@hoc/incident-schemas/ports";
import type { AnomalyStep } from "../src/engines/cost/anomaly/detect-anomalies.js";
import { NOW } from "./noted-traces.js";

/** The day that tests look at. */
export const DAY: Instant = "2026-03-14T00:00:00.000000Z";

/** A dollar in micro-dollars. */
export const DOLLAR = 1_000_000;

/** The end of an hour of a day: `hourEnd(6)` is six in the morning. */
export function hourEnd(hour: number, day: Instant = DAY): Instant {
  return hour === 24 ? addDays(day, 1) : `${day.slice(0, 11)}${String(hour).padStart(2, "0")}:00:00.000000Z`;
}

/** What a day usually costs, with what a test cares about put in. */
export function usual(said: Partial<SpendBaseline> = {}): SpendBaseline {
  return {
    baselineId: "baseline",
    costMicros: 10 * DOLLAR,
    records: 100,
    requests: 100,
    tokens: 1_000,
    samplesCount: 7,
    ...said,
  };
}

/** A day of an entity: dollars by the hour at whose end they were spent. */
export interface DayWish extends Partial<Omit<SpendOfEntity, "hours">> {
  readonly spent?: Readonly<Record<number, number | (Partial<SpendFigures> & { readonly dollars: number })>>;
  readonly day?: Instant;
}

/** What is known of an entity's day, usually $10; the tenant's unless told. */
export function entityDay({ spent = {}, day = DAY, ...said }: DayWish = {}): SpendOfEntity {
  return {
    entityType: "tenant",
    entityId: "",
    usualWeek: usual(),
    usualMonth: usual({ samplesCount: 30 }),
    before: [],
    hours: Object.entries(spent).map(([hour, figures]) => {
      const { dollars, ...rest } = typeof figures === "number" ? { dollars: figures } : figures;
      const costMicros = Math.round(dollars * DOLLAR);
      const snapshotId = `snapshot of ${hourEnd(Number(hour), day)}`;
      return {
        records: 10,
        requests: 10,
        tokens: 100,
        ...rest,
        costMicros,
        until: hourEnd(Number(hour), day),
        snapshotId,
      };
    }),
    ...said,
  };
}

/** A day with what is known of entities, complete unless told. */
export function dayOf(entities: readonly DayWish[], day: Instant = DAY, coveredUntil = addDays(day, 1)): SpendOfDay {
  return {
    day,
    coveredUntil,
    isComplete: coveredUntil === addDays(day, 1),
    entities: entities.map((wish) => entityDay({ day, ...wish })),
  };
}

/** Complete days before one, the newest first, in dollars, each expected to cost the same. */
export function daysBefore(
  dollars: readonly number[],
  expected: number | null = 10,
  day: Instant = DAY,
): SpendOfDayBefore[] {
  return dollars.map((amount, index) => ({
    day: addDays(day, -1 - index),
    costMicros: amount * DOLLAR,
    expectedMicros: expected === null ? null : expected * DOLLAR,
  }));
}

/** A stored anomaly, with what a test cares about put in. */
export function storedAnomaly(anomalyId: string, said: Partial<StoredCostAnomaly> = {}): StoredCostAnomaly {
  return {
    anomalyId,
    tenantId: "acme",
    anomalyType: "USER_SPIKE",
    severity: "HIGH",
    entityType: "user",
    entityId: "ann",
    currentValueMicros: 3,
    expectedValueMicros: 2,
    confidence: 1,
    derivedCause: "UNKNOWN",
    message: null,
    breachCount: 1,
    runId: null,
    observedAt: NOW,
    metadata: {},
    thresholdPct: null,
    action: null,
    period: null,
    periodStart: null,
    snapshotId: null,
    baselineId: null,
    resolvedAt: null,
    raised: true,
    recordedAt: NOW,
    sequence: 1,
    ...said,
  };
}

/** What is stored once steps of the detection are recorded. */
export function recorded(
  steps: readonly AnomalyStep[],
  before: readonly StoredCostAnomaly[] = [],
): StoredCostAnomaly[] {
  const found = steps
    .filter((step) => step.step === "found")
    .map(({ fact, own }) =>
      storedAnomaly(fact.anomalyId, {
        ...fact,
        entityId: fact.entityId ?? null,
        message: fact.message ?? null,
        runId: null,
        thresholdPct: fact.thresholdPct ?? null,
        action: fact.action ?? null,
        period: fact.period ?? null,
        periodStart: fact.periodStart ?? null,
        snapshotId: own.snapshotId ?? null,
        baselineId: own.baselineId ?? null,
      }),
    );
  const ends = new Map(steps.flatMap((step) => (step.step === "over" ? [[step.anomalyId, step.resolvedAt]] : [])));
  return [...before, ...found].map((row) => ({
    ...row,
    resolvedAt: row.resolvedAt ?? ends.get(row.anomalyId) ?? null,
  }));
}
