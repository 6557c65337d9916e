import { addSeconds, type Instant } from "@hoc/incident-schemas";
import type { CostCoverage } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import { costHorizon, MAX_HOURS_PER_COMPUTATION, planSnapshots } from "./plan-snapshots.js";

const NOW = "2026-03-14T09:30:00.000000Z";
const TODAY = "2026-03-14T00:00:00.000000Z";
const hour = (time: string, day = "2026-03-14"): Instant => `${day}T${time}:00:00.000000Z`;
const days = (number: number, instant: Instant = TODAY) => addSeconds(instant, number * 86_400);

function plan(coverage: Partial<CostCoverage>, now = NOW) {
  const nothing = { covered: null, firstCostAt: null, fullAfter: null, fullBefore: null, lateHours: [] };
  return planSnapshots({ ...nothing, lastCostAt: NOW, ...coverage }, now);
}

describe("the hours that are added up", () => {
  it("begin with that of the first cost, empty ones among them, and end before the one that is not over", () => {
    const planned = plan({ firstCostAt: "2026-03-14T06:59:59.999999Z" });
    expect(planned).toMatchObject({
      newHours: [hour("06"), hour("07"), hour("08")],
      days: [],
      baselines: [],
      touchedDays: [TODAY],
      coveredUntil: hour("09"),
      isBehind: false,
      dueAt: hour("10"),
    });
    expect(plan({ firstCostAt: "2026-03-14T06:59:59.999999Z" }, hour("08")).coveredUntil).toBe(hour("08"));
  });

  it("go on where the last ones ended, and are none when nothing is new", () => {
    const covered = { from: hour("06"), until: hour("08") };
    const firstCostAt = hour("06");
    expect(plan({ covered, firstCostAt }).newHours).toEqual([hour("08")]);
    expect(plan({ covered: { from: hour("06"), until: hour("09") }, firstCostAt })).toMatchObject({
      newHours: [],
      days: [],
      touchedDays: [],
      coveredUntil: hour("09"),
      dueAt: hour("10"),
    });
  });

  it("are none without costs, or with such alone as are still to come", () => {
    const nothing = { newHours: [], coveredUntil: null, isBehind: false };
    expect(plan({ lastCostAt: null })).toMatchObject({ ...nothing, dueAt: null });
    expect(plan({ firstCostAt: hour("11"), lastCostAt: hour("11") })).toMatchObject({ ...nothing, dueAt: hour("10") });
  });

  it("go back to a cost that came late and is older than all, without a gap", () => {
    const covered = { from: hour("06"), until: hour("08") };
    const planned = plan({ covered, firstCostAt: "2026-03-13T23:10:00.000000Z", lateHours: [hour("07")] });
    expect(planned.newHours).toEqual([
      hour("23", "2026-03-13"),
      ...["00", "01", "02", "03", "04", "05"].map((time) => hour(time)),
      hour("08"),
    ]);
    expect(planned.lateHours).toEqual([hour("07")]);
    expect(planned.days).toEqual([days(-1)]);
    expect(planned.touchedDays).toEqual([days(-1), TODAY]);
  });

  it("are those of 7 days at most, the rest is told, first forward and then back from where it began", () => {
    const started = plan({ firstCostAt: days(-10) });
    expect(started.newHours).toHaveLength(MAX_HOURS_PER_COMPUTATION);
    expect(started).toMatchObject({ coveredUntil: days(-3), isBehind: true, dueAt: NOW });
    const covered = { from: days(-10), until: days(-3) };
    const both = plan({ covered, firstCostAt: days(-20) });
    expect(both.newHours.at(-1)).toBe(hour("08"));
    expect(both.newHours).toHaveLength(MAX_HOURS_PER_COMPUTATION);
    const back = MAX_HOURS_PER_COMPUTATION - (3 * 24 + 9);
    expect(both.newHours[0]).toBe(addSeconds(days(-10), -back * 3_600));
    expect(both.newHours[back - 1]).toBe(addSeconds(days(-10), -3_600));
    expect(both).toMatchObject({ coveredUntil: hour("09"), isBehind: true });
    const rest = plan({ covered: { from: both.newHours[0] as Instant, until: hour("09") }, firstCostAt: days(-20) });
    expect(rest).toMatchObject({ isBehind: false, coveredUntil: hour("09") });
    expect(rest.newHours).toHaveLength(10 * 24 - back);
    const full = plan({ covered, firstCostAt: days(-10) }, days(4));
    expect(full).toMatchObject({ coveredUntil: days(4), isBehind: false });
    expect(plan({ covered, firstCostAt: days(-11) }, days(4))).toMatchObject({ isBehind: true });
  });

  it("are those before costs get too many, one at least, first forward and then back", () => {
    const covered = { from: hour("00"), until: hour("03") };
    const many = (fullAfter: Instant | null, fullBefore: Instant | null = null) =>
      plan({ covered, firstCostAt: days(-1), fullAfter, fullBefore });
    expect(many(hour("05"))).toMatchObject({ newHours: [hour("03"), hour("04")], isBehind: true, dueAt: NOW });
    expect(many(addSeconds(hour("05"), -1)).newHours).toEqual([hour("03")]);
    expect(many(hour("03"))).toMatchObject({ newHours: [hour("03")], coveredUntil: hour("04"), isBehind: true });
    const ahead = ["03", "04", "05", "06", "07", "08"].map((time) => hour(time));
    const eve = (time: string) => hour(time, "2026-03-13");
    expect(many(hour("09"), addSeconds(eve("21"), 1))).toMatchObject({
      newHours: [eve("22"), eve("23"), ...ahead],
      isBehind: true,
    });
    expect(many(null, addSeconds(eve("23"), 1)).newHours).toEqual([eve("23"), ...ahead]);
    expect(many(null)).toMatchObject({ isBehind: false });
    expect(plan({ firstCostAt: hour("00"), fullAfter: hour("00") }).newHours).toEqual([hour("00")]);
  });

  it("look no further back than 400 days", () => {
    expect(costHorizon(NOW)).toBe(days(-400));
  });
});

describe("the days that are added up", () => {
  it("are those that are over and have a new or a late hour", () => {
    const covered = { from: days(-5), until: hour("22", "2026-03-13") };
    const planned = plan({ covered, firstCostAt: days(-5), lateHours: [hour("12", "2026-03-10")] });
    expect(planned.days).toEqual([days(-4), days(-1)]);
    expect(planned.touchedDays).toEqual([days(-4), days(-1), TODAY]);
  });

  it("are over at midnight, not before", () => {
    const covered = { from: days(-1), until: hour("22", "2026-03-13") };
    expect(plan({ covered, firstCostAt: days(-1) }, addSeconds(TODAY, -1)).days).toEqual([]);
    expect(plan({ covered, firstCostAt: days(-1) }, TODAY).days).toEqual([days(-1)]);
  });

  it("F-103: bring a baseline of each window for the day after, and for every later day whose window they are in", () => {
    const covered = { from: days(-40), until: days(0) };
    const fresh = plan({ covered: { ...covered, until: days(-1) }, firstCostAt: days(-40) });
    expect(fresh.baselines).toEqual([
      { forDay: TODAY, windowDays: 7 },
      { forDay: TODAY, windowDays: 30 },
    ]);
    const late = plan({ covered, firstCostAt: days(-40), lateHours: [hour("12", "2026-03-01")] });
    const of = (windowDays: number) => late.baselines.filter((baseline) => baseline.windowDays === windowDays);
    expect(of(7).map(({ forDay }) => forDay)).toEqual([-12, -11, -10, -9, -8, -7, -6].map((day) => days(day)));
    expect(of(30).map(({ forDay }) => forDay)).toEqual(Array.from({ length: 13 }, (_, index) => days(index - 12)));
  });
});

describe("a tenant is looked at again", () => {
  it("when the open hour is over, as long as it had costs within 35 days", () => {
    const covered = { from: days(-40), until: hour("09") };
    const due = (lastCostAt: Instant) => plan({ covered, firstCostAt: days(-40), lastCostAt }).dueAt;
    expect(due(days(-35, NOW))).toBe(hour("10"));
    expect(due(addSeconds(days(-35, NOW), -1))).toBeNull();
    expect(due(hour("11"))).toBe(hour("10"));
  });
});
