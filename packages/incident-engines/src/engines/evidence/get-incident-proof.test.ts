import { incidentProofSchema, type TimelineVerdict } from "@hoc/incident-schemas";
import { buildIncident, fixedClock, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { buildEntry, buildSignalView } from "../../../test/explanation-sources.js";
import { getIncidentProof } from "./get-incident-proof.js";

const AS_OF = "2026-03-14T11:00:00.000000Z";
const BROKEN: TimelineVerdict = {
  verificationStatus: "BROKEN",
  algorithm: "a",
  entries: 2,
  expectedEntries: 2,
  head: "1".repeat(64),
  firstBrokenSequenceNo: 2,
};

interface ProofOptions {
  readonly incidentId?: string;
  readonly storedEntries?: number;
  /** Runs that signals name, with how many. */
  readonly tallies?: readonly { readonly runId: string; readonly signalCount: number }[];
  /** Runs whose traces are linked. */
  readonly linked?: readonly string[];
}

const TALLIES = [
  { runId: "run-1", signalCount: 2 },
  { runId: "run-2", signalCount: 1 },
];

function proofOf(storedSignals: number, options: ProofOptions = {}) {
  const { incidentId = "inc_1", storedEntries = 1, tallies = TALLIES, linked = ["run-2"] } = options;
  const points = new Set<unknown>();
  const ports = stubPorts({
    readPoints: {
      findProgress: async () => ({ lastSequence: 9, lastRecordedAt: "2026-03-14T11:30:00.000000Z" }),
      findSequenceAt: async () => 7,
    },
    incidentRead: {
      getIncident: async (_tenantId, id) => (id === "inc_1" ? buildIncident() : undefined),
      async getIncidentEvents(_tenantId, _id, { afterSequenceNo, limit, at }) {
        points.add(JSON.stringify(at));
        expect(afterSequenceNo).toBe(0);
        return Array.from({ length: Math.min(storedEntries, limit) }, () => buildEntry());
      },
      async verifyTimeline(_tenantId, _id, at) {
        points.add(JSON.stringify(at));
        return BROKEN;
      },
    },
    signals: {
      async listIncidentSignals(_tenantId, _id, { afterSequence, limit, at }) {
        points.add(JSON.stringify(at));
        expect(afterSequence).toBe(0);
        return Array.from({ length: Math.min(storedSignals, limit) }, (_, index) =>
          buildSignalView({ signalId: `s${index}`, sequence: index }),
        );
      },
      async tallyRuns(_tenantId, _id, limit, at) {
        points.add(JSON.stringify(at));
        return tallies.slice(0, limit);
      },
    },
    runs: {
      async fetchTraceIds(_tenantId, runIds, at) {
        points.add(JSON.stringify(at));
        return new Map(runIds.filter((runId) => runId !== "run-1").map((runId) => [runId, `trace of ${runId}`]));
      },
    },
    checkpoints: {
      async fetchLastCheckpoint(_tenantId, at) {
        points.add(JSON.stringify(at));
        return undefined;
      },
    },
    traceStore: {
      async listTraceLinks(_tenantId, _id, limit, at) {
        points.add(JSON.stringify(at));
        return linked.slice(0, limit).map((runId) => ({ runId, traceId: `trace of ${runId}`, linkedAt: AS_OF }));
      },
    },
  });
  const scope = { ports, clock: fixedClock("2026-03-14T12:00:00.000000Z") };
  return { answer: getIncidentProof(scope, "acme", { incidentId, asOf: AS_OF }), points };
}

describe("getIncidentProof", () => {
  it("F-134: shows the verdict, the signals, the traces and the timeline, all of one point", async () => {
    const { answer, points } = proofOf(2);
    const proof = await answer;
    expect(incidentProofSchema.parse(proof)).toEqual(proof);
    expect(proof).toEqual({
      incidentId: "inc_1",
      integrity: { ...BROKEN, anchored: null },
      aosTraces: [
        { runId: "run-1", traceId: null, signalCount: 2 },
        { runId: "run-2", traceId: "trace of run-2", signalCount: 1 },
      ],
      rawLogs: [expect.objectContaining({ signalId: "s0" }), expect.objectContaining({ signalId: "s1" })],
      hasMoreLogs: false,
      timeline: [buildEntry()],
      hasMoreEntries: false,
      asOf: AS_OF,
      dataVersion: 7,
    });
    expect([...points]).toEqual([JSON.stringify({ asOf: AS_OF, sequence: 7, isLatest: false })]);
  });

  it.each([
    [100, false],
    [101, true],
  ])("of %d signals shows at most a hundred, and says whether there are more", async (stored, hasMoreLogs) => {
    const proof = await proofOf(stored).answer;
    expect([proof.rawLogs.length, proof.hasMoreLogs]).toEqual([100, hasMoreLogs]);
  });

  it.each([
    [1_000, false],
    [1_001, true],
  ])("of %d entries shows at most a thousand, and says whether there are more", async (stored, hasMoreEntries) => {
    const proof = await proofOf(1, { storedEntries: stored }).answer;
    expect([proof.timeline.length, proof.hasMoreEntries]).toEqual([1_000, hasMoreEntries]);
  });

  it("F-134: finds the traces of runs whose signals were pruned, after those that have signals, by their id", async () => {
    const { aosTraces } = await proofOf(0, { linked: ["run-b", "run-2", "run-C", "run-a"] }).answer;
    expect(aosTraces).toEqual([
      { runId: "run-1", traceId: null, signalCount: 2 },
      { runId: "run-2", traceId: "trace of run-2", signalCount: 1 },
      { runId: "run-C", traceId: "trace of run-C", signalCount: 0 },
      { runId: "run-a", traceId: "trace of run-a", signalCount: 0 },
      { runId: "run-b", traceId: "trace of run-b", signalCount: 0 },
    ]);
  });

  it("says of no run that it has no signal where there are more runs with signals than it shows", async () => {
    const named = (count: number, from = 10) => Array.from({ length: count }, (_, index) => `run-${from + index}`);
    const tallies = named(101).map((runId) => ({ runId, signalCount: 1 }));
    const { aosTraces } = await proofOf(0, { tallies, linked: named(101, 60) }).answer;
    expect(aosTraces).toEqual(named(100).map((runId) => ({ runId, traceId: `trace of ${runId}`, signalCount: 1 })));
  });

  it("F-134: has none of an incident that the tenant does not have", async () => {
    await expect(proofOf(0, { incidentId: "inc_9" }).answer).rejects.toMatchObject({ code: "incident_not_found" });
  });
});
