import type { Granularity } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import type { NewScene } from "../run-suite.js";
import type { Scene } from "../scene.js";
import { moved, store, windowOf } from "./stored-incidents.js";

const FROM = "2026-03-10T06:00:00.000000Z";
const TO = "2026-03-13T18:00:00.000000Z";

interface Asked {
  readonly from?: string;
  readonly to?: string;
  readonly granularity?: Granularity;
  readonly timeZone?: string;
}

const trend = (scene: Scene, { from = FROM, to = TO, granularity = "day", timeZone = "UTC" }: Asked = {}) =>
  scene.read(({ incidentsFacade }) =>
    incidentsFacade.fetchHistoricalTrend(scene.tenantId, windowOf(from, to), { granularity, timeZone }),
  );

const costTrend = (scene: Scene, { from = FROM, to = TO, granularity = "day", timeZone = "UTC" }: Asked = {}) =>
  scene.read(({ incidentsFacade }) =>
    incidentsFacade.fetchHistoricalCostTrend(scene.tenantId, windowOf(from, to), { granularity, timeZone }),
  );

/** Incidents and costs per day, week and month. */
export function trendTests(openScene: NewScene): void {
  describe("the trend", () => {
    it("F-048: of a tenant without incidents has every bucket, empty", async () => {
      const empty = { incidentCount: 0, resolvedCount: 0, avgResolutionTimeMs: null };
      expect(await trend(openScene())).toEqual(
        ["2026-03-10", "2026-03-11", "2026-03-12", "2026-03-13"].map((period) => ({ period, ...empty })),
      );
      expect(await trend(openScene(), { from: FROM, to: FROM })).toEqual([{ period: "2026-03-10", ...empty }]);
    });

    it("F-048: counts the created by creation, the resolved by resolution, whenever they were created", async () => {
      const scene = openScene();
      await store(
        scene,
        { createdAt: FROM, resolvedAt: TO },
        { createdAt: TO },
        { createdAt: "2026-01-01T00:00:00.000000Z", resolvedAt: FROM },
        { createdAt: "2026-03-11T00:00:00.000000Z", resolvedAt: "2026-03-11T00:00:00.000000Z" },
        { createdAt: "2026-03-11T00:00:00.000000Z", resolvedAt: "2026-03-11T00:00:00.001001Z" },
        { createdAt: "2026-03-11T23:59:59.999999Z", resolvedAt: moved(TO, 1) },
        { createdAt: moved(FROM, -1), resolvedAt: moved(FROM, -1) },
        { createdAt: moved(TO, 1), resolvedAt: moved(TO, 1) },
        { createdAt: FROM, resolvedAt: TO, isSynthetic: true },
      );
      expect(await trend(scene)).toEqual([
        { period: "2026-03-10", incidentCount: 1, resolvedCount: 1, avgResolutionTimeMs: 68.25 * 86_400_000 },
        { period: "2026-03-11", incidentCount: 3, resolvedCount: 2, avgResolutionTimeMs: 1 },
        { period: "2026-03-12", incidentCount: 0, resolvedCount: 0, avgResolutionTimeMs: null },
        { period: "2026-03-13", incidentCount: 1, resolvedCount: 1, avgResolutionTimeMs: 3.5 * 86_400_000 },
      ]);
      expect((await trend(openScene())).every(({ incidentCount }) => incidentCount === 0)).toBe(true);
    });

    it("F-054: of an incident that was resolved at once measures zero", async () => {
      const scene = openScene();
      await store(scene, { createdAt: FROM, resolvedAt: FROM });
      expect((await trend(scene))[0]).toMatchObject({ resolvedCount: 1, avgResolutionTimeMs: 0 });
    });

    it.each<[name: string, timeZone: string, created: string[], counts: Record<string, number>]>([
      [
        "of 23 hours",
        "America/New_York",
        [
          "2026-03-08T04:59:59.999999Z",
          "2026-03-08T05:00:00.000000Z",
          "2026-03-09T03:59:59.999999Z",
          "2026-03-09T04:00:00.000000Z",
        ],
        { "2026-03-07": 1, "2026-03-08": 2, "2026-03-09": 1 },
      ],
      [
        "of 25 hours",
        "America/New_York",
        [
          "2026-11-01T03:59:59.999999Z",
          "2026-11-01T04:00:00.000000Z",
          "2026-11-02T04:59:59.999999Z",
          "2026-11-02T05:00:00.000000Z",
        ],
        { "2026-10-31": 1, "2026-11-01": 2, "2026-11-02": 1 },
      ],
      [
        "without a midnight",
        "America/Santiago",
        [
          "2026-09-06T03:59:59.999999Z",
          "2026-09-06T04:00:00.000000Z",
          "2026-09-07T02:59:59.999999Z",
          "2026-09-07T03:00:00.000000Z",
        ],
        { "2026-09-05": 1, "2026-09-06": 2, "2026-09-07": 1 },
      ],
      [
        "without a midnight, east of Greenwich",
        "Africa/Cairo",
        [
          "2026-04-23T21:59:59.999999Z",
          "2026-04-23T22:00:00.000000Z",
          "2026-04-24T20:59:59.999999Z",
          "2026-04-24T21:00:00.000000Z",
        ],
        { "2026-04-23": 1, "2026-04-24": 2, "2026-04-25": 1 },
      ],
      [
        "that begin at a quarter past",
        "Asia/Kathmandu",
        ["2026-03-10T18:14:59.999999Z", "2026-03-10T18:15:00.000000Z", "2026-03-11T18:14:59.999999Z"],
        { "2026-03-10": 1, "2026-03-11": 2 },
      ],
      [
        "around a leap day",
        "UTC",
        [
          "2028-02-28T23:59:59.999999Z",
          "2028-02-29T00:00:00.000000Z",
          "2028-02-29T23:59:59.999999Z",
          "2028-03-01T00:00:00.000000Z",
        ],
        { "2028-02-28": 1, "2028-02-29": 2, "2028-03-01": 1 },
      ],
    ])("F-048: has the local days %s", async (_, timeZone, created, counts) => {
      const scene = openScene();
      await store(scene, ...created.map((createdAt) => ({ createdAt, resolvedAt: createdAt, costMicros: 1 })));
      const asked = { from: created[0] as string, to: created.at(-1) as string, timeZone };
      const days = Object.entries(counts);
      expect((await trend(scene, asked)).map(({ period, ...row }) => [period, row])).toEqual(
        days.map(([period, n]) => [period, { incidentCount: n, resolvedCount: n, avgResolutionTimeMs: 0 }]),
      );
      expect((await costTrend(scene, asked)).map(({ period, totalCostMicros }) => [period, totalCostMicros])).toEqual(
        days,
      );
    });

    it.each<[granularity: Granularity, created: string[], counts: Record<string, number>]>([
      [
        "week",
        [
          "2026-03-08T23:59:59.999999Z",
          "2026-03-09T00:00:00.000000Z",
          "2026-03-15T23:59:59.999999Z",
          "2026-03-23T00:00:00.000000Z",
        ],
        { "2026-03-02": 1, "2026-03-09": 2, "2026-03-16": 0, "2026-03-23": 1 },
      ],
      [
        "month",
        [
          "2027-12-31T23:59:59.999999Z",
          "2028-02-01T00:00:00.000000Z",
          "2028-02-29T23:59:59.999999Z",
          "2028-03-01T00:00:00.000000Z",
        ],
        { "2027-12-01": 1, "2028-01-01": 0, "2028-02-01": 2, "2028-03-01": 1 },
      ],
    ])("F-048: has every %s, named by its first day; weeks begin on Monday", async (granularity, created, counts) => {
      const scene = openScene();
      await store(scene, ...created.map((createdAt) => ({ createdAt })));
      const asked = { from: created[0] as string, to: created.at(-1) as string, granularity };
      const rows = await trend(scene, asked);
      expect(rows.map(({ period, incidentCount }) => [period, incidentCount])).toEqual(Object.entries(counts));
    });

    it("in a zone that the database does not know is refused", async () => {
      for (const ask of [trend, costTrend])
        await expect(ask(openScene(), { timeZone: "Mars/Olympus" })).rejects.toMatchObject({
          code: "invalid_input",
          details: { fields: [{ pointer: "/timeZone" }] },
        });
    });
  });

  describe("the cost trend", () => {
    it("F-049: averages over the incidents whose cost is known, and says how many they are", async () => {
      const scene = openScene();
      await store(
        scene,
        { createdAt: FROM, costMicros: 1 },
        { createdAt: FROM, costMicros: 2 },
        { createdAt: FROM, costMicros: null },
        { createdAt: FROM, costMicros: 100, isSynthetic: true },
        { createdAt: moved(FROM, -1), costMicros: 100 },
        { createdAt: "2026-03-11T00:00:00.000000Z", costMicros: null },
        { createdAt: TO, costMicros: -1 },
        { createdAt: TO, costMicros: -2 },
        { createdAt: moved(TO, 1), costMicros: 100 },
      );
      expect(await costTrend(scene)).toEqual(
        (
          [
            ["2026-03-10", 3, 3, 2, 2],
            ["2026-03-11", 0, 1, 0, 0],
            ["2026-03-12", 0, 0, 0, 0],
            ["2026-03-13", -3, 2, 2, -2],
          ] as const
        ).map(([period, totalCostMicros, incidentCount, incidentsWithCost, avgCostPerIncidentMicros]) => ({
          period,
          totalCostMicros,
          incidentCount,
          incidentsWithCost,
          avgCostPerIncidentMicros,
        })),
      );
      expect((await costTrend(openScene())).every(({ incidentCount }) => incidentCount === 0)).toBe(true);
    });

    it("that no number holds exactly is refused, not rounded", async () => {
      const scene = openScene();
      const costMicros = Number.MAX_SAFE_INTEGER;
      await store(scene, { createdAt: FROM, costMicros }, { createdAt: FROM, costMicros });
      await expect(costTrend(scene)).rejects.toMatchObject({ code: "cost_out_of_range" });
    });
  });
}
