import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";

/** What explanations, evidence and proofs ask of stored signals, incidents and timelines. */
export function explanationSuite(name: string, open: OpenDriverSet): void {
  suite(`what explains an incident on ${name}`, open, (openScene) => {
    const latest = async (scene: Scene): Promise<ReadPoint> => ({ ...(await scene.here()), isLatest: true });

    describe("an incident's signals", () => {
      it("are counted by how they were taken, trigger type and stated severity, with the span of their receipt", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0, receivedAt: 1 });
        await scene.record({ at: 2 }, { at: 3, initialSeverity: "critical" }, { at: 4, receivedAt: 9 });
        await scene.recordOne({ at: 10, reference: "r", state: "resolved" });
        await scene.resolve(id, 11);
        await scene.recordOne({ at: 12 });
        const tally = await scene.read(({ signals }) => signals.tallySignals(scene.tenantId, id));
        const alike = { triggerType: "failure_spike", initialSeverity: null };
        const span = (first: number, last: number) => ({
          firstReceivedAt: scene.time(first),
          lastReceivedAt: scene.time(last),
        });
        expect(tally).toEqual([
          { absorption: "attached", ...alike, count: 2, ...span(2, 9) },
          { absorption: "attached", ...alike, initialSeverity: "critical", count: 1, ...span(3, 3) },
          { absorption: "cleared", ...alike, count: 1, ...span(10, 10) },
          { absorption: "late", ...alike, count: 1, ...span(12, 12) },
          { absorption: "opened", ...alike, count: 1, ...span(1, 1) },
        ]);
      });

      it("are counted as of a point as they were counted then", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0, kind: "violation", policyId: "p", runId: "r", costMicros: 5 });
        const ask = (at: ReadPoint) =>
          scene.read(async ({ signals }) => ({
            tally: await signals.tallySignals(scene.tenantId, id, at),
            found: await signals.findIncidentSignals(scene.tenantId, id, ["s1", "s2"], at),
            policies: await signals.tallyPolicies(scene.tenantId, id, 10, at),
            runs: await signals.tallyRuns(scene.tenantId, id, 10, at),
            run: await signals.summarizeRun(scene.tenantId, "r", 10, at),
          }));
        const then = await ask(await latest(scene));
        const point = await scene.here();
        await scene.recordOne({ at: 1, kind: "violation", policyId: "p", runId: "r", costMicros: 7, agentId: "a" });
        expect(await ask(point)).toEqual(then);
        expect(await ask(await latest(scene))).not.toEqual(then);
      });

      it("are found by their ids, only among its own", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0, signalId: "a" });
        await scene.record({ at: 1, signalId: "b" }, { at: 2, signalId: "c" });
        await scene.recordOne({ at: 3, signalId: "other", fingerprint: "x" });
        const found = (...ids: string[]) =>
          scene.read(({ signals }) => signals.findIncidentSignals(scene.tenantId, id, ids));
        expect((await found("c", "other", "unknown", "a")).map(({ signalId }) => signalId)).toEqual(["a", "c"]);
        expect(await found()).toEqual([]);
      });

      it("come to a running total: late ones cost, and do not count", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0 });
        await scene.recordOne({ at: 1, costMicros: 40 });
        await scene.resolve(id, 2);
        await scene.recordOne({ at: 3, costMicros: 2 });
        const [first, second, third] = (await scene.signalsOf(id)).map(({ sequence }) => sequence) as [
          number,
          number,
          number,
        ];
        const totals = (...sequences: number[]) =>
          scene.read(({ signals }) => signals.fetchRunningTotals(scene.tenantId, id, sequences));
        expect(await totals(third, first, second, first)).toEqual([
          { sequence: first, signalCount: 1, costMicros: null },
          { sequence: second, signalCount: 2, costMicros: 40 },
          { sequence: third, signalCount: 2, costMicros: 42 },
        ]);
        expect(await totals()).toEqual([]);
      });

      it("name policies with their violations, and runs, the most named first", async () => {
        const scene = openScene();
        const violation = (at: number, policyId: string | null, more: object = {}) =>
          ({ at, kind: "violation", fingerprint: "one", policyId, ...more }) as const;
        const id = await scene.taken(violation(0, "b", { violationId: "v2", runId: "run-b" }));
        await scene.record(
          violation(1, "b", { violationId: "v1", runId: "run-a" }),
          violation(2, "b", { violationId: "v1", reference: "other", runId: "run-a" }),
          violation(3, "a", { reference: "v9" }),
          violation(4, null),
          violation(5, "B", { violationId: "v3" }),
        );
        await scene.recordOne({ at: 6, fingerprint: "one", kind: "call", policyId: "no violation" });
        const at = await latest(scene);
        const policies = (limit: number) =>
          scene.read(({ signals }) => signals.tallyPolicies(scene.tenantId, id, limit, at));
        expect(await policies(10)).toEqual([
          { policyId: "b", signalCount: 3, violationIds: ["v1", "v2"] },
          { policyId: "B", signalCount: 1, violationIds: ["v3"] },
          { policyId: "a", signalCount: 1, violationIds: ["v9"] },
          { policyId: null, signalCount: 1, violationIds: [] },
        ]);
        expect(await policies(1)).toEqual([{ policyId: "b", signalCount: 3, violationIds: ["v1"] }]);
        const runs = (limit: number) => scene.read(({ signals }) => signals.tallyRuns(scene.tenantId, id, limit, at));
        expect(await runs(10)).toEqual([
          { runId: "run-a", signalCount: 2 },
          { runId: "run-b", signalCount: 1 },
        ]);
        expect(await runs(1)).toEqual([{ runId: "run-a", signalCount: 2 }]);
      });
    });

    describe("a run", () => {
      it("is what all its signals say together, whatever incident has them", async () => {
        const scene = openScene();
        const ofRun = (at: number, more: object) => ({ at, runId: "run-1", ...more });
        await scene.record(
          ofRun(5, { agentId: "b", errorCode: "E2", costMicros: 3 }),
          ofRun(6, { agentId: "a", errorCode: "E1", fingerprint: "x", costMicros: -1 }),
          ofRun(7, { agentId: "b", errorCode: "E2", triggerType: "freeze" }),
          ofRun(8, { reference: "r", state: "resolved", agentId: "c", errorCode: "E3", costMicros: 100 }),
          { at: 9, runId: "run-2", agentId: "d", errorCode: "E4" },
        );
        const at = await latest(scene);
        const run = (runId: string, limit = 10) =>
          scene.read(({ signals }) => signals.summarizeRun(scene.tenantId, runId, limit, at));
        expect(await run("run-1")).toEqual({
          runId: "run-1",
          agentIds: ["a", "b"],
          signalCount: 3,
          firstSignalAt: scene.time(5),
          lastSignalAt: scene.time(7),
          errorCodes: [
            { errorCode: "E2", count: 2 },
            { errorCode: "E1", count: 1 },
          ],
          costMicros: 2,
        });
        expect(await run("run-1", 1)).toMatchObject({ agentIds: ["a"], errorCodes: [{ errorCode: "E2" }] });
        expect(await run("unknown")).toEqual({
          runId: "unknown",
          agentIds: [],
          signalCount: 0,
          firstSignalAt: null,
          lastSignalAt: null,
          errorCodes: [],
          costMicros: null,
        });
      });
    });

    describe("a person's decision about the severity", () => {
      it("is given with what was known then, as of each point", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0 });
        await scene.recordOne({ at: 1 });
        const before = await scene.here();
        await scene.setSeverity(id, "low", 2);
        const lowered = await scene.here();
        await scene.recordOne({ at: 3 });
        await scene.setSeverity(id, "critical", 4);
        const decision = (at: ReadPoint) =>
          scene.read(({ incidentRead }) => incidentRead.findPersonSeverity(scene.tenantId, id, at));
        expect(await decision(before)).toBeUndefined();
        const seen = { signalCountThen: 2, signalSeverityThen: "high" };
        expect(await decision(lowered)).toEqual({ severity: "low", ...seen });
        expect(await decision(await latest(scene))).toEqual({ severity: "critical", ...seen });
      });
    });

    describe("earlier resolutions", () => {
      it("are those of the same signature, resolved last first, and none of later incidents", async () => {
        const scene = openScene();
        const failing = (at: number, errorMessage = "after 30 s") => scene.taken({ at, errorMessage });
        const first = await failing(0);
        await scene.resolve(first, 10);
        const second = await failing(1_000, "after 31 s");
        await scene.resolve(second, 1_010);
        const other = await scene.taken({ at: 1_500, triggerType: "freeze" });
        await scene.resolve(other, 1_510);
        const asked = await failing(2_000);
        await scene.resolve(asked, 2_010);
        const later = await failing(3_000);
        const point = await scene.here();
        await scene.resolve(later, 3_010);
        await scene.reopen(first, 4_000);
        const earlier = async (limit: number, at: ReadPoint) => {
          const incident = await scene.incident(asked);
          return scene.read(({ incidentRead }) =>
            incidentRead.findEarlierResolutions(scene.tenantId, incident, limit, at),
          );
        };
        const resolution = (basedOnIncidentId: string, at: number) => ({
          basedOnIncidentId,
          resolutionMethod: "manual",
          resolutionType: "fixed",
          resolutionSummary: "It was fixed.",
          resolvedAt: scene.time(at),
        });
        expect(await earlier(5, point)).toEqual([resolution(second, 1_010), resolution(first, 10)]);
        expect(await earlier(1, point)).toEqual([resolution(second, 1_010)]);
        expect((await earlier(5, await latest(scene))).map((one) => one.basedOnIncidentId)).toEqual([second]);
      });
    });

    describe("a timeline", () => {
      it("that nobody touched verifies, as of every point with its own end", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0, title: "Überall „Fehler“ \u2028 🙈" });
        const opened = await scene.here();
        await scene.acknowledge(id, 1);
        await scene.recordOne({ at: 2, initialSeverity: "critical" });
        await scene.resolve(id, 3.000001);
        await scene.recordOne({ at: 4 });
        const verdict = (at: ReadPoint) =>
          scene.read(({ incidentRead }) => incidentRead.verifyTimeline(scene.tenantId, id, at));
        const timeline = await scene.timeline(id);
        expect(await verdict(await latest(scene))).toEqual({
          verificationStatus: "VERIFIED",
          algorithm: expect.stringContaining("SHA-256"),
          entries: 5,
          expectedEntries: 5,
          head: timeline[4]?.leaf,
          firstBrokenSequenceNo: null,
        });
        expect(await verdict(opened)).toMatchObject({
          verificationStatus: "VERIFIED",
          entries: 1,
          expectedEntries: 1,
          head: timeline[0]?.leaf,
        });
      });
    });

    describe("another tenant's", () => {
      it("signals, runs, decisions, resolutions and timelines are as if they were not there", async () => {
        const scene = openScene();
        const id = await scene.taken({ at: 0, kind: "violation", policyId: "p", runId: "run-1", signalId: "s" });
        await scene.setSeverity(id, "low", 1);
        const [signal] = await scene.signalsOf(id);
        await scene.resolve(id, 2);
        const incident = await scene.incident(await scene.taken({ at: 5_000, kind: "violation", policyId: "p" }));
        const { tenantId } = openScene();
        const at = await latest(scene);
        await scene.read(async ({ signals, incidentRead }) => {
          expect(await signals.tallySignals(tenantId, id)).toEqual([]);
          expect(await signals.findIncidentSignals(tenantId, id, ["s"])).toEqual([]);
          expect(await signals.fetchRunningTotals(tenantId, id, [Number(signal?.sequence)])).toMatchObject([
            { signalCount: 0, costMicros: null },
          ]);
          expect(await signals.tallyPolicies(tenantId, id, 10, at)).toEqual([]);
          expect(await signals.tallyRuns(tenantId, id, 10, at)).toEqual([]);
          expect(await signals.summarizeRun(tenantId, "run-1", 10, at)).toMatchObject({ signalCount: 0 });
          expect(await incidentRead.findPersonSeverity(tenantId, id, at)).toBeUndefined();
          expect(await incidentRead.findEarlierResolutions(tenantId, incident, 10, at)).toEqual([]);
          expect(await incidentRead.findEarlierResolutions(scene.tenantId, incident, 10, at)).toHaveLength(1);
          expect(await incidentRead.verifyTimeline(tenantId, id, at)).toMatchObject({ entries: 0, head: null });
        });
      });
    });
  });
}
