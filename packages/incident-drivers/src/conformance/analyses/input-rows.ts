import { describe, expect, it } from "vitest";
import type { NewScene } from "../run-suite.js";
import type { Scene } from "../scene.js";
import { moved, store, windowOf } from "./stored-incidents.js";

const FROM = "2026-03-10T00:00:00.000000Z";
const MIDDLE = "2026-03-15T00:00:00.000000Z";
const TO = "2026-03-20T00:00:00.000000Z";

const inputRows = (scene: Scene, includeSynthetic = false) =>
  scene.read(({ incidentsFacade }) =>
    incidentsFacade.fetchInputRows(scene.tenantId, windowOf(FROM, TO, includeSynthetic)),
  );

/** The data that goes into an analysis. */
export function inputRowTests(openScene: NewScene): void {
  describe("the input rows", () => {
    it("F-124: are the incidents created or resolved in the window, by id, with all that analyses read", async () => {
      const scene = openScene();
      await store(
        scene,
        { id: "b", createdAt: FROM, resolvedAt: moved(TO, 1) },
        { id: "a", createdAt: TO },
        { id: "Z", createdAt: moved(FROM, -1), resolvedAt: TO },
        { id: "Y", createdAt: moved(FROM, -1), resolvedAt: FROM },
        { id: "X", createdAt: moved(FROM, -1), resolvedAt: moved(TO, 1) },
        { id: "W", createdAt: moved(FROM, -1) },
        { id: "V", createdAt: MIDDLE, isSynthetic: true },
      );
      expect((await inputRows(scene)).map(({ id }) => id)).toEqual(["Y", "Z", "a", "b"]);
      expect((await inputRows(scene, true)).map(({ id }) => id)).toEqual(["V", "Y", "Z", "a", "b"]);
      expect(await inputRows(openScene())).toEqual([]);
    });

    it("F-124: hold every field, to the microsecond", async () => {
      const scene = openScene();
      const row = {
        id: "one",
        lifecycleState: "RESOLVED",
        severity: "high",
        category: "RATE_LIMIT",
        causeType: "LLM_RUN",
        isSynthetic: true,
        costMicros: -7,
        startedAt: moved(MIDDLE, -1),
        createdAt: MIDDLE,
        acknowledgedAt: moved(MIDDLE, 1),
        containedAt: moved(MIDDLE, 2),
        resolvedAt: moved(MIDDLE, 3),
        resolutionMethod: "rollback",
      } as const;
      await store(scene, row);
      expect(await inputRows(scene, true)).toEqual([row]);
    });
  });
}
