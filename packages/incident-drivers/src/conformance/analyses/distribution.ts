import { describe, expect, it } from "vitest";
import type { NewScene } from "../run-suite.js";
import type { Scene } from "../scene.js";
import { moved, store, windowOf } from "./stored-incidents.js";

const FROM = "2026-03-10T00:00:00.000000Z";
const TO = "2026-03-20T00:00:00.000000Z";

const distribution = async (scene: Scene, includeSynthetic = false) => {
  const rows = await scene.read(({ incidentsFacade }) =>
    incidentsFacade.fetchHistoricalDistribution(scene.tenantId, windowOf(FROM, TO, includeSynthetic)),
  );
  return rows.map(({ dimension, value, count }) => `${dimension} ${value} ${count}`);
};

/** How incidents are distributed over what they show. */
export function distributionTests(openScene: NewScene): void {
  describe("the distribution", () => {
    it("of a tenant without incidents is empty", async () => {
      expect(await distribution(openScene())).toEqual([]);
    });

    it("F-047: counts by what is shown: the most frequent first, ties by value, each dimension on its own", async () => {
      const scene = openScene();
      await store(
        scene,
        { createdAt: FROM, category: null, severity: "high", causeType: "HUMAN" },
        { createdAt: TO, category: "Z", severity: "critical", causeType: "SYSTEM" },
        { createdAt: TO, category: "A", severity: "critical", causeType: "SYSTEM" },
        { createdAt: TO, category: "uncategorized", severity: "low", causeType: "SYSTEM" },
        { createdAt: TO, category: "B", severity: "critical", causeType: "LLM_RUN", isSynthetic: true },
        { createdAt: moved(FROM, -1), category: "B" },
        { createdAt: moved(TO, 1), category: "B" },
      );
      expect(await distribution(scene)).toEqual([
        "category uncategorized 2",
        "category A 1",
        "category Z 1",
        "severity critical 2",
        "severity high 1",
        "severity low 1",
        "cause_type SYSTEM 3",
        "cause_type HUMAN 1",
      ]);
      expect(await distribution(scene, true)).toContain("severity critical 3");
      expect(await distribution(openScene())).toEqual([]);
    });
  });
}
