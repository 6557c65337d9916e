import { llmFailureSchema } from "@hoc/incident-schemas";
import type {
  NewCostAnomaly,
  NewCostRecord,
  NewFailureEvidence,
  NewLlmFailure,
  ReadPoint,
} from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import {
  DIGESTS,
  newCostAnomaly,
  newCostRecord,
  newFailure,
  newFailureEvidence,
  newOutcome,
  newRun,
} from "./failure-facts.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";
import { STORABLE_TEXTS } from "./storable-texts.js";

/** What failed calls of models must do. */
export function llmFailureSuite(name: string, open: OpenDriverSet): void {
  suite(`the failed calls on ${name}`, open, (openScene) => {
    const openRun = async (runId = "run") => {
      const scene = openScene();
      await report(scene, runId);
      return scene;
    };
    const report = (scene: Scene, runId: string) =>
      scene.write(({ runs }) => runs.insertRun(scene.tenantId, newRun(scene, runId)));
    const fail = (scene: Scene, failureId: string, said: Partial<NewLlmFailure> = {}) =>
      scene.write(({ llmFailures }) => llmFailures.insertFailure(scene.tenantId, newFailure(scene, failureId, said)));
    const prove = (scene: Scene, evidenceId: string, said: Partial<NewFailureEvidence> = {}) =>
      scene.write(({ llmFailures }) =>
        llmFailures.insertEvidence(scene.tenantId, newFailureEvidence(scene, evidenceId, said)),
      );
    const fetch = (scene: Scene, runId = "run", at?: ReadPoint) =>
      scene.read(({ llmFailures }) => llmFailures.fetchFailureByRunId(scene.tenantId, runId, at));

    describe("the fact", () => {
      it("F-084: is stored with its own instant and metadata, and with evidence that carries its hash", async () => {
        const scene = await openRun();
        const said: NewLlmFailure = {
          failureId: "failure",
          runId: "run",
          failureType: "invalid_output",
          errorCode: "BAD_JSON",
          errorMessage: "It is no JSON.",
          model: "model-2",
          requestId: "request-1",
          durationMs: 2_147_483_647,
          metadata: { nested: { list: [1, "two", null] } },
          createdAt: scene.time(29.123457),
          contentDigest: DIGESTS.second,
        };
        scene.now(31.000001);
        expect(await fail(scene, "failure", said)).toBe(true);
        await prove(scene, "evidence-2", { createdAt: scene.time(29.123457), contentHash: "b".repeat(64) });
        await prove(scene, "evidence-1", { evidenceType: "exception_stack", evidenceData: { stack: ["a", "b"] } });
        const found = await fetch(scene);
        expect(found).toEqual({
          ...said,
          recordedAt: scene.time(31.000001),
          evidence: [
            {
              evidenceId: "evidence-2",
              evidenceType: "llm_failure_capture",
              evidenceData: { runId: "run" },
              isImmutable: true,
              contentHash: "b".repeat(64),
              createdAt: scene.time(29.123457),
            },
            {
              evidenceId: "evidence-1",
              evidenceType: "exception_stack",
              evidenceData: { stack: ["a", "b"] },
              isImmutable: true,
              contentHash: "a".repeat(64),
              createdAt: scene.time(30),
            },
          ],
        });
        const { contentDigest, ...failure } = found ?? {};
        expect(llmFailureSchema.parse(failure)).toEqual(failure);
      });

      it.each(STORABLE_TEXTS)("keeps %j as it is", async (text) => {
        const scene = await openRun(text);
        const said = { runId: text, errorCode: text, errorMessage: text, model: text, requestId: text };
        await fail(scene, "failure", { ...said, metadata: { text } });
        await prove(scene, "evidence", { evidenceData: { text } });
        expect(await fetch(scene, text)).toMatchObject({
          ...said,
          metadata: { text },
          evidence: [{ evidenceData: { text } }],
        });
      });

      it.each([null, "request"])("F-081: is one per run and request, here %j", async (requestId) => {
        const scene = await openRun();
        expect(await fail(scene, "failure", { requestId })).toBe(true);
        const [stored, point] = [await fetch(scene), await scene.here()];
        expect(await fail(scene, "again", { requestId, contentDigest: DIGESTS.second })).toBe(false);
        expect(await fetch(scene)).toEqual(stored);
        expect(await scene.here()).toEqual(point);
      });

      it("F-081: that is the run's newest is found, whenever it is said to have happened", async () => {
        const scene = await openRun();
        await fail(scene, "first", { requestId: "request-1" });
        await prove(scene, "of-first", { failureId: "first" });
        const before = await scene.here();
        await fail(scene, "second", { requestId: "request-2", createdAt: scene.time(1) });
        await prove(scene, "of-second", { failureId: "second" });
        await report(scene, "run-2");
        await fail(scene, "of another", { runId: "run-2" });
        expect(await fetch(scene)).toMatchObject({ failureId: "second", evidence: [{ evidenceId: "of-second" }] });
        expect(await fetch(scene, "run", before)).toMatchObject({
          failureId: "first",
          evidence: [{ evidenceId: "of-first" }],
        });
      });

      it("is shown with the evidence that was stored by a point", async () => {
        const scene = await openRun();
        await fail(scene, "failure");
        const before = await scene.here();
        await prove(scene, "evidence");
        expect(await fetch(scene, "run", before)).toMatchObject({ evidence: [] });
        expect(await fetch(scene)).toMatchObject({ evidence: [{ evidenceId: "evidence" }] });
      });

      it("F-082: is not stored of a run that the tenant does not have", async () => {
        const [scene, stranger] = [openScene(), await openRun()];
        await expect(fail(scene, "failure")).rejects.toThrow();
        expect(await fetch(scene)).toBeUndefined();
        expect(await fail(stranger, "failure")).toBe(true);
      });

      it("F-135: is found by the tenant and the run that it is of", async () => {
        const [scene, stranger] = [await openRun(), await openRun()];
        await fail(scene, "failure");
        expect([await fetch(stranger), await fetch(scene, "Run")]).toEqual([undefined, undefined]);
        expect(await fail(stranger, "failure")).toBe(true);
      });

      it("is of the tenant that is locked, in every write", async () => {
        const scene = await openRun();
        const since = scene.time(0);
        for (const foreign of [
          () => scene.write(({ llmFailures }) => llmFailures.insertFailure("other", newFailure(scene, "failure"))),
          () => scene.write(({ llmFailures }) => llmFailures.updateRunFailed("other", "run", newOutcome(scene))),
          () =>
            scene.write(({ llmFailures }) =>
              llmFailures.insertEvidence("other", newFailureEvidence(scene, "evidence")),
            ),
          () =>
            scene.write(({ llmFailures }) =>
              llmFailures.fetchContaminationCheck("other", { runId: "run", requestId: null, since }),
            ),
        ])
          await expect(foreign()).rejects.toMatchObject({ code: "tenant_mismatch" });
      });
    });

    describe("marking the run", () => {
      const mark = (scene: Scene, runId = "run", errorMessage = "LLM_TIMEOUT: The model did not answer.") =>
        scene.write(({ llmFailures }) =>
          llmFailures.updateRunFailed(scene.tenantId, runId, newOutcome(scene, { errorMessage })),
        );
      const run = (scene: Scene) => scene.read(({ runs }) => runs.fetchRun(scene.tenantId, "run"));

      it("F-085: marks the run that incidents tell of", async () => {
        const scene = await openRun();
        await scene.record({ at: 1, runId: "run", triggerType: "llm_failure" });
        expect(await mark(scene)).toBe(true);
        expect(await run(scene)).toMatchObject({
          ...newOutcome(scene),
          incidentCount: 1,
          errorMessage: expect.stringContaining("LLM_TIMEOUT"),
        });
      });

      it("F-082: tells that the run is over already, and changes nothing then", async () => {
        const scene = await openRun();
        await mark(scene);
        const [stored, point] = [await run(scene), await scene.here()];
        expect(await mark(scene, "run", "something else")).toBe(false);
        expect(await run(scene)).toEqual(stored);
        expect(await scene.here()).toEqual(point);
      });

      it("F-082: tells that the tenant has no such run", async () => {
        const [scene, stranger] = [await openRun(), openScene()];
        expect([await mark(scene, "nobody's"), await mark(stranger)]).toEqual([false, false]);
        expect(await run(scene)).toMatchObject({ outcome: null });
      });
    });

    describe("the contamination check", () => {
      const CLEAN = { costRecords: 0, costAnomalies: 0, otherIncidents: 0 };
      const SINCE = 30;
      const check = (scene: Scene, runId = "run", requestId: string | null = null) =>
        scene.write(({ llmFailures }) =>
          llmFailures.fetchContaminationCheck(scene.tenantId, { runId, requestId, since: scene.time(SINCE) }),
        );
      const spend = (scene: Scene, ...records: Partial<NewCostRecord>[]) =>
        scene.write(({ costs }) =>
          costs.insertCostRecords(
            scene.tenantId,
            records.map((said, index) => newCostRecord(scene, `${index}`, { occurredAt: scene.time(31), ...said })),
          ),
        );
      const exceed = (scene: Scene, anomalyId: string, said: Partial<NewCostAnomaly>) =>
        scene.write(({ costs }) =>
          costs.insertCostAnomaly(
            scene.tenantId,
            newCostAnomaly(scene, anomalyId, { observedAt: scene.time(31), ...said }),
          ),
        );

      it("F-083: counts costs of the run, its workflow and the request", async () => {
        const scene = openScene();
        await spend(
          scene,
          { runId: "run" },
          { workflowId: "run" },
          { requestId: "request" },
          { runId: "run", workflowId: "run", requestId: "request" },
          { userId: "run", featureTag: "run", skillId: "run", model: "run" },
          { requestId: "run" },
          {},
        );
        expect(await check(scene)).toEqual({ ...CLEAN, costRecords: 3 });
        expect(await check(scene, "run", "request")).toEqual({ ...CLEAN, costRecords: 4 });
        expect(await check(scene, "request")).toEqual(CLEAN);
      });

      it("F-083: counts what came after the failure: what the failed call itself cost is no contamination", async () => {
        const scene = openScene();
        const runId = "run";
        for (const at of [29, 30, 30.000001]) {
          await spend(scene, { recordId: `at ${at}`, runId, occurredAt: scene.time(at) });
          await exceed(scene, `at ${at}`, { runId, observedAt: scene.time(at) });
        }
        expect(await check(scene)).toMatchObject({ costRecords: 1, costAnomalies: 1 });
      });

      it("F-083: counts anomalies that name the run", async () => {
        const scene = openScene();
        await exceed(scene, "a", { runId: "run" });
        await exceed(scene, "b", { entityId: "run", message: "run", metadata: { runId: "run" } });
        expect(await check(scene)).toEqual({ ...CLEAN, costAnomalies: 1 });
      });

      it("F-083: counts incidents that took a firing of the run which is not about a failed call, each once", async () => {
        const scene = openScene();
        const runId = "run";
        await scene.record({ at: SINCE, runId, reference: "before", fingerprint: "before" });
        await scene.record(
          { at: 31, runId, fingerprint: "a" },
          { at: 31, runId, fingerprint: "a" },
          { at: 31, runId, fingerprint: "b" },
          { at: 31, runId, fingerprint: "c", triggerType: "llm_failure" },
          { at: 31, runId: null, triggerValue: runId, fingerprint: "d" },
          { at: 32, runId, reference: "before", fingerprint: "before", state: "resolved" },
          { at: 32, runId, reference: "nobody's", fingerprint: "e", state: "resolved" },
        );
        expect(await check(scene)).toEqual({ ...CLEAN, otherIncidents: 2 });
      });

      it.each([
        ["run", "run-1"],
        ["run-1", "run"],
        ["run%", "run-1"],
        ["run_1", "run-1"],
        ["%", "run"],
        ["Run", "run"],
        ["run ", "run"],
      ])("F-083: of %j takes nothing of %j for its own", async (asked, other) => {
        const scene = openScene();
        await spend(scene, { runId: other }, { workflowId: other }, { requestId: other });
        await exceed(scene, "a", { runId: other });
        await scene.record({ at: 31, runId: other });
        expect(await check(scene, asked, asked)).toEqual(CLEAN);
        expect(await check(scene, other, other)).toEqual({ costRecords: 3, costAnomalies: 1, otherIncidents: 1 });
      });

      it("F-083: counts nothing of another tenant", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        await spend(scene, { runId: "run" });
        await exceed(scene, "a", { runId: "run" });
        await scene.record({ at: 31, runId: "run" });
        expect(await check(stranger, "run", "request")).toEqual(CLEAN);
      });
    });
  });
}
