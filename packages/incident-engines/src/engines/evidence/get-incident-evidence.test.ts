import {
  type HistoricalMatch,
  type Incident,
  incidentEvidenceSchema,
  type StoredEvidence,
} from "@hoc/incident-schemas";
import type { StoredRun } from "@hoc/incident-schemas/ports";
import { buildIncident, fixedClock, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { getIncidentEvidence } from "./get-incident-evidence.js";

const AS_OF = "2026-03-14T11:00:00.000000Z";
const AT = { asOf: AS_OF, sequence: 7, isLatest: false };
const RESOLUTION = {
  basedOnIncidentId: "inc_0",
  resolutionMethod: "manual",
  resolutionType: "fixed",
  resolutionSummary: "Restarted.",
  resolvedAt: AS_OF,
};

const EVIDENCE: StoredEvidence = {
  evidenceId: "evi_1",
  incidentId: "inc_1",
  evidenceType: "log",
  recoveryExecuted: false,
  payload: { summary: "The disk was full." },
  createdAt: AS_OF,
  recordedAt: AS_OF,
  sequence: 6,
};
const RUN: StoredRun = {
  runId: "run-1",
  tenantId: "acme",
  agentId: "a",
  goal: null,
  status: "failed",
  outcome: "FAILURE",
  severity: "high",
  category: "EXECUTION_FAILURE",
  errorCode: "TIMEOUT",
  errorMessage: null,
  terminationReason: null,
  stoppedAtStep: null,
  violationPolicyId: null,
  policyViolation: false,
  incidentCount: 1,
  parentRunId: null,
  attempt: 1,
  projectId: null,
  policySnapshotId: null,
  traceId: "trace-1",
  correlationId: null,
  inputTokens: null,
  outputTokens: null,
  costMicros: null,
  isSynthetic: false,
  syntheticScenarioId: null,
  metadata: null,
  limits: null,
  startedAt: AS_OF,
  completedAt: AS_OF,
  recordedAt: AS_OF,
  sequence: 2,
  reportDigest: "1".repeat(64),
  outcomeDigest: "2".repeat(64),
};

interface Stored {
  readonly incidentId?: string;
  readonly run?: StoredRun | undefined;
  readonly history?: HistoricalMatch[];
}

function evidenceOf(overrides: Partial<Incident>, { incidentId = "inc_1", run, history = [] }: Stored = {}) {
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
        limits.resolutions = [recurrenceSignature, limit, at];
        return [RESOLUTION];
      },
    },
    runs: {
      async fetchRun(_tenantId, runId, at) {
        limits.run = [runId, at];
        return run;
      },
    },
    evidence: {
      fetchRecoveryHistory: async () => history,
      async listEvidence(_tenantId, id, limit, at) {
        limits.evidence = [id, limit, at];
        return [EVIDENCE];
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
    const { answer, limits } = evidenceOf(
      { sourceRunId: "run-1", recurrenceSignature: "sig", errorCode: "UNKNOWN_TIMEOUT" },
      { run: RUN },
    );
    const evidence = await answer;
    expect(incidentEvidenceSchema.parse(evidence)).toEqual(evidence);
    expect(evidence).toMatchObject({
      incidentId: "inc_1",
      sourceRun: { runId: "run-1", signalCount: 2, run: { runId: "run-1", traceId: "trace-1", status: "failed" } },
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
      recoverySuggestions: [
        { ruleId: "timeout_retry", matched: true, score: 0.85 },
        { ruleId: "unknown_manual", matched: true, score: 0.5 },
      ],
      earlierResolutions: [RESOLUTION],
      evidence: [EVIDENCE],
      evidenceCount: 3,
      asOf: AS_OF,
      dataVersion: 7,
    });
    expect(limits).toEqual({
      group: [51, AT],
      sameRuns: ["inc_1", 50, AT],
      resolutions: ["sig", 5, AT],
      run: ["run-1", AT],
      evidence: ["inc_1", 100, AT],
    });
  });

  it("sums up no run where the opening signal named none", async () => {
    const evidence = await evidenceOf({ sourceRunId: null }).answer;
    expect(evidence.sourceRun).toBeNull();
  });

  it("shows of a run that its host did not report what its signals say", async () => {
    const evidence = await evidenceOf({ sourceRunId: "run-1" }).answer;
    expect(evidence.sourceRun).toMatchObject({ runId: "run-1", signalCount: 2, run: null });
  });

  it("F-134: suggests what helped against earlier incidents of the same problem, and nothing that does not match", async () => {
    const history = Array(3).fill({ action: "fallback_model", succeeded: true });
    const { recoverySuggestions } = await evidenceOf({}, { history }).answer;
    expect(recoverySuggestions).toMatchObject([{ ruleId: "historical_success", action: "fallback_model", score: 1.2 }]);
    expect((await evidenceOf({}).answer).recoverySuggestions).toEqual([]);
  });

  it("F-134: has none of an incident that the tenant does not have", async () => {
    await expect(evidenceOf({}, { incidentId: "inc_9" }).answer).rejects.toMatchObject({ code: "incident_not_found" });
  });
});
