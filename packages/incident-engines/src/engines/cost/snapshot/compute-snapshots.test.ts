import { SYSTEM_ACTORS } from "@hoc/incident-schemas";
import type { CostCoverage, NewBaseline, NewSnapshot } from "@hoc/incident-schemas/ports";
import { counterUuid, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { computeSnapshots } from "./compute-snapshots.js";

const MIDNIGHT = "2026-03-14T00:00:00.000000Z";

function scene(coverage: Partial<CostCoverage>, dailyVersions: readonly number[] = []) {
  const insertHourlySnapshots = vi.fn(async (_: string, hours: readonly NewSnapshot[]) => hours.map(() => 1));
  const insertDailySnapshots = vi.fn(async () => [...dailyVersions]);
  const insertBaselines = vi.fn(async (_: string, _baselines: readonly NewBaseline[]) => undefined);
  const setCostsDue = vi.fn();
  const fetchCostFacts = vi.fn(async () => []);
  const ports = stubPorts({
    costSnapshots: {
      fetchCoverage: async () => ({
        covered: null,
        firstCostAt: null,
        lastCostAt: null,
        fullAfter: null,
        fullBefore: null,
        lateHours: [],
        ...coverage,
      }),
      insertHourlySnapshots,
      insertDailySnapshots,
      insertBaselines,
      setCostsDue,
      fetchCostFacts,
    },
    costs: { listWatchedAnomalies: async () => [] },
  });
  const compute = () => computeSnapshots({ ports, uuid: counterUuid(), actor: SYSTEM_ACTORS.costGuard }, "acme");
  return { compute, insertHourlySnapshots, insertDailySnapshots, insertBaselines, setCostsDue, fetchCostFacts };
}

it("adds up late hours with the new ones in the order of time, and tells the two apart", async () => {
  const from = "2026-03-13T20:00:00.000000Z";
  const late = "2026-03-13T22:00:00.000000Z";
  const covered = { from, until: "2026-03-14T11:00:00.000000Z" };
  const told = scene({ covered, firstCostAt: from, lastCostAt: covered.until, lateHours: [late] }, [2]);
  expect(await told.compute()).toEqual({
    hourly: 1,
    daily: 0,
    again: 2,
    coveredUntil: "2026-03-14T12:00:00.000000Z",
    isBehind: false,
    anomalies: [],
    resolved: [],
  });
  const [, hours = []] = told.insertHourlySnapshots.mock.calls[0] ?? [];
  expect(hours.map(({ periodStart }) => periodStart)).toEqual([late, covered.until]);
  expect(new Set(hours.map(({ snapshotId }) => snapshotId)).size).toBe(2);
  expect(told.insertDailySnapshots.mock.calls).toMatchObject([
    ["acme", [{ periodStart: "2026-03-13T00:00:00.000000Z" }]],
  ]);
  expect(told.insertBaselines.mock.calls[0]?.[1]).toEqual(
    [7, 30].map((windowDays) => ({ forDay: MIDNIGHT, windowDays })),
  );
  expect(told.setCostsDue.mock.calls).toEqual([["acme", "2026-03-14T13:00:00.000000Z"]]);
  expect(told.fetchCostFacts).toHaveBeenCalledExactlyOnceWith("acme", {
    days: ["2026-03-13T00:00:00.000000Z", MIDNIGHT],
    usersAbovePct: 125,
    usersAboveMicros: 500_000,
    also: [],
  });
});

it("looks for nothing where nothing is new", async () => {
  const covered = { from: MIDNIGHT, until: "2026-03-14T12:00:00.000000Z" };
  const told = scene({ covered, firstCostAt: MIDNIGHT, lastCostAt: MIDNIGHT });
  expect(await told.compute()).toMatchObject({ hourly: 0, daily: 0, again: 0, coveredUntil: covered.until });
  expect(told.fetchCostFacts).not.toHaveBeenCalled();
});
