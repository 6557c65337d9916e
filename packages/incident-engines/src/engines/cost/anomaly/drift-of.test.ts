import { expect, it } from "vitest";
import { DAY, type DayWish, dayOf, daysBefore, entityDay, usual } from "../../../../test/cost-facts.js";
import { driftOf } from "./drift-of.js";

const drift = (wish: DayWish) => driftOf({ day: DAY }, entityDay(wish));

it("three days in a row above one and a half times what was expected of the first are one", () => {
  expect(drift({ spent: { 9: 16 }, before: daysBefore([20, 15.000001, 1]) })).toEqual({
    firstDay: "2026-03-12T00:00:00.000000Z",
    currentMicros: 16_000_000,
    expectedMicros: 10_000_000,
  });
});

it.each<[string, DayWish]>([
  ["the last day is not", { spent: { 9: 15 }, before: daysBefore([20, 20]) }],
  ["the second is not", { spent: { 9: 20 }, before: daysBefore([15, 20]) }],
  ["the first is not", { spent: { 9: 20 }, before: daysBefore([20, 15]) }],
  ["there are two days only", { spent: { 9: 20 }, before: daysBefore([20]) }],
  [
    "a day between is missing",
    { spent: { 9: 20 }, before: daysBefore([20, 20, 20]).filter((_, index) => index !== 1) },
  ],
  ["nothing was expected of the first", { spent: { 9: 20 }, before: daysBefore([20, 20], null) }],
  [
    "what was expected is of less than a week",
    { spent: { 9: 20 }, before: daysBefore([20, 20]), usualMonth: usual({ samplesCount: 8 }) },
  ],
  ["there is no baseline", { spent: { 9: 20 }, before: daysBefore([20, 20]), usualMonth: null }],
])("there is none when %s", (_, wish) => {
  expect(drift(wish)).toBeNull();
});

it("what was expected of the first day counts, not what is by the third", () => {
  const [second, first] = daysBefore([20, 20]);
  if (second === undefined || first === undefined) throw new Error("no days");
  const before = [{ ...second, expectedMicros: 19_000_000 }, first];
  expect(driftOf(dayOf([]), entityDay({ spent: { 9: 20 }, before }))).not.toBeNull();
});
