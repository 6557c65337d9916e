import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addSeconds,
  instantFromMicros,
  instantSchema,
  microsOf,
  startOfUtcDay,
  startOfUtcHour,
  startOfUtcMonth,
  utcDayOf,
} from "./instant.js";

const LAST_MICRO = Date.UTC(2200, 0, 1) * 1000 - 1;

describe("instantSchema", () => {
  it.each([
    ["2026-03-14T09:26:53Z", "2026-03-14T09:26:53.000000Z"],
    ["2026-03-14T09:26:53.5Z", "2026-03-14T09:26:53.500000Z"],
    ["2026-03-14T09:26:53.589793Z", "2026-03-14T09:26:53.589793Z"],
    ["2026-03-14T09:26:53.5897939Z", "2026-03-14T09:26:53.589793Z"],
    ["2026-03-14T10:26:53.25+01:00", "2026-03-14T09:26:53.250000Z"],
    ["2026-03-14T00:10:00-11:30", "2026-03-14T11:40:00.000000Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000000Z"],
    ["1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000000Z"],
    ["2199-12-31T23:59:59.999999Z", "2199-12-31T23:59:59.999999Z"],
  ])("reads %s as %s", (text, instant) => {
    expect(instantSchema.parse(text)).toBe(instant);
  });

  it.each([
    "2026-03-14T09:26:53",
    "2026-03-14",
    "2026-02-30T00:00:00Z",
    "2025-02-29T00:00:00Z",
    "2026-03-14T25:00:00Z",
    "1969-12-31T23:59:59.999999Z",
    "2200-01-01T00:00:00Z",
    "yesterday",
    1_700_000_000,
    null,
  ])("refuses %s", (value) => {
    expect(instantSchema.safeParse(value).success).toBe(false);
  });
});

it("keeps every microsecond on the way to a number and back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: LAST_MICRO }), (micros) => {
      const instant = instantFromMicros(micros);
      expect(instant).toHaveLength(27);
      expect(microsOf(instant)).toBe(micros);
      expect(instantSchema.parse(instant)).toBe(instant);
    }),
  );
});

it("orders instants as text as it orders them in time", () => {
  const micros = fc.integer({ min: 0, max: LAST_MICRO });
  fc.assert(
    fc.property(micros, micros, (a, b) => {
      expect(instantFromMicros(a) < instantFromMicros(b)).toBe(a < b);
    }),
  );
});

it("adds and takes whole seconds", () => {
  expect(addSeconds("2026-12-31T23:59:59.000001Z", 1)).toBe("2027-01-01T00:00:00.000001Z");
  expect(addSeconds("2026-03-01T00:00:00.000000Z", -1)).toBe("2026-02-28T23:59:59.000000Z");
});

it("tells the UTC day of an instant, from its first microsecond to its last", () => {
  expect(utcDayOf("2026-03-14T00:00:00.000000Z")).toBe("2026-03-14");
  expect(utcDayOf(instantSchema.parse("2026-03-15T00:59:59.999999+01:00"))).toBe("2026-03-14");
});

it("an instant lies in the UTC hour and day that begin at or before it", () => {
  const instant = instantSchema.parse("2026-03-15T00:59:59.999999+01:00");
  expect([startOfUtcHour(instant), startOfUtcDay(instant)]).toEqual([
    "2026-03-14T23:00:00.000000Z",
    "2026-03-14T00:00:00.000000Z",
  ]);
  const start = startOfUtcDay(instant);
  expect([startOfUtcHour(start), startOfUtcDay(start)]).toEqual([start, start]);
});

it("days are of 24 hours, in UTC", () => {
  expect(addDays("2026-02-28T00:00:00.000000Z", 1)).toBe("2026-03-01T00:00:00.000000Z");
  expect(addDays("2026-03-01T00:00:00.000000Z", -1)).toBe("2026-02-28T00:00:00.000000Z");
});

it.each([
  ["2026-03-01T00:00:00.000000Z", "2026-03-01T00:00:00.000000Z"],
  ["2028-02-29T23:59:59.999999Z", "2028-02-01T00:00:00.000000Z"],
])("the UTC month of %s begins at %s", (instant, start) => {
  expect(startOfUtcMonth(instant)).toBe(start);
});
