import type { AnalysisWindow } from "@hoc/incident-schemas/ports";
import { expect, it } from "vitest";
import type { NewScene } from "../run-suite.js";
import type { Scene } from "../scene.js";

const BUCKETS = { granularity: "day", timeZone: "UTC" } as const;

function everyAnalysis(scene: Scene, window: AnalysisWindow) {
  const { tenantId } = scene;
  return scene.read(async ({ incidentsFacade }) => ({
    metrics: await incidentsFacade.fetchMetricsAggregates(tenantId, window),
    costs: await incidentsFacade.fetchCostImpactData(tenantId, window, 50),
    trend: await incidentsFacade.fetchHistoricalTrend(tenantId, window, BUCKETS),
    costTrend: await incidentsFacade.fetchHistoricalCostTrend(tenantId, window, BUCKETS),
    distribution: await incidentsFacade.fetchHistoricalDistribution(tenantId, window),
    inputRows: await incidentsFacade.fetchInputRows(tenantId, window),
  }));
}

/** Analyses as of an earlier point. */
export function asOfTests(openScene: NewScene): void {
  it("F-043: every analysis at an earlier point is what it was then, whatever was recorded since", async () => {
    const scene = openScene();
    const told: { readonly window: AnalysisWindow; readonly was: Awaited<ReturnType<typeof everyAnalysis>> }[] = [];
    const tell = async () => {
      const at = await scene.here();
      const window = { from: scene.time(-86_400), to: at.asOf, includeSynthetic: false };
      told.push({
        window: { ...window, at },
        was: await everyAnalysis(scene, { ...window, at: { ...at, isLatest: true } }),
      });
    };
    const id = await scene.taken({ at: 0, costMicros: 5, category: "RATE_LIMIT" });
    await tell();
    await scene.record({ at: 1, costMicros: 7 }, { at: -3, receivedAt: 2 });
    await tell();
    await scene.acknowledge(id, 3);
    await tell();
    await scene.setSeverity(id, "critical", 4);
    await tell();
    await scene.resolve(id, 5);
    await tell();
    await scene.record({ at: 6, costMicros: 11 });
    await tell();
    await scene.reopen(id, 8);
    await tell();
    await scene.taken({ at: 9, fingerprint: "other", costMicros: 13 });
    await tell();
    for (const { window, was } of told) expect(await everyAnalysis(scene, window)).toEqual(was);
    expect(told.map(({ was }) => [was.metrics.resolvedCount, was.costs.totalCostImpactMicros])).toEqual([
      [0, 5],
      [0, 12],
      [0, 12],
      [0, 12],
      [1, 12],
      [1, 23],
      [0, 23],
      [0, 36],
    ]);
  });
}
