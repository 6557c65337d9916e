import { addDays } from "@hoc/incident-schemas";
import type { CostFacts, SpendOfDay } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import {
  DAY,
  type DayWish,
  dayOf,
  daysBefore,
  hourEnd,
  recorded,
  storedAnomaly,
  usual,
} from "../../../../test/cost-facts.js";
import { anomalyIdOf } from "./anomaly-id.js";
import { type AnomalyFound, type AnomalyStep, detectAnomalies } from "./detect-anomalies.js";

const CHAT = { entityType: "feature", entityId: "chat" } as const;
const ANN = { entityType: "user", entityId: "ann" } as const;
const TENANT = { entityType: "tenant", entityId: "" } as const;
const NEXT = addDays(DAY, 1);

const facts = (...days: SpendOfDay[]): CostFacts => ({ coveredUntil: days.at(-1)?.coveredUntil ?? DAY, days });
const openDay = (entities: readonly DayWish[], hour = 20, day = DAY) => dayOf(entities, day, hourEnd(hour, day));
const spikeId = (entity: typeof CHAT | typeof ANN | typeof TENANT, day = DAY, again = false) =>
  anomalyIdOf("ABSOLUTE_SPIKE", entity, day, again);

function foundIn(steps: readonly AnomalyStep[]): AnomalyFound[] {
  return steps.filter((step) => step.step === "found");
}

const briefly = (steps: readonly AnomalyStep[]) =>
  steps.map((step) =>
    step.step === "over"
      ? `over ${step.resolvedAt.slice(8, 13)}`
      : `${step.fact.severity} ${step.fact.entityType} ${step.fact.observedAt.slice(8, 13)}${step.own.joins === undefined ? "" : " joins"}`,
  );

describe("a spike", () => {
  it("F-101: says what was spent by the hour that crossed, what was expected, and the share that decided", () => {
    const [found] = foundIn(detectAnomalies(facts(openDay([{ spent: { 2: 12, 5: 20 } }])), []));
    expect(found).toEqual({
      step: "found",
      fact: {
        anomalyId: spikeId(TENANT),
        anomalyType: "ABSOLUTE_SPIKE",
        severity: "HIGH",
        entityType: "tenant",
        currentValueMicros: 32_000_000,
        expectedValueMicros: 10_000_000,
        thresholdPct: 300,
        confidence: 1,
        derivedCause: "UNKNOWN",
        breachCount: 1,
        message:
          "By 2026-03-14 05:00 UTC the day had cost $32.00, 3.2 times the $10.00 that a whole day of the last week cost.",
        observedAt: "2026-03-14T04:59:59.999999Z",
        metadata: {},
        action: "notified",
        period: "daily",
        periodStart: DAY,
      },
      own: { alwaysRaise: true, snapshotId: `snapshot of ${hourEnd(5)}`, baselineId: "baseline" },
    });
  });

  it("in the last hour is still of its day", () => {
    const [found] = foundIn(detectAnomalies(facts(dayOf([{ spent: { 24: 32 } }])), []));
    expect(found?.fact.observedAt).toBe("2026-03-14T23:59:59.999999Z");
  });

  it("F-105: that gets worse is the same anomaly and joins its own incident", () => {
    const steps = detectAnomalies(facts(openDay([{ spent: { 2: 31, 9: 31 } }])), []);
    expect(briefly(steps)).toEqual(["HIGH tenant 14T01", "CRITICAL tenant 14T08 joins"]);
    const [, worse] = foundIn(steps);
    expect(worse).toMatchObject({
      fact: { anomalyId: spikeId(TENANT), thresholdPct: 600 },
      own: { joins: spikeId(TENANT) },
    });
  });

  it("is found once, whatever is reckoned again", () => {
    const first = facts(openDay([{ spent: { 2: 31 } }], 3));
    const known = recorded(detectAnomalies(first, []));
    expect(detectAnomalies(first, known)).toEqual([]);
    const moved = facts(openDay([{ spent: { 1: 31, 24: 1 } }], 3));
    expect(detectAnomalies(moved, known)).toEqual([]);
    const worse = facts(openDay([{ spent: { 1: 61 } }], 3));
    const more = detectAnomalies(worse, known);
    expect(briefly(more)).toEqual(["CRITICAL tenant 14T00 joins"]);
    expect(detectAnomalies(first, recorded(more, known))).toEqual([]);
  });

  it("that gets worse after somebody said it was over is another one, once", () => {
    const known = recorded(detectAnomalies(facts(openDay([{ spent: { 2: 31 } }], 3)), []));
    const over = known.map((row) => ({ ...row, resolvedAt: hourEnd(3) }));
    expect(detectAnomalies(facts(openDay([{ spent: { 2: 31, 4: 5 } }], 5)), over)).toEqual([]);
    const worse = facts(openDay([{ spent: { 2: 31, 4: 31 } }], 5));
    const steps = detectAnomalies(worse, over);
    expect(foundIn(steps).map(({ fact }) => fact.anomalyId)).toEqual([spikeId(TENANT, DAY, true)]);
    expect(detectAnomalies(worse, recorded(steps, over))).toEqual([]);
  });

  it("arms again with the next day", () => {
    const days = facts(dayOf([{ spent: { 2: 31 } }]), dayOf([{ spent: { 2: 31 } }], NEXT));
    const ids = foundIn(detectAnomalies(days, [])).map(({ fact }) => fact.anomalyId);
    expect(ids).toEqual([spikeId(TENANT), spikeId(TENANT, NEXT)]);
  });

  it.each<[string, DayWish]>([
    ["a model", { entityType: "model", entityId: "large", spent: { 2: 90 } }],
    ["spending without a feature", { entityType: "feature", spent: { 2: 90 } }],
    ["spending without a user", { entityType: "user", spent: { 2: 90 } }],
    ["a first week", { spent: { 2: 90 }, usualWeek: null, usualMonth: null }],
    ["refunds", { spent: { 2: -90 } }],
    ["above refunds", { spent: { 2: 90 }, usualWeek: usual({ costMicros: -1 }) }],
  ])("is none of %s", (_, wish) => {
    expect(detectAnomalies(facts(dayOf([wish])), [])).toEqual([]);
  });
});

describe("one thing has one incident", () => {
  it("what spikes while its tenant does joins the tenant's, and carries none of its money again", () => {
    const steps = detectAnomalies(
      facts(openDay([{ ...ANN, spent: { 5: 31 } }, { ...CHAT, spent: { 5: 32 } }, { spent: { 5: 63 } }])),
      [],
    );
    expect(briefly(steps)).toEqual(["CRITICAL tenant 14T04", "HIGH feature 14T04 joins", "HIGH user 14T04 joins"]);
    for (const { own } of foundIn(steps).slice(1))
      expect(own).toMatchObject({ joins: spikeId(TENANT), sharesWith: [{ anomalyId: spikeId(TENANT) }] });
  });

  it("the tenant joins the feature that makes most of it, where that was out of line before", () => {
    const steps = detectAnomalies(
      facts(
        openDay([
          { spent: { 3: 32, 6: 20 }, usualWeek: usual({ costMicros: 17_000_000 }) },
          { ...CHAT, spent: { 3: 31, 6: 20 }, usualWeek: usual({ costMicros: 9_000_000 }) },
        ]),
      ),
      [],
    );
    expect(briefly(steps)).toEqual(["HIGH feature 14T02", "HIGH tenant 14T05 joins"]);
    expect(foundIn(steps)[1]).toMatchObject({
      fact: { derivedCause: "FEATURE_SURGE" },
      own: { joins: spikeId(CHAT), sharesWith: [{ anomalyId: spikeId(CHAT) }] },
    });
  });

  it("two that have nothing in common stay apart", () => {
    const steps = detectAnomalies(
      facts(
        openDay([
          { ...ANN, spent: { 5: 31 } },
          { ...CHAT, spent: { 6: 31 } },
        ]),
      ),
      [],
    );
    expect(briefly(steps)).toEqual(["HIGH user 14T04", "HIGH feature 14T05"]);
  });

  it("what goes on the next day joins itself, with money of its own", () => {
    const steps = detectAnomalies(facts(dayOf([{ spent: { 2: 31 } }]), dayOf([{ spent: { 2: 31 } }], NEXT)), []);
    expect(briefly(steps)).toEqual(["HIGH tenant 14T01", "HIGH tenant 15T01 joins"]);
    expect(foundIn(steps)[1]?.own).toEqual(expect.not.objectContaining({ sharesWith: expect.anything() }));
  });

  it("F-103: a user who is called like a feature is no part of it", () => {
    const steps = detectAnomalies(
      facts(
        openDay([
          { ...ANN, entityId: "chat", spent: { 5: 31 } },
          { ...CHAT, spent: { 5: 31 } },
        ]),
      ),
      [],
    );
    expect(new Set(foundIn(steps).map(({ fact }) => fact.anomalyId)).size).toBe(2);
    expect(briefly(steps)).toEqual(["HIGH feature 14T04", "HIGH user 14T04"]);
  });
});

describe("the end of a spike", () => {
  const known = recorded(detectAnomalies(facts(dayOf([{ spent: { 2: 31 } }])), []));

  it.each<[string, SpendOfDay, string[]]>([
    ["is the end of the next day, when that is none", dayOf([{ spent: { 2: 30 } }], NEXT), ["over 16T00"]],
    ["is not before the day is complete", openDay([{ spent: { 2: 1 } }], 23, NEXT), []],
    ["is not its own day", dayOf([{ spent: { 2: 1 } }]), []],
    ["is a day without any spending", dayOf([], NEXT), ["over 16T00"]],
    ["is a later day, when the next one is one too", dayOf([{ spent: { 2: 31 } }], NEXT), ["HIGH tenant 15T01 joins"]],
  ])("%s", (_, day, expected) => {
    expect(briefly(detectAnomalies(facts(day), known))).toEqual(expected);
  });

  it("is that of every day that it went on", () => {
    const going = detectAnomalies(facts(dayOf([{ spent: { 2: 31 } }], NEXT)), known);
    const steps = detectAnomalies(facts(dayOf([], addDays(DAY, 2))), recorded(going, known));
    expect(briefly(steps)).toEqual(["over 17T00", "over 17T00"]);
    expect(detectAnomalies(facts(dayOf([], addDays(DAY, 3))), recorded(steps, recorded(going, known)))).toEqual([]);
  });
});

describe("a drift", () => {
  const drifting = { spent: { 9: 20 }, before: daysBefore([20, 20]) };
  const first = recorded(detectAnomalies(facts(dayOf([drifting])), []));

  it("is found with the day that completes it, of medium severity, and counts its days", () => {
    expect(detectAnomalies(facts(openDay([drifting])), [])).toEqual([]);
    const [found] = foundIn(detectAnomalies(facts(dayOf([drifting])), []));
    expect(found).toMatchObject({
      fact: {
        anomalyId: anomalyIdOf("SUSTAINED_DRIFT", TENANT, addDays(DAY, -2)),
        severity: "MEDIUM",
        thresholdPct: 150,
        breachCount: 3,
        currentValueMicros: 20_000_000,
        expectedValueMicros: 10_000_000,
        observedAt: "2026-03-14T23:59:59.999999Z",
      },
      own: { alwaysRaise: true, snapshotId: `snapshot of ${hourEnd(9)}` },
    });
  });

  it("is one as long as it goes on, also when its days are reckoned again", () => {
    const next = { spent: { 9: 20 }, before: daysBefore([20, 20, 20], 10, NEXT) };
    expect(detectAnomalies(facts(dayOf([drifting]), dayOf([next], NEXT)), first)).toEqual([]);
    const over = first.map((row) => ({ ...row, resolvedAt: addDays(DAY, 3) }));
    expect(detectAnomalies(facts(dayOf([next], NEXT)), over)).toEqual([]);
  });

  it("is over when a day is back, or when that is usual by now", () => {
    expect(briefly(detectAnomalies(facts(dayOf([{ spent: { 9: 15 } }], NEXT)), first))).toEqual(["over 16T00"]);
    const usualMonth = usual({ costMicros: 14_000_000, samplesCount: 30 });
    expect(briefly(detectAnomalies(facts(dayOf([{ spent: { 9: 21 }, usualMonth }], NEXT)), first))).toEqual([
      "over 16T00",
    ]);
    expect(detectAnomalies(facts(dayOf([{ spent: { 9: 16 } }], NEXT)), first)).toEqual([]);
  });

  it("arms again when it was over", () => {
    const over = first.map((row) => ({ ...row, resolvedAt: addDays(DAY, 2) }));
    const later = addDays(DAY, 4);
    const again = { spent: { 9: 20 }, before: daysBefore([20, 20], 10, later) };
    expect(briefly(detectAnomalies(facts(dayOf([again], later)), over))).toEqual(["MEDIUM tenant 18T23"]);
  });

  it("of a part joins that of its tenant; one after a spike that goes on joins the spike", () => {
    const both = detectAnomalies(facts(dayOf([{ ...CHAT, ...drifting }, drifting])), []);
    expect(briefly(both)).toEqual(["MEDIUM tenant 14T23", "MEDIUM feature 14T23 joins"]);
    const steep = { spent: { 9: 31 }, before: daysBefore([20, 20]) };
    const steps = detectAnomalies(facts(dayOf([steep])), []);
    expect(briefly(steps)).toEqual(["HIGH tenant 14T08", "MEDIUM tenant 14T23 joins"]);
    expect(foundIn(steps)[1]?.own).toMatchObject({
      joins: spikeId(TENANT),
      sharesWith: [{ anomalyId: spikeId(TENANT) }],
    });
  });
});

describe("an anomaly of a budget", () => {
  const exceeded = storedAnomaly("b", {
    anomalyType: "BUDGET_EXCEEDED",
    period: "monthly",
    periodStart: "2026-02-01T00:00:00.000000Z",
  });

  it("is over with its period", () => {
    const until = (coveredUntil: string) => detectAnomalies({ coveredUntil, days: [] }, [exceeded]);
    expect(until("2026-02-28T23:00:00.000000Z")).toEqual([]);
    expect(until("2026-03-01T00:00:00.000000Z")).toEqual([
      { step: "over", anomalyId: "b", resolvedAt: "2026-03-01T00:00:00.000000Z" },
    ]);
  });

  it("without a period, or that is over already, is left alone", () => {
    const others = [storedAnomaly("c", { anomalyType: "BUDGET_WARNING" }), { ...exceeded, resolvedAt: DAY }];
    expect(detectAnomalies(facts(dayOf([])), others)).toEqual([]);
  });
});
