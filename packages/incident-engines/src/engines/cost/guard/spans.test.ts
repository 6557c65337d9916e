import { startOfUtcDay, startOfUtcMonth } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { coveredSince, daysBefore, hoursOf, hoursOfMonth, isPaceKnown, lagsBehind, spanOf } from "./spans.js";

const NOW = "2026-03-14T09:30:00.000000Z";
const COVERED = "2026-03-14T09:00:00.000000Z";

describe("spans of costs", () => {
  it("begin with UTC months", () => {
    expect(startOfUtcMonth(NOW)).toBe("2026-03-01T00:00:00.000000Z");
  });

  it.each([
    ["2026-01-31T23:59:59.999999Z", 31],
    ["2026-02-01T00:00:00.000000Z", 28],
    ["2028-02-29T12:00:00.000000Z", 29],
    ["2026-04-30T12:00:00.000000Z", 30],
    ["2026-12-31T12:00:00.000000Z", 31],
  ])("F-104: the month of %s has %d days", (instant, days) => {
    expect(hoursOfMonth(instant)).toBe(days * 24);
  });

  it.each([
    ["today", "2026-03-14T00:00:00.000000Z"],
    ["7d", "2026-03-07T09:00:00.000000Z"],
    ["30d", "2026-02-12T09:00:00.000000Z"],
  ] as const)("%s begins at %s, a full hour, and ends where costs are in", (period, from) => {
    expect(spanOf(period, NOW, COVERED)).toEqual({ from, until: COVERED });
  });

  it("are empty while nothing of them is covered", () => {
    const from = startOfUtcDay(NOW);
    for (const covered of [null, "2026-03-13T23:00:00.000000Z", from])
      expect(coveredSince(from, covered)).toEqual({ from, until: from });
  });

  it("F-099: lag behind when more than the last full hour is not in, which is only just over", () => {
    const lags = (until: string) => lagsBehind({ from: "2026-03-07T09:00:00.000000Z", until }, NOW);
    expect(lags(COVERED)).toBe(false);
    expect(lags("2026-03-14T08:00:00.000000Z")).toBe(false);
    expect(lags("2026-03-14T07:00:00.000000Z")).toBe(true);
  });

  it("have a pace from a day's worth of hours on", () => {
    expect([0, 23, 24].map(isPaceKnown)).toEqual([false, false, true]);
  });

  it("have whole hours", () => {
    expect(hoursOf(spanOf("today", NOW, COVERED))).toBe(9);
    expect(hoursOf(spanOf("7d", NOW, COVERED))).toBe(168);
    expect(hoursOf({ from: COVERED, until: startOfUtcDay(NOW) })).toBe(0);
    expect(daysBefore("2026-03-14T00:00:00.000000Z", 30)).toBe("2026-02-12T00:00:00.000000Z");
  });
});
