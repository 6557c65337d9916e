import { expect, it } from "vitest";
import { driftText, spikeText } from "./anomaly-words.js";

it("a spike is told with its amounts, in cents", () => {
  const said = { until: "2026-03-14T06:00:00.000000Z", currentMicros: 32_104_512, expectedMicros: 7_640_000 };
  expect(spikeText(said)).toBe(
    "By 2026-03-14 06:00 UTC the day had cost $32.10, 4.2 times the $7.64 that a whole day of the last week cost.",
  );
});

it("a drift is told with its days and amounts", () => {
  expect(driftText({ days: 3, currentMicros: 8_000_000, expectedMicros: 4_000_000 })).toBe(
    "For 3 days in a row a day cost more than usual, the last one $8.00, 2 times the $4.00 that a day of the month before cost.",
  );
});
