import { expect, it } from "vitest";
import { periodEnd } from "./period-end.js";

it.each([
  ["hourly", "2026-03-14T23:00:00.000000Z", "2026-03-15T00:00:00.000000Z"],
  ["daily", "2026-02-28T00:00:00.000000Z", "2026-03-01T00:00:00.000000Z"],
  ["monthly", "2026-02-01T00:00:00.000000Z", "2026-03-01T00:00:00.000000Z"],
  ["monthly", "2026-12-01T00:00:00.000000Z", "2027-01-01T00:00:00.000000Z"],
  ["monthly", "2028-02-01T00:00:00.000000Z", "2028-03-01T00:00:00.000000Z"],
] as const)("F-104: a %s span from %s ends at %s", (period, start, end) => {
  expect(periodEnd(period, start)).toBe(end);
});
