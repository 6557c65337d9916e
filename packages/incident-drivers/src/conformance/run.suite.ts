import { MAX_SIGNAL_COST_MICROS, type RunFilters } from "@hoc/incident-schemas";
import type { NewRun, NewRunOutcome, ReadPoint } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { DIGESTS, newOutcome, newRun, newViolation } from "./failure-facts.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";
import { STORABLE_TEXTS } from "./storable-texts.js";

/** What runs must do. */
export function runSuite(name: string, open: OpenDriverSet): void {
  suite(`the runs on ${name}`, open, (openScene) => {
    const report = (scene: Scene, runId: string, said: Partial<NewRun> = {}) =>
      scene.write(({ runs }) => runs.insertRun(scene.tenantId, newRun(scene, runId, said)));
    const end = (scene: Scene, runId: string, said: Partial<NewRunOutcome> = {}) =>
      scene.write(({ runs }) => runs.updateRunOutcome(scene.tenantId, runId, newOutcome(scene, said)));
    const fetch = (scene: Scene, runId: string, at?: ReadPoint) =>
      scene.read(({ runs }) => runs.fetchRun(scene.tenantId, runId, at));
    const latest = { asOf: "2199-01-01T00:00:00.000000Z", sequence: Number.MAX_SAFE_INTEGER, isLatest: true };

    describe("a report", () => {
      it("is stored as it was said, to the microsecond, and given", async () => {
        const scene = openScene();
        const said: NewRun = {
          runId: "run-1",
          traceId: "trace-1",
          agentId: "agent-1",
          goal: "Book a table.",
          status: "queued",
          attempt: 3,
          startedAt: scene.time(0.123457),
          parentRunId: "run-0",
          projectId: "project-1",
          policySnapshotId: "snapshot-1",
          correlationId: "correlation-1",
          isSynthetic: true,
          syntheticScenarioId: "scenario-1",
          metadata: { nested: { list: [1, "two", null] }, amount: 1.5 },
          limits: { steps: 1, tokens: Number.MAX_SAFE_INTEGER, costMicros: 3 },
          reportDigest: DIGESTS.first,
        };
        scene.now(7.000001);
        expect(await report(scene, "run-1", said)).toBe(true);
        expect(await fetch(scene, "run-1")).toEqual({
          ...said,
          tenantId: scene.tenantId,
          outcome: null,
          severity: null,
          category: null,
          errorCode: null,
          errorMessage: null,
          terminationReason: null,
          stoppedAtStep: null,
          violationPolicyId: null,
          policyViolation: false,
          incidentCount: 0,
          inputTokens: null,
          outputTokens: null,
          costMicros: null,
          completedAt: null,
          outcomeDigest: null,
          recordedAt: scene.time(7.000001),
          sequence: 1,
        });
      });

      it.each(STORABLE_TEXTS)("keeps %j as it is", async (text) => {
        const scene = openScene();
        const said = { traceId: text, agentId: text, goal: text, correlationId: text, metadata: { text } };
        await report(scene, text, said);
        await end(scene, text, { errorMessage: text, category: text });
        expect(await fetch(scene, text)).toMatchObject({ runId: text, ...said, errorMessage: text, category: text });
      });

      it("has the limits that it was given, and shows them at every later point", async () => {
        const scene = openScene();
        await report(scene, "limited", { limits: { tokens: 5 } });
        await report(scene, "free");
        const before = await scene.here();
        await end(scene, "limited");
        expect(await fetch(scene, "limited")).toMatchObject({ limits: { tokens: 5 } });
        expect(await fetch(scene, "limited", before)).toMatchObject({ limits: { tokens: 5 } });
        expect(await fetch(scene, "free")).toMatchObject({ limits: null });
      });

      it("F-017: changes nothing when the run is stored already, whatever it says", async () => {
        const scene = openScene();
        await report(scene, "run");
        const stored = await fetch(scene, "run");
        for (const said of [{}, { status: "queued" }, { traceId: "another" }, { reportDigest: DIGESTS.second }])
          expect(await report(scene, "run", said)).toBe(false);
        expect(await fetch(scene, "run")).toEqual(stored);
        await report(scene, "next");
        expect(await fetch(scene, "next")).toMatchObject({ sequence: 2 });
      });

      it("is refused when its trace is another run's, and then leaves nothing", async () => {
        const scene = openScene();
        await report(scene, "run-1", { traceId: "trace" });
        await expect(report(scene, "run-2", { traceId: "trace" })).rejects.toMatchObject({
          code: "trace_id_taken",
          details: { traceId: "trace" },
        });
        expect(await fetch(scene, "run-2")).toBeUndefined();
        expect(await report(scene, "run-2", { traceId: "Trace" })).toBe(true);
      });

      it("F-020: is of the tenant that is locked, and stays in it", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        expect([await report(scene, "run"), await report(stranger, "run")]).toEqual([true, true]);
        await end(scene, "run");
        expect(await fetch(stranger, "run")).toMatchObject({ outcome: null });
        for (const foreign of [
          () => scene.write(({ runs }) => runs.insertRun("other", newRun(scene, "run"))),
          () => scene.write(({ runs }) => runs.updateRunOutcome("other", "run", newOutcome(scene))),
        ])
          await expect(foreign()).rejects.toMatchObject({ code: "tenant_mismatch" });
      });
    });

    describe("an outcome", () => {
      it("is stored as it was said beside the report", async () => {
        const scene = openScene();
        await report(scene, "run", { reportDigest: DIGESTS.second });
        const before = await fetch(scene, "run");
        const outcome: NewRunOutcome = {
          status: "halted",
          outcome: "BLOCKED",
          severity: "critical",
          category: "POLICY_VIOLATION",
          errorCode: "BUDGET_EXCEEDED",
          errorMessage: "The budget is used up.",
          terminationReason: "policy_block",
          stoppedAtStep: 0,
          violationPolicyId: "policy-1",
          inputTokens: Number.MAX_SAFE_INTEGER,
          outputTokens: 0,
          costMicros: -MAX_SIGNAL_COST_MICROS,
          completedAt: scene.time(60.000001),
          outcomeDigest: DIGESTS.first,
        };
        expect(await end(scene, "run", outcome)).toBe(true);
        expect(await fetch(scene, "run")).toEqual({ ...before, ...outcome });
      });

      it("is stored once: the first one stands, and a second takes no number of the sequence", async () => {
        const scene = openScene();
        await report(scene, "run");
        await end(scene, "run", { errorCode: "TIMEOUT" });
        const stored = await fetch(scene, "run");
        expect(await end(scene, "run", { outcome: "SUCCESS", severity: "none" })).toBe(false);
        expect(await fetch(scene, "run")).toEqual(stored);
        await report(scene, "next");
        expect(await fetch(scene, "next")).toMatchObject({ sequence: 3 });
      });

      it("F-020: is for a run that the tenant has", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        await report(scene, "run");
        expect([await end(stranger, "run"), await end(scene, "Run"), await end(scene, "run")]).toEqual([
          false,
          false,
          true,
        ]);
      });
    });

    describe("what follows from other facts", () => {
      it("F-017: counts each incident that took a signal of the run once, however many signals it took", async () => {
        const scene = openScene();
        await report(scene, "run");
        const count = () => scene.read(({ runs }) => runs.countRunIncidents(scene.tenantId, "run"));
        expect(await count()).toBe(0);
        const wishes = ["a", "a", "b", "a", "b"].map((fingerprint, index) => ({
          at: index,
          runId: "run",
          signalId: `of-${index}`,
          fingerprint,
        }));
        await scene.record(...wishes);
        await scene.record(...wishes);
        await scene.record({ at: 5, runId: "run-2", fingerprint: "c" }, { at: 5, fingerprint: "d" });
        expect(await count()).toBe(2);
        expect(await fetch(scene, "run")).toMatchObject({ incidentCount: 2 });
      });

      it("F-020: counts nothing of a run of the same name elsewhere", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        await scene.record({ at: 0, runId: "run" });
        await report(stranger, "run");
        expect(await fetch(stranger, "run")).toMatchObject({ incidentCount: 0 });
        expect(await stranger.read(({ runs }) => runs.countRunIncidents(stranger.tenantId, "run"))).toBe(0);
        expect(await scene.read(({ runs }) => runs.countRunIncidents(scene.tenantId, "run"))).toBe(1);
      });

      it("says whether a violation of a policy is stored of it", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        for (const of of [scene, stranger]) await report(of, "run");
        await report(scene, "run-2", { traceId: "trace-2" });
        await scene.write(({ policyViolations }) =>
          policyViolations.insertViolationRecord(scene.tenantId, newViolation(scene, "v")),
        );
        const found = [await fetch(scene, "run"), await fetch(scene, "run-2"), await fetch(stranger, "run")];
        expect(found.map((run) => run?.policyViolation)).toEqual([true, false, false]);
      });
    });

    describe("reading", () => {
      it("F-135: shows nothing of another tenant", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        await report(scene, "run");
        expect(await fetch(stranger, "run")).toBeUndefined();
        const [listed, traces] = await stranger.read(async ({ runs }) => [
          await runs.listRuns(stranger.tenantId, { filters: {}, limit: 9, at: latest }),
          await runs.fetchTraceIds(stranger.tenantId, ["run"]),
        ]);
        expect([listed, traces]).toEqual([[], new Map()]);
      });

      it("shows a run as it stood at a point: its reported status, no outcome, what was counted by then", async () => {
        const scene = openScene();
        await scene.record({ at: 0, fingerprint: "x" });
        const nothing = await scene.here();
        await report(scene, "run", { status: "retry" });
        const reported = await fetch(scene, "run");
        const underWay = await scene.here();
        await end(scene, "run", { inputTokens: 5, errorCode: "TIMEOUT" });
        const over = await scene.here();
        await scene.record({ at: 9, runId: "run", fingerprint: "a" });
        const counted = await scene.here();
        await scene.write(({ policyViolations }) =>
          policyViolations.insertViolationRecord(scene.tenantId, newViolation(scene, "v")),
        );

        expect(await fetch(scene, "run", nothing)).toBeUndefined();
        expect(await fetch(scene, "run", underWay)).toEqual(reported);
        const ended = { ...reported, ...newOutcome(scene, { inputTokens: 5, errorCode: "TIMEOUT" }) };
        expect(await fetch(scene, "run", over)).toEqual(ended);
        expect(await fetch(scene, "run", counted)).toEqual({ ...ended, incidentCount: 1 });
        expect(await fetch(scene, "run")).toEqual({ ...ended, incidentCount: 1, policyViolation: true });
        const counts = await scene.read(({ runs }) =>
          Promise.all([over, counted].map((at) => runs.countRunIncidents(scene.tenantId, "run", at))),
        );
        expect(counts).toEqual([0, 1]);
      });

      it("lists the last recorded first, a page at a time, without the digests", async () => {
        const scene = openScene();
        for (const runId of ["c", "a", "d", "b"]) await report(scene, runId);
        const list = (limit: number, beforeSequence?: number) =>
          scene.read(({ runs }) => runs.listRuns(scene.tenantId, { filters: {}, limit, beforeSequence, at: latest }));
        const all = await list(9);
        expect(all.map(({ runId }) => runId)).toEqual(["b", "d", "a", "c"]);
        const { reportDigest, outcomeDigest, ...first } = (await fetch(scene, "b")) ?? {};
        expect(all[0]).toEqual(first);
        expect(await list(3)).toEqual(all.slice(0, 3));
        expect(await list(2, all[0]?.sequence)).toEqual(all.slice(1, 3));
        expect(await list(2, all[3]?.sequence)).toEqual([]);
      });

      it("lists the runs that meet every filter, by what was known at the point", async () => {
        const scene = openScene();
        for (const [runId, agentId] of [
          ["failed", "x"],
          ["blocked", "x"],
          ["elsewhere", "y"],
          ["under way", "x"],
        ] as const)
          await report(scene, runId, { agentId });
        await end(scene, "failed", { errorCode: "TIMEOUT" });
        await end(scene, "elsewhere", { errorCode: "TIMEOUT" });
        const before = await scene.here();
        await end(scene, "blocked", { outcome: "BLOCKED", errorCode: "TIMEOUT" });
        const listed = (filters: RunFilters, at = latest) =>
          scene.read(async ({ runs }) =>
            (await runs.listRuns(scene.tenantId, { filters, limit: 9, at })).map(({ runId }) => runId),
          );
        expect(await listed({ agentId: "x" })).toEqual(["under way", "blocked", "failed"]);
        expect(await listed({ outcome: "FAILURE" })).toEqual(["elsewhere", "failed"]);
        expect(await listed({ errorCode: "TIMEOUT" })).toEqual(["elsewhere", "blocked", "failed"]);
        expect(await listed({ errorCode: "TIMEOUT", agentId: "x", outcome: "FAILURE" })).toEqual(["failed"]);
        expect(await listed({ errorCode: "timeout" })).toEqual([]);
        expect(await listed({ errorCode: "TIMEOUT" }, before)).toEqual(["elsewhere", "failed"]);
        expect(await listed({ outcome: "BLOCKED" }, before)).toEqual([]);
        expect(await listed({}, before)).toEqual(["under way", "elsewhere", "blocked", "failed"]);
      });

      it("gives the traces of the runs that were reported by then", async () => {
        const scene = openScene();
        await report(scene, "run-1", { traceId: "trace-1" });
        const before = await scene.here();
        await report(scene, "run-2", { traceId: "trace-2" });
        const traces = (runIds: readonly string[], at?: ReadPoint) =>
          scene.read(({ runs }) => runs.fetchTraceIds(scene.tenantId, runIds, at));
        const asked = ["run-2", "nobody's", "run-1", "run-1"];
        expect(await traces(asked)).toEqual(
          new Map([
            ["run-1", "trace-1"],
            ["run-2", "trace-2"],
          ]),
        );
        expect(await traces(asked, before)).toEqual(new Map([["run-1", "trace-1"]]));
        expect(await traces([])).toEqual(new Map());
      });
    });
  });
}
