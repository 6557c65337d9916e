import { MAX_SIGNAL_COST_MICROS, MAX_STEPS_PER_CALL, traceStepSchema, traceSummarySchema } from "@hoc/incident-schemas";
import type { NewRun, NewTraceStep, ReadPoint } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { DIGESTS, newOutcome, newRun, newStep, newViolation } from "./failure-facts.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";
import { STORABLE_TEXTS } from "./storable-texts.js";

const TRACE = "trace of run";

/** What the store of traces must do. */
export function traceStoreSuite(name: string, open: OpenDriverSet): void {
  suite(`the traces on ${name}`, open, (openScene) => {
    const report = (scene: Scene, runId = "run", said: Partial<NewRun> = {}) =>
      scene.write(({ runs }) => runs.insertRun(scene.tenantId, newRun(scene, runId, said)));
    const append = (scene: Scene, steps: readonly NewTraceStep[], traceId = TRACE) =>
      scene.write(({ traceStore }) => traceStore.insertTraceSteps(scene.tenantId, traceId, steps));
    const steps = (scene: Scene, page?: { afterStepIndex?: number; limit?: number; at?: ReadPoint }, traceId = TRACE) =>
      scene.read(({ traceStore }) => traceStore.getTraceSteps(scene.tenantId, traceId, page));
    const summary = (scene: Scene, at?: ReadPoint) =>
      scene.read(({ traceStore }) => traceStore.getTraceSummary(scene.tenantId, "run", at));
    const link = (scene: Scene, runId = "run") =>
      scene.write(({ traceStore }) => traceStore.linkTraceIncidents(scene.tenantId, runId));
    const links = (scene: Scene, incidentId: string, limit = 9, at?: ReadPoint) =>
      scene.read(({ traceStore }) => traceStore.listTraceLinks(scene.tenantId, incidentId, limit, at));

    const openTrace = async () => {
      const scene = openScene();
      await report(scene);
      return scene;
    };

    describe("steps", () => {
      it("F-062: are given in the words that traces are read in: type, tokens and content hash included", async () => {
        const scene = await openTrace();
        scene.now(7.000001);
        await append(scene, [
          newStep(scene, 4, {
            skillName: "search the web",
            skillId: "skill-1",
            status: "failure",
            outcomeCategory: "network",
            outcomeCode: "E503",
            outcomeData: { nested: { list: [1, "two", null] } },
            tokens: Number.MAX_SAFE_INTEGER,
            costMicros: -MAX_SIGNAL_COST_MICROS,
            durationMs: 12,
            retryCount: 2,
            inputHash: "in",
            outputHash: "out",
            source: "replay",
            occurredAt: scene.time(3.123457),
          }),
        ]);
        const [step] = await steps(scene);
        expect(step).toEqual({
          stepIndex: 4,
          stepType: "search the web",
          skillId: "skill-1",
          status: "failure",
          level: "ERROR",
          outcomeCategory: "network",
          outcomeCode: "E503",
          outcomeData: { nested: { list: [1, "two", null] } },
          tokens: Number.MAX_SAFE_INTEGER,
          tokensKnown: true,
          costMicros: -MAX_SIGNAL_COST_MICROS,
          durationMs: 12,
          retryCount: 2,
          inputHash: "in",
          contentHash: "out",
          source: "replay",
          timestamp: scene.time(3.123457),
          recordedAt: scene.time(7.000001),
        });
        expect(traceStepSchema.parse(step)).toEqual(step);
      });

      it("F-062: say that tokens are not known where nobody counted them", async () => {
        const scene = await openTrace();
        await append(scene, [newStep(scene, 0), newStep(scene, 1, { tokens: 0 })]);
        const stored = await steps(scene);
        expect(stored).toMatchObject([
          { tokens: 0, tokensKnown: false, costMicros: null, durationMs: null, outcomeData: null, contentHash: null },
          { tokens: 0, tokensKnown: true },
        ]);
        for (const step of stored) expect(traceStepSchema.parse(step)).toEqual(step);
      });

      it("have a level by how they went", async () => {
        const scene = await openTrace();
        const statuses = ["success", "skipped", "retry", "failure"] as const;
        await append(
          scene,
          statuses.map((status, index) => newStep(scene, index, { status })),
        );
        expect((await steps(scene)).map(({ level }) => level)).toEqual(["INFO", "INFO", "WARN", "ERROR"]);
      });

      it.each(STORABLE_TEXTS)("keep %j as it is", async (text) => {
        const scene = await openTrace();
        await append(scene, [newStep(scene, 0, { skillName: text, outputHash: text, outcomeData: { text } })]);
        expect(await steps(scene)).toMatchObject([{ stepType: text, contentHash: text, outcomeData: { text } }]);
      });

      it("are given in their order, whatever they were stored in, all of them or a page", async () => {
        const scene = await openTrace();
        await append(
          scene,
          [10, 0, 2].map((index) => newStep(scene, index)),
        );
        await append(scene, [newStep(scene, 1)]);
        const indexes = async (page?: Parameters<typeof steps>[1]) =>
          (await steps(scene, page)).map(({ stepIndex }) => stepIndex);
        expect(await indexes()).toEqual([0, 1, 2, 10]);
        expect(await indexes({ limit: 2 })).toEqual([0, 1]);
        expect(await indexes({ afterStepIndex: 0, limit: 2 })).toEqual([1, 2]);
        expect(await indexes({ afterStepIndex: 2 })).toEqual([10]);
      });

      it("are taken a thousand at a time", async () => {
        const scene = await openTrace();
        const many = Array.from({ length: MAX_STEPS_PER_CALL }, (_, index) => newStep(scene, index));
        expect(await append(scene, many)).toEqual({ inserted: MAX_STEPS_PER_CALL, conflicts: [] });
        expect(await steps(scene)).toHaveLength(MAX_STEPS_PER_CALL);
      });

      it("that are stored already change nothing; the new ones beside them are stored", async () => {
        const scene = await openTrace();
        const first = [newStep(scene, 0), newStep(scene, 1)];
        expect(await append(scene, first)).toEqual({ inserted: 2, conflicts: [] });
        const point = await scene.here();
        expect(await append(scene, first)).toEqual({ inserted: 0, conflicts: [] });
        expect(await scene.here()).toEqual(point);
        expect(await append(scene, [newStep(scene, 2), ...first])).toEqual({ inserted: 1, conflicts: [] });
        expect(await scene.here()).toMatchObject({ sequence: point.sequence + 1 });
      });

      it("that are stored with other content are named, and then nothing is stored", async () => {
        const scene = await openTrace();
        await append(
          scene,
          [1, 2, 3, 10].map((index) => newStep(scene, index)),
        );
        const stored = await steps(scene);
        const other = { contentDigest: DIGESTS.second, skillName: "other" };
        const given = [
          newStep(scene, 10, other),
          newStep(scene, 11),
          newStep(scene, 2, other),
          newStep(scene, 3),
          newStep(scene, 0),
        ];
        expect(await append(scene, given)).toEqual({ inserted: 0, conflicts: [2, 10] });
        expect(await steps(scene)).toEqual(stored);
      });

      it("F-020: are of one trace of one tenant", async () => {
        const [scene, stranger] = [await openTrace(), await openTrace()];
        await report(scene, "run-2");
        await append(scene, [newStep(scene, 0)]);
        expect([await steps(stranger), await steps(scene, {}, "trace of run-2")]).toEqual([[], []]);
        const other = { contentDigest: DIGESTS.second };
        expect(await append(stranger, [newStep(scene, 0, other)])).toEqual({ inserted: 1, conflicts: [] });
        expect(await append(scene, [newStep(scene, 0, other)], "trace of run-2")).toEqual({
          inserted: 1,
          conflicts: [],
        });
        const foreign = scene.write(({ traceStore }) => traceStore.insertTraceSteps("other", TRACE, []));
        await expect(foreign).rejects.toMatchObject({ code: "tenant_mismatch" });
      });
    });

    describe("the summary", () => {
      it("F-062: names the trace and its run, and totals all steps", async () => {
        const scene = openScene();
        await report(scene, "run", { correlationId: "correlation", startedAt: scene.time(1.000001) });
        const empty = {
          traceId: TRACE,
          runId: "run",
          correlationId: "correlation",
          status: "running",
          startedAt: scene.time(1.000001),
          completedAt: null,
          steps: 0,
          tokens: 0,
          tokensKnown: true,
          costMicros: null,
          durationMs: null,
          violationStepIndex: null,
          violationTimestamp: null,
          violationPolicyId: null,
          violationReason: null,
        };
        expect(await summary(scene)).toEqual(empty);
        await append(scene, [
          newStep(scene, 0, { tokens: 5, costMicros: 7, durationMs: 11 }),
          newStep(scene, 1, { tokens: 6, costMicros: -1 }),
          newStep(scene, 2, { durationMs: 1, tokens: 0 }),
        ]);
        const full = { ...empty, steps: 3, tokens: 11, costMicros: 6, durationMs: 12 };
        expect(await summary(scene)).toEqual(full);
        await append(scene, [newStep(scene, 3)]);
        expect(await summary(scene)).toEqual({ ...full, steps: 4, tokensKnown: false });
        for (const found of [empty, await summary(scene)]) expect(traceSummarySchema.parse(found)).toEqual(found);
      });

      it.each([
        ["SUCCESS", "completed"],
        ["FAILURE", "failed"],
        ["BLOCKED", "aborted"],
        ["ABORTED", "aborted"],
      ] as const)("of a run with the outcome %s stands as %s", async (outcome, status) => {
        const scene = await openTrace();
        const severity = outcome === "SUCCESS" ? "none" : "high";
        await scene.write(({ runs }) =>
          runs.updateRunOutcome(scene.tenantId, "run", newOutcome(scene, { outcome, severity })),
        );
        expect(await summary(scene)).toMatchObject({ status, completedAt: scene.time(60) });
      });

      it("names the first step that a stored violation names, the step 0 too", async () => {
        const scene = await openTrace();
        const violate = (violationId: string, said: Parameters<typeof newViolation>[2]) =>
          scene.write(({ policyViolations }) =>
            policyViolations.insertViolationRecord(scene.tenantId, newViolation(scene, violationId, said)),
          );
        await violate("without a step", { occurredAt: scene.time(1) });
        await violate("of another run", { occurredAt: scene.time(1), stepIndex: 9, runId: "run-2" });
        expect(await summary(scene)).toMatchObject({ violationStepIndex: null, violationPolicyId: null });
        await violate("late", { occurredAt: scene.time(8), stepIndex: 3, policyId: "late", reason: "late" });
        const before = await scene.here();
        const late = {
          violationStepIndex: 3,
          violationTimestamp: scene.time(8),
          violationPolicyId: "late",
          violationReason: "late",
        };
        expect(await summary(scene)).toMatchObject(late);
        await violate("early", { occurredAt: scene.time(2.000001), stepIndex: 0, policyId: "early", reason: "early" });
        await violate("as early", { occurredAt: scene.time(2.000001), stepIndex: 1, policyId: "as early" });
        expect(await summary(scene)).toMatchObject({
          violationStepIndex: 0,
          violationTimestamp: scene.time(2.000001),
          violationPolicyId: "early",
          violationReason: "early",
        });
        expect(await summary(scene, before)).toMatchObject(late);
      });

      it("refuses totals that would not be exact", async () => {
        const scene = await openTrace();
        await append(scene, [
          newStep(scene, 0, { tokens: Number.MAX_SAFE_INTEGER }),
          newStep(scene, 1, { tokens: Number.MAX_SAFE_INTEGER }),
        ]);
        await expect(summary(scene)).rejects.toMatchObject({ code: "cost_out_of_range" });
      });

      it("is of what was recorded by a point, as are the steps", async () => {
        const scene = await openTrace();
        await append(scene, [newStep(scene, 0, { tokens: 1 })]);
        const before = await scene.here();
        const [then, stepsThen] = [await summary(scene), await steps(scene)];
        await append(scene, [newStep(scene, 1)]);
        await scene.write(({ runs }) => runs.updateRunOutcome(scene.tenantId, "run", newOutcome(scene)));
        expect(await summary(scene, before)).toEqual(then);
        expect(await steps(scene, { at: before })).toEqual(stepsThen);
        expect(await summary(scene)).toMatchObject({ steps: 2, status: "failed" });
      });

      it("F-135: shows nothing of another tenant, or of a run that nobody reported", async () => {
        const [scene, stranger] = [await openTrace(), openScene()];
        await append(scene, [newStep(scene, 0)]);
        expect(await summary(stranger)).toBeUndefined();
        await report(stranger);
        expect(await summary(stranger)).toMatchObject({ steps: 0 });
      });
    });

    describe("links to incidents", () => {
      it("F-019: are rows of their own: the trace is linked to every incident that took a signal of its run", async () => {
        const scene = openScene();
        const first = await scene.taken({ at: 0, runId: "run", fingerprint: "a" });
        const second = await scene.taken({ at: 1, runId: "run", fingerprint: "b" });
        const other = await scene.taken({ at: 2, runId: "run-2", fingerprint: "c" });
        await report(scene);
        scene.now(60);
        await link(scene);
        for (const incidentId of [first, second])
          expect(await links(scene, incidentId)).toEqual([{ traceId: TRACE, runId: "run", linkedAt: scene.time(60) }]);
        expect(await links(scene, other)).toEqual([]);
        expect(await append(scene, [newStep(scene, 0)])).toMatchObject({ inserted: 1 });
      });

      it("F-019: are made when an incident takes a signal of a run that was reported before", async () => {
        const scene = await openTrace();
        const wish = { runId: "run", fingerprint: "a" };
        const incidentId = await scene.taken({ ...wish, at: 5 });
        const linked = [{ traceId: TRACE, runId: "run", linkedAt: scene.time(5) }];
        expect(await links(scene, incidentId)).toEqual(linked);
        await scene.record({ ...wish, at: 6 }, { ...wish, at: 6 }, { ...wish, at: 6, runId: "nobody's" });
        expect(await links(scene, incidentId)).toEqual(linked);
      });

      it("stay as they are when they are made again, and leave nothing then", async () => {
        const scene = openScene();
        const incidentId = await scene.taken({ at: 0, runId: "run" });
        await report(scene);
        await link(scene);
        const [linked, point] = [await links(scene, incidentId), await scene.here()];
        scene.now(60);
        await link(scene);
        expect(await links(scene, incidentId)).toEqual(linked);
        expect(await scene.here()).toEqual(point);
      });

      it("stay when the signals are pruned that made them", async () => {
        const scene = openScene();
        const incidentId = await scene.taken({ at: 0, runId: "run" });
        await report(scene);
        await link(scene);
        const linked = await links(scene, incidentId);
        await scene.resolve(incidentId, 10);
        scene.now(20);
        await scene.write(({ signals }) => signals.pruneSignals(scene.tenantId, scene.time(15), 100));
        expect(await scene.signalsOf(incidentId)).toEqual([]);
        expect(await links(scene, incidentId)).toEqual(linked);
      });

      it("share one number of the sequence", async () => {
        const scene = openScene();
        for (const fingerprint of ["a", "b", "c"]) await scene.record({ at: 0, runId: "run", fingerprint });
        await report(scene);
        const { sequence } = await scene.here();
        await link(scene);
        expect(await scene.here()).toMatchObject({ sequence: sequence + 1 });
      });

      it("are given the first linked first, ties by id, no more than asked for, as of a point", async () => {
        const scene = openScene();
        const wish = { at: 0, fingerprint: "a" };
        const incidentId = await scene.taken({ ...wish, runId: "b" });
        await scene.record({ ...wish, runId: "é" }, { ...wish, runId: "C" }, { ...wish, runId: "a" });
        for (const runId of ["a", "b", "C", "é"]) await report(scene, runId);
        await link(scene, "é");
        const before = await scene.here();
        await scene.write(async ({ traceStore }) => {
          for (const runId of ["b", "C", "a"]) await traceStore.linkTraceIncidents(scene.tenantId, runId);
        });
        const traces = async (limit?: number, at?: ReadPoint) =>
          (await links(scene, incidentId, limit, at)).map(({ runId }) => runId);
        expect(await traces()).toEqual(["é", "C", "a", "b"]);
        expect(await traces(2)).toEqual(["é", "C"]);
        expect(await traces(9, before)).toEqual(["é"]);
      });

      it("F-020: are within a tenant", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        const incidentId = await scene.taken({ at: 0, runId: "run" });
        await report(stranger);
        await link(stranger);
        expect(await links(scene, incidentId)).toEqual([]);
        await report(scene);
        await link(scene);
        expect(await links(scene, incidentId)).toHaveLength(1);
        expect(await links(stranger, incidentId)).toEqual([]);
        const foreign = scene.write(({ traceStore }) => traceStore.linkTraceIncidents("other", "run"));
        await expect(foreign).rejects.toMatchObject({ code: "tenant_mismatch" });
      });
    });
  });
}
