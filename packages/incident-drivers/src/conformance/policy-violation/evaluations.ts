import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import { newEvaluation } from "../failure-facts.js";
import type { NewScene } from "../run-suite.js";
import type { Scene } from "../scene.js";
import { STORABLE_TEXTS } from "../storable-texts.js";
import { evaluate } from "./deeds.js";

/** That a run was held against policies is told once. */
export function evaluationTests(open: NewScene): void {
  const fetch = (scene: Scene, runId = "run", at?: ReadPoint) =>
    scene.read(({ policyViolations }) => policyViolations.fetchPolicyEvaluation(scene.tenantId, runId, at));

  describe("evaluations", () => {
    it("F-094: keep outcome, reason, candidate mark and confidence as they were said", async () => {
      const scene = open();
      for (const [index, reason] of STORABLE_TEXTS.entries()) {
        const said = {
          runId: `run-${index}`,
          reason,
          draftCandidate: index % 2 === 0,
          confidence: [null, 0, 0.1234, 1][index % 4] ?? null,
          outcome: (["no_violation", "violation_incident", "advisory", "not_applicable"] as const)[index % 4],
        };
        const evaluation = newEvaluation(scene, `eval-${index}`, { ...said, outcome: said.outcome ?? "advisory" });
        expect(await evaluate(scene, evaluation)).toBe(true);
        expect(await fetch(scene, said.runId)).toEqual({
          ...evaluation,
          tenantId: scene.tenantId,
          recordedAt: (await scene.here()).asOf,
          sequence: index + 1,
        });
      }
    });

    it("F-094: are one per run: the first stands, and no number of the sequence is taken", async () => {
      const scene = open();
      await evaluate(scene);
      expect(await evaluate(scene, { evaluationId: "eval-2", outcome: "advisory", confidence: null })).toBe(false);
      expect(await evaluate(scene)).toBe(false);
      expect(await fetch(scene)).toMatchObject(newEvaluation(scene, "eval-1"));
      expect((await scene.here()).sequence).toBe(1);
      expect(await evaluate(scene, { evaluationId: "eval-2", runId: "run-10" })).toBe(true);
    });

    it("F-096: never commit by themselves: nothing is left of a transaction that fails", async () => {
      const scene = open();
      const failed = scene.write(async ({ policyViolations }) => {
        expect(await policyViolations.insertPolicyEvaluation(scene.tenantId, newEvaluation(scene, "eval-1"))).toBe(
          true,
        );
        throw new Error("changed my mind");
      });
      await expect(failed).rejects.toThrow("changed my mind");
      expect(await fetch(scene)).toBeUndefined();
      expect(await evaluate(scene)).toBe(true);
    });

    it("F-135: are found within their tenant alone, and as they were known at a point", async () => {
      const [scene, stranger] = [open(), open()];
      await scene.taken({ at: 0 });
      const before = await scene.here();
      await evaluate(scene);
      expect(await fetch(stranger)).toBeUndefined();
      expect(await fetch(scene, "run", before)).toBeUndefined();
      expect(await fetch(scene, "run", await scene.here())).toMatchObject(newEvaluation(scene, "eval-1"));
      await expect(
        stranger.write(({ policyViolations }) =>
          policyViolations.insertPolicyEvaluation(scene.tenantId, newEvaluation(scene, "eval-1")),
        ),
      ).rejects.toMatchObject({ code: "tenant_mismatch" });
    });

    it("F-093: stand apart from violations and preventions", async () => {
      const scene = open();
      await evaluate(scene, { outcome: "violation_incident" });
      const at = await scene.here();
      const query = { filters: {}, limit: 9, at };
      await scene.read(async ({ policyViolations }) => {
        expect(await policyViolations.listViolations(scene.tenantId, query)).toEqual([]);
        expect(await policyViolations.listPreventions(scene.tenantId, query)).toEqual([]);
      });
    });
  });
}
