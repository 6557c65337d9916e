import { DETECTOR_IDS, type FindingFilters, runFindingSchema } from "@hoc/incident-schemas";
import type { NewRunFinding, ReadPoint } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { newRun, newRunFinding } from "./failure-facts.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";
import { STORABLE_TEXTS } from "./storable-texts.js";

/** What the findings of detectors must do. */
export function runFindingSuite(name: string, open: OpenDriverSet): void {
  suite(`the findings of detectors on ${name}`, open, (openScene) => {
    const report = (scene: Scene, runId: string) =>
      scene.write(({ runs }) => runs.insertRun(scene.tenantId, newRun(scene, runId)));
    const find = (scene: Scene, findingId: string, said: Partial<NewRunFinding> = {}) =>
      scene.write(({ runFindings }) =>
        runFindings.insertFinding(scene.tenantId, newRunFinding(scene, findingId, said)),
      );
    const ofRun = (scene: Scene, runId = "run", at?: ReadPoint) =>
      scene.read(({ runFindings }) => runFindings.fetchFindingsOfRun(scene.tenantId, runId, at));
    const latest = { asOf: "2199-01-01T00:00:00.000000Z", sequence: Number.MAX_SAFE_INTEGER, isLatest: true };

    async function withRuns(...runIds: readonly string[]): Promise<Scene> {
      const scene = openScene();
      for (const runId of runIds) await report(scene, runId);
      return scene;
    }

    describe("a finding", () => {
      it("is stored as it was found, to the microsecond, and given", async () => {
        const scene = await withRuns("run");
        const said: NewRunFinding = {
          findingId: "finding-1",
          runId: "run",
          traceId: "trace-1",
          agentId: "agent-1",
          detectorId: "runaway",
          detectorVersion: 7,
          severity: "critical",
          explanation: "It used 12 of 10 steps.",
          evidence: { nested: { list: [1, "two", null] }, share: 1.25 },
          contentHash: "b".repeat(64),
          parameters: { minPercentOfLimit: 95 },
          firstStepIndex: 0,
          lastStepIndex: 1_000_000,
          signalId: "signal-1",
          isSynthetic: true,
          syntheticScenarioId: "scenario-1",
          occurredAt: scene.time(0.123457),
        };
        scene.now(7.000001);
        expect(await find(scene, "finding-1", said)).toBe(true);
        const [found] = await ofRun(scene);
        expect(found).toEqual({
          ...said,
          tenantId: scene.tenantId,
          recordedAt: scene.time(7.000001),
          sequence: 2,
        });
        expect(runFindingSchema.parse(found)).toEqual(found);
      });

      it.each(STORABLE_TEXTS)("keeps %j as it is", async (text) => {
        const scene = await withRuns(text);
        const said = { runId: text, agentId: text, explanation: text, signalId: text, evidence: { [text]: text } };
        await find(scene, text, said);
        expect(await ofRun(scene, text)).toMatchObject([{ findingId: text, ...said }]);
      });

      it("is stored once per run and detector: the first stands, and a second takes no number", async () => {
        const scene = await withRuns("run", "run-2");
        await find(scene, "first");
        const stored = await ofRun(scene);
        expect(await find(scene, "second", { explanation: "Something else.", detectorVersion: 9 })).toBe(false);
        expect(await ofRun(scene)).toEqual(stored);
        expect(await find(scene, "third", { detectorId: "runaway" })).toBe(true);
        expect(await find(scene, "fourth", { runId: "run-2" })).toBe(true);
        expect((await ofRun(scene)).map(({ findingId, sequence }) => [findingId, sequence])).toEqual([
          ["first", 3],
          ["third", 4],
        ]);
      });

      it("is of a run that the tenant has, and leaves nothing otherwise", async () => {
        const [scene, stranger] = [await withRuns("run"), openScene()];
        await expect(find(stranger, "finding")).rejects.toThrow();
        expect(await ofRun(stranger)).toEqual([]);
        expect(await find(scene, "finding")).toBe(true);
      });

      it("is of the tenant that is locked", async () => {
        const scene = await withRuns("run");
        const foreign = scene.write(({ runFindings }) =>
          runFindings.insertFinding("other", newRunFinding(scene, "finding")),
        );
        await expect(foreign).rejects.toMatchObject({ code: "tenant_mismatch" });
      });

      it.each(DETECTOR_IDS)("is of the detector %s, which the database knows", async (detectorId) => {
        const scene = await withRuns("run");
        await find(scene, "finding", { detectorId });
        expect(await ofRun(scene)).toMatchObject([{ detectorId }]);
      });
    });

    describe("reading findings", () => {
      it("shows nothing of another tenant", async () => {
        const [scene, stranger] = [await withRuns("run"), await withRuns("run")];
        await find(scene, "finding");
        const listed = await stranger.read(({ runFindings }) =>
          runFindings.listFindings(stranger.tenantId, { filters: {}, limit: 9, at: latest }),
        );
        expect([await ofRun(stranger), listed]).toEqual([[], []]);
      });

      it("shows those of a run in the order of recording, as they stood at a point", async () => {
        const scene = await withRuns("run", "run-2");
        await find(scene, "b", { detectorId: "runaway" });
        const before = await scene.here();
        await find(scene, "a");
        await find(scene, "of another run", { runId: "run-2" });
        const ids = async (at?: ReadPoint) => (await ofRun(scene, "run", at)).map(({ findingId }) => findingId);
        expect(await ids()).toEqual(["b", "a"]);
        expect(await ids(before)).toEqual(["b"]);
      });

      it("lists the last recorded first, a page at a time, those that meet every filter at the point", async () => {
        const scene = await withRuns("run-1", "run-2", "run-3");
        await find(scene, "c", { runId: "run-1", agentId: "x" });
        await find(scene, "a", { runId: "run-1", agentId: "x", detectorId: "runaway" });
        await find(scene, "d", { runId: "run-2", agentId: "x" });
        const before = await scene.here();
        await find(scene, "b", { runId: "run-3", agentId: "y" });
        const list = (limit: number, filters: FindingFilters = {}, at = latest, beforeSequence?: number) =>
          scene.read(({ runFindings }) =>
            runFindings.listFindings(scene.tenantId, { filters, limit, beforeSequence, at }),
          );
        const ids = async (filters: FindingFilters, at = latest) =>
          (await list(9, filters, at)).map(({ findingId }) => findingId);
        expect(await ids({})).toEqual(["b", "d", "a", "c"]);
        expect(await ids({ runId: "run-1" })).toEqual(["a", "c"]);
        expect(await ids({ agentId: "x" })).toEqual(["d", "a", "c"]);
        expect(await ids({ detectorId: "step_repetition" })).toEqual(["b", "d", "c"]);
        expect(await ids({ detectorId: "step_repetition", agentId: "x", runId: "run-2" })).toEqual(["d"]);
        expect(await ids({ agentId: "X" })).toEqual([]);
        expect(await ids({}, before)).toEqual(["d", "a", "c"]);
        const all = await list(9);
        expect(all[0]).toEqual((await ofRun(scene, "run-3"))[0]);
        expect(await list(2)).toEqual(all.slice(0, 2));
        expect(await list(2, {}, latest, all[1]?.sequence)).toEqual(all.slice(2));
      });
    });
  });
}
