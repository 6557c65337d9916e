import type { AnalysisWindow } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import type { NewScene } from "../run-suite.js";
import type { Scene } from "../scene.js";
import { moved, store, windowOf } from "./stored-incidents.js";

const FROM = "2026-03-10T00:00:00.000000Z";
const MIDDLE = "2026-03-15T00:00:00.000000Z";
const TO = "2026-03-20T00:00:00.000000Z";
const SECOND = 1_000_000;
const TEN_YEARS = 315_360_000 * SECOND;

const metrics = (scene: Scene, window: AnalysisWindow = windowOf(FROM, TO)) =>
  scene.read(({ incidentsFacade }) => incidentsFacade.fetchMetricsAggregates(scene.tenantId, window));

const NOTHING = {
  totalCount: 0,
  activeCount: 0,
  ackedCount: 0,
  resolvedCount: 0,
  avgTimeToAcknowledgeMs: null,
  medianTimeToAcknowledgeMs: null,
  avgTimeToContainmentMs: null,
  medianTimeToContainmentMs: null,
  avgTimeToResolutionMs: null,
  medianTimeToResolutionMs: null,
  avgOpenAgeMs: null,
  medianOpenAgeMs: null,
  oldestOpenAgeMs: null,
  slaMetCount: 0,
  slaBreachedCount: 0,
  slaPendingCount: 0,
  criticalCount: 0,
  highCount: 0,
  mediumCount: 0,
  lowCount: 0,
};

/** Counts, durations and service levels of a window. */
export function metricsTests(openScene: NewScene): void {
  describe("metrics", () => {
    it("of a tenant without incidents are zeros and nothing measured", async () => {
      expect(await metrics(openScene())).toEqual(NOTHING);
    });

    it("F-053: are what the definitions say, over a history with every case", async () => {
      const scene = openScene();
      await store(
        scene,
        // Resolved exactly at its target, created exactly at the window's start, begun before it.
        {
          severity: "critical",
          createdAt: FROM,
          startedAt: moved(FROM, -10 * SECOND),
          acknowledgedAt: moved(FROM, 20 * SECOND),
          containedAt: moved(FROM, 90 * SECOND),
          resolvedAt: moved(FROM, 3_590 * SECOND),
        },
        // Resolved one microsecond beyond its target, never acknowledged.
        { severity: "high", createdAt: MIDDLE, resolvedAt: moved(MIDDLE, 14_400 * SECOND + 1) },
        // Acknowledged and open for exactly its target.
        {
          severity: "medium",
          lifecycleState: "ACKED",
          createdAt: moved(TO, -86_400 * SECOND),
          acknowledgedAt: moved(TO, -86_390 * SECOND),
        },
        // Open for a microsecond longer than its target.
        { severity: "critical", createdAt: moved(TO, -3_600 * SECOND - 1) },
        // Created exactly at the window's end.
        { severity: "low", createdAt: TO },
        { severity: "low", createdAt: moved(FROM, -1), resolvedAt: MIDDLE },
        { severity: "low", createdAt: moved(TO, 1) },
        { severity: "low", createdAt: MIDDLE, isSynthetic: true },
      );
      const expected = {
        totalCount: 5,
        activeCount: 3,
        ackedCount: 1,
        resolvedCount: 2,
        avgTimeToAcknowledgeMs: 20_000,
        medianTimeToAcknowledgeMs: 20_000,
        avgTimeToContainmentMs: 100_000,
        medianTimeToContainmentMs: 100_000,
        avgTimeToResolutionMs: 9_000_000,
        medianTimeToResolutionMs: 9_000_000,
        avgOpenAgeMs: 30_000_000,
        medianOpenAgeMs: 3_600_000,
        oldestOpenAgeMs: 86_400_000,
        slaMetCount: 1,
        slaBreachedCount: 2,
        slaPendingCount: 2,
        criticalCount: 2,
        highCount: 1,
        mediumCount: 1,
        lowCount: 1,
      };
      expect(await metrics(scene)).toEqual(expected);
      expect(await metrics(scene, windowOf(FROM, TO, true))).toMatchObject({ totalCount: 6, lowCount: 2 });
      expect(await metrics(openScene())).toEqual(NOTHING);
    });

    it.each<[name: string, micros: number[], average: number, median: number]>([
      ["F-054: of no length", [0], 0, 0],
      ["just below half a millisecond", [1_499], 1, 1],
      ["of half a millisecond", [1_500], 2, 2],
      ["whose mean falls just below a half", [1_000, 1_999], 1, 1],
      ["whose mean falls on a half", [1_000, 2_000], 2, 2],
      ["whose mean has no end", [0, 0, 100_000], 33, 0],
      ["of an even number, two of which lie in the middle", [500, 10_000_000, 501, 20_000_000], 7_500, 5_000],
      [
        "of ten years, half a microsecond below the half",
        [TEN_YEARS + 499, TEN_YEARS + 500],
        TEN_YEARS / 1_000,
        TEN_YEARS / 1_000,
      ],
      ["of ten years, on the half", [TEN_YEARS + 499, TEN_YEARS + 501], TEN_YEARS / 1_000 + 1, TEN_YEARS / 1_000 + 1],
      ["that clocks out of step make negative, above the half", [-1_499], -1, -1],
      ["that clocks out of step make negative, on the half", [-1_500], -1, -1],
      ["that clocks out of step make negative, below the half", [-1_501], -2, -2],
    ])("durations %s are rounded half up to whole milliseconds, exactly", async (_, micros, average, median) => {
      const scene = openScene();
      await store(
        scene,
        ...micros.map((length) => ({ createdAt: MIDDLE, startedAt: moved(MIDDLE, -length), resolvedAt: MIDDLE })),
      );
      expect(await metrics(scene)).toMatchObject({
        avgTimeToResolutionMs: average,
        medianTimeToResolutionMs: median,
        resolvedCount: micros.length,
      });
    });
  });
}
