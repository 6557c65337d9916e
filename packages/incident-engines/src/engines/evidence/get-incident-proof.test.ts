import { incidentProofSchema, type TimelineIntegrity } from "@hoc/incident-schemas";
import { buildIncident, fixedClock, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { buildEntry, buildSignalView } from "../../../test/explanation-sources.js";
import { getIncidentProof } from "./get-incident-proof.js";

const AS_OF = "2026-03-14T11:00:00.000000Z";
const BROKEN: TimelineIntegrity = {
  verificationStatus: "BROKEN",
  algorithm: "a",
  entries: 2,
  head: "1".repeat(64),
  firstBrokenSequenceNo: 2,
};

function proofOf(storedSignals: number, incidentId = "inc_1", storedEntries = 1) {
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
      async tallyRuns(_tenantId, _id, _limit, at) {
        points.add(JSON.stringify(at));
        return [
          { runId: "run-1", signalCount: 2 },
          { runId: "run-2", signalCount: 1 },
        ];
      },
    },
    runs: {
      async fetchTraceIds(_tenantId, runIds, at) {
        points.add(JSON.stringify(at));
        expect(runIds).toEqual(["run-1", "run-2"]);
        return new Map([["run-2", "trace-2"]]);
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
      integrity: BROKEN,
      aosTraces: [
        { runId: "run-1", traceId: null, signalCount: 2 },
        { runId: "run-2", traceId: "trace-2", signalCount: 1 },
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
    const proof = await proofOf(1, "inc_1", stored).answer;
    expect([proof.timeline.length, proof.hasMoreEntries]).toEqual([1_000, hasMoreEntries]);
  });

  it("F-134: has none of an incident that the tenant does not have", async () => {
    await expect(proofOf(0, "inc_9").answer).rejects.toMatchObject({ code: "incident_not_found" });
  });
});
