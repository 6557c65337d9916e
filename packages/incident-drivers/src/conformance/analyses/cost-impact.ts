import { describe, expect, it } from "vitest";
import type { NewScene } from "../run-suite.js";
import type { Scene } from "../scene.js";
import { moved, store, windowOf } from "./stored-incidents.js";

const FROM = "2026-03-10T00:00:00.000000Z";
const MIDDLE = "2026-03-15T00:00:00.000000Z";
const TO = "2026-03-20T00:00:00.000000Z";

const costImpact = (scene: Scene, limit = 50, includeSynthetic = false) =>
  scene.read(({ incidentsFacade }) =>
    incidentsFacade.fetchCostImpactData(scene.tenantId, windowOf(FROM, TO, includeSynthetic), limit),
  );

/** What incidents did cost, by category and resolution method. */
export function costImpactTests(openScene: NewScene): void {
  describe("cost impact", () => {
    it("of a tenant without costs is no group and zero", async () => {
      const scene = openScene();
      await store(scene, { createdAt: MIDDLE, costMicros: null });
      expect(await costImpact(scene)).toEqual({
        rows: [],
        totalGroups: 0,
        totalIncidents: 0,
        totalCostImpactMicros: 0,
      });
    });

    it("F-051: sums each group exactly, the dearest first, and totals over all groups, returned or not", async () => {
      const scene = openScene();
      const resolved = { createdAt: MIDDLE, resolvedAt: TO };
      await store(
        scene,
        { createdAt: FROM, category: "RATE_LIMIT", costMicros: 1 },
        { createdAt: TO, category: "RATE_LIMIT", costMicros: 2 },
        { ...resolved, category: "RATE_LIMIT", costMicros: 3 },
        { ...resolved, category: "RATE_LIMIT", resolutionMethod: "auto", costMicros: 3 },
        { ...resolved, category: null, costMicros: 3 },
        { ...resolved, category: "Z", costMicros: 0 },
        { ...resolved, category: "A", costMicros: -1 },
        { ...resolved, category: "A", costMicros: -2 },
        { ...resolved, category: "B", costMicros: 9_000_000_000_000_000 },
        { ...resolved, category: "B", costMicros: null },
        { createdAt: moved(FROM, -1), category: "B", costMicros: 5 },
        { createdAt: moved(TO, 1), category: "B", costMicros: 5 },
        { createdAt: MIDDLE, category: "B", costMicros: 5, isSynthetic: true },
      );
      const rows = [
        ["B", "manual", 1, 9_000_000_000_000_000, 9_000_000_000_000_000],
        ["RATE_LIMIT", "auto", 1, 3, 3],
        ["RATE_LIMIT", "manual", 1, 3, 3],
        ["RATE_LIMIT", null, 2, 3, 2],
        ["uncategorized", "manual", 1, 3, 3],
        ["Z", "manual", 1, 0, 0],
        ["A", "manual", 2, -3, -2],
      ].map(([category, resolutionMethod, incidentCount, totalCostImpactMicros, avgCostImpactMicros]) => ({
        category,
        resolutionMethod,
        incidentCount,
        totalCostImpactMicros,
        avgCostImpactMicros,
      }));
      const totals = { totalGroups: 7, totalIncidents: 9, totalCostImpactMicros: 9_000_000_000_000_009 };
      expect(await costImpact(scene)).toEqual({ rows, ...totals });
      expect(await costImpact(scene, 2)).toEqual({ rows: rows.slice(0, 2), ...totals });
      expect(await costImpact(scene, 50, true)).toMatchObject({ totalGroups: 8, totalIncidents: 10 });
      expect((await costImpact(openScene())).rows).toEqual([]);
    });

    it.each([
      [[1, 1, 2], 1],
      [[1, 2], 2],
      [[-1, -2], -2],
      [[-1, -1, -2], -1],
      [[9_007_199_254_740_990, -1, 0, 0], 2_251_799_813_685_247],
    ])("the mean of %j is %i: rounded to a whole one, halves away from zero", async (costs, mean) => {
      const scene = openScene();
      await store(scene, ...costs.map((costMicros) => ({ createdAt: MIDDLE, costMicros })));
      expect((await costImpact(scene)).rows).toMatchObject([{ avgCostImpactMicros: mean }]);
    });

    it("that no number holds exactly is refused, not rounded", async () => {
      const scene = openScene();
      const costMicros = Number.MAX_SAFE_INTEGER;
      await store(scene, { createdAt: MIDDLE, costMicros }, { createdAt: MIDDLE, costMicros: 1 });
      await expect(costImpact(scene)).rejects.toMatchObject({ code: "cost_out_of_range" });
      await store(scene, { createdAt: MIDDLE, costMicros: -1 });
      expect(await costImpact(scene)).toMatchObject({ totalCostImpactMicros: costMicros });
    });
  });
}
