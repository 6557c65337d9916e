import { expect, it } from "vitest";
import { quarterOf } from "./default-period.js";

it.each([
  ["2026-01-01T00:00:00.000000Z", "2026-01-01", "2026-04-01"],
  ["2026-03-31T23:59:59.999999Z", "2026-01-01", "2026-04-01"],
  ["2026-04-01T00:00:00.000000Z", "2026-04-01", "2026-07-01"],
  ["2026-08-15T12:00:00.000000Z", "2026-07-01", "2026-10-01"],
  ["2026-12-31T23:59:59.999999Z", "2026-10-01", "2027-01-01"],
])("F-066: the quarter of %s goes from %s until %s", (instant, start, end) =>
  expect(quarterOf(instant)).toEqual({ start: `${start}T00:00:00.000000Z`, end: `${end}T00:00:00.000000Z` }),
);
