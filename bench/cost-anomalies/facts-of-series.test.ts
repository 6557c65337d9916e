import { expect, it } from "vitest";
import { daysOf, factsOf } from "./facts-of-series.js";

const spent = (at: string, costMicros: number) => ({ at, costMicros, requests: 2, tokens: 10 });

it("a series becomes days of hours, each with the averages of the days before it", () => {
  const days = daysOf([
    spent("2026-03-14T23:50:00.000000Z", 5),
    spent("2026-03-14T23:10:00.000000Z", 1),
    spent("2026-03-16T00:00:00.000000Z", 9),
  ]);
  expect(days.map(({ costMicros }) => costMicros)).toEqual([6, 0, 9]);
  expect(days[0]?.hours).toMatchObject([{ until: "2026-03-15T00:00:00.000000Z", costMicros: 6, requests: 4 }]);
  const [first, , third] = factsOf(days).days;
  expect(first?.entities).toMatchObject([{ usualWeek: null, before: [] }]);
  expect(third).toMatchObject({ isComplete: true, coveredUntil: "2026-03-17T00:00:00.000000Z" });
  expect(third?.entities).toMatchObject([
    {
      usualWeek: { costMicros: 3, requests: 2, samplesCount: 2 },
      before: [
        { costMicros: 0, expectedMicros: 6 },
        { costMicros: 6, expectedMicros: null },
      ],
    },
  ]);
});
