import { type Incident, incidentEvidenceSchema } from "@hoc/incident-schemas";
import { buildIncident, fixedClock, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { getIncidentEvidence } from "./get-incident-evidence.js";

const AS_OF = "2026-03-14T11:00:00.000000Z";
const AT = { asOf: AS_OF, sequence: 7, isLatest: false };
const SUGGESTION = {
  basedOnIncidentId: "inc_0",
  resolutionMethod: "manual",
  resolutionType: "fixed",
  resolutionSummary: "Restarted.",
  resolvedAt: AS_OF,
};

function evidenceOf(overrides: Partial<Incident>, incidentId = "inc_1") {
  const incident = buildIncident(overrides);
  const limits: Record<string, unknown> = {};
  const ports = stubPorts({
    readPoints: {
      findProgress: async () => ({ lastSequence: 9, lastRecordedAt: "2026-03-14T11:30:00.000000Z" }),
      findSequenceAt: async () => 7,
    },
    incidentRead: {
      getIncident: async (_tenantId, id) => (id === "inc_1" ? incident : undefined),
      async findEarlierResolutions(_tenantId, { recurrenceSignature }, limit, at) {
        limits.suggestions = [recurrenceSignature, limit, at];
        return [SUGGESTION];
      },
    },
    signals: {
      summarizeRun: async (_tenantId, runId, _limit, at) => ({
        runId,
        agentIds: ["a"],
        signalCount: 2,
        firstSignalAt: at.asOf,
        lastSignalAt: at.asOf,
        errorCodes: [],
        costMicros: null,
      }),
      tallyPolicies: async () => [
        { policyId: "no/pii", violationIds: ["v 1"], signalCount: 2 },
        { policyId: null, violationIds: [], signalCount: 1 },
      ],
    },
    incidentsFacade: {
      async fetchIncidentsOfSameRuns(_tenantId, id, limit, at) {
        limits.sameRuns = [id, limit, at];
        return [buildIncident({ id: "inc_of_same_run" })];
      },
    },
    recurrence: {
      async fetchRecurrenceGroup(_tenantId, _signature, limit, at) {
        limits.group = [limit, at];
        return { incidents: [incident, buildIncident({ id: "inc_0" })], count: 2 };
      },
    },
    postmortem: {
      fetchResolutionSummary: async () => ({
        incidentId: "inc_1",
        title: "t",
        category: null,
        severity: "low",
        resolutionMethod: null,
        timeToResolutionMs: null,
        evidenceCount: 3,
        recoveryAttempted: false,
      }),
    },
  });
  const scope = { ports, clock: fixedClock("2026-03-14T12:00:00.000000Z") };
  return { answer: getIncidentEvidence(scope, "acme", { incidentId, asOf: AS_OF }), limits };
}

describe("getIncidentEvidence", () => {
  it("F-134: gathers what is stored around the incident, all at one point", async () => {
    const { answer, limits } = evidenceOf({ sourceRunId: "run-1", recurrenceSignature: "sig" });
    const evidence = await answer;
    expect(incidentEvidenceSchema.parse(evidence)).toEqual(evidence);
    expect(evidence).toMatchObject({
      incidentId: "inc_1",
      sourceRun: { runId: "run-1", signalCount: 2 },
      policiesTriggered: [
        {
          policyId: "no/pii",
          policyRef: "/policy/active/no%2Fpii",
          violations: [{ violationId: "v 1", violationRef: "/policy/violations/v%201" }],
          signalCount: 2,
        },
        { policyId: null, policyRef: null, violations: [], signalCount: 1 },
      ],
      relatedIncidents: [
        { incidentId: "inc_0", relation: "recurrence" },
        { incidentId: "inc_of_same_run", relation: "same_run" },
      ],
      recoverySuggestions: [SUGGESTION],
      evidenceCount: 3,
      asOf: AS_OF,
      dataVersion: 7,
    });
    expect(limits).toEqual({ group: [51, AT], sameRuns: ["inc_1", 50, AT], suggestions: ["sig", 5, AT] });
  });

  it("sums up no run where the opening signal named none", async () => {
    const evidence = await evidenceOf({ sourceRunId: null }).answer;
    expect(evidence.sourceRun).toBeNull();
  });

  it("F-134: has none of an incident that the tenant does not have", async () => {
    await expect(evidenceOf({}, "inc_9").answer).rejects.toMatchObject({ code: "incident_not_found" });
  });
});
