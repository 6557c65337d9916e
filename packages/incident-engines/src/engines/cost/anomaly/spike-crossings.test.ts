import { expect, it } from "vitest";
import { type DayWish, entityDay, hourEnd, usual } from "../../../../test/cost-facts.js";
import { isSpikeDay, spikeCrossings } from "./spike-crossings.js";

function crossed(wish: DayWish): [string, string][] {
  return spikeCrossings(entityDay(wish)).map(({ severity, hour }) => [severity, hour.until]);
}

it.each<[string, DayWish, [string, number][]]>([
  ["three times the usual is none", { spent: { 4: 30 } }, []],
  ["a micro-dollar more is one", { spent: { 4: 30.000001 } }, [["HIGH", 4]]],
  ["the hour by which it had passed is named", { spent: { 1: 10, 5: 10, 9: 11, 12: 5 } }, [["HIGH", 9]]],
  [
    "worse is told again",
    { spent: { 2: 31, 6: 10, 20: 20 } },
    [
      ["HIGH", 2],
      ["CRITICAL", 20],
    ],
  ],
  ["of several in one hour the gravest", { spent: { 24: 61 } }, [["CRITICAL", 24]]],
  ["what is given back takes nothing back", { spent: { 2: 31, 3: -31, 4: 31 } }, [["HIGH", 2]]],
  ["a refund is none", { spent: { 2: -90 } }, []],
  ["two days are no baseline", { spent: { 2: 90 }, usualWeek: usual({ samplesCount: 2 }) }, []],
  ["three are", { spent: { 2: 90 }, usualWeek: usual({ samplesCount: 3 }) }, [["CRITICAL", 2]]],
  ["without a baseline there is none", { spent: { 2: 90 }, usualWeek: null }, []],
  ["above nothing there is none", { spent: { 2: 90 }, usualWeek: usual({ costMicros: 0 }) }, []],
  ["above refunds there is none", { spent: { 2: 90 }, usualWeek: usual({ costMicros: -5 }) }, []],
  ["cents are none", { spent: { 2: 0.99 }, usualWeek: usual({ costMicros: 10_000 }) }, []],
])("of a day's spending %s", (_, wish, expected) => {
  expect(crossed(wish)).toEqual(expected.map(([severity, hour]) => [severity, hourEnd(hour)]));
});

it("a crossing says what was spent by then", () => {
  const [first] = spikeCrossings(entityDay({ spent: { 1: 10, 5: 25, 9: 1 } }));
  expect(first).toMatchObject({
    thresholdPct: 300,
    soFar: { costMicros: 35_000_000, records: 20 },
    usual: { baselineId: "baseline" },
  });
});

it("a day as a whole is a spike when what is left of it is", () => {
  expect(isSpikeDay(entityDay({ spent: { 2: 31 } }))).toBe(true);
  expect(isSpikeDay(entityDay({ spent: { 2: 31, 3: -31 } }))).toBe(false);
  expect(isSpikeDay(entityDay({ spent: { 2: 31 }, usualWeek: null }))).toBe(false);
});
