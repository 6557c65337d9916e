import type { OperationId, OperationInput } from "@hoc/incident-engines";
import { addSeconds, type Instant } from "@hoc/incident-schemas";
import { READ_AT } from "../verify-reads/deeds.js";
import { CATEGORY, DATASET_ID, POLICY_ID, RUN_ID, VIOLATION_ID } from "../verify-reads/history.js";

/** What a tenant has, by the names of the history. */
export interface Things {
  /** Whose they are. */
  readonly tenantId: string;
  /** The id that the product gave. */
  id(name: string): string;
  /** A name that the tenant gave. */
  named(name: string): string;
  /** A name that the caller gives now. */
  given(name: string): string;
}

/** When operations are called. */
export const CALLED_AT = addSeconds(READ_AT, 3_600);

/** When costs are added up: hours and days are over of which nobody added anything up before. */
const CALLED_NEXT_DAY = addSeconds(READ_AT, 2 * 86_400);

/** When those are called that do what is due: by then everything is. */
const CALLED_LATER = addSeconds(READ_AT, 45 * 86_400);

const A_DAY_AGO = addSeconds(READ_AT, -86_400);

const DIGEST = "0".repeat(64);

const incident = (name: string) => (things: Things) => ({ incidentId: things.id(name) });
const lesson = (name: string) => (things: Things) => ({ lessonId: things.id(name) });
const run = (things: Things) => ({ runId: things.named(RUN_ID) });
const nothing = () => ({});

/** How every operation is asked about things: of the caller's, or of somebody else's. */
const INPUTS: { readonly [Id in OperationId]: (things: Things) => OperationInput<Id> } = {
  "analytics.artifacts.get": ({ named }) => ({ datasetId: named(DATASET_ID) }),
  "analytics.artifacts.list": nothing,
  "analytics.artifacts.save": ({ named, given }) => ({
    datasetId: named(DATASET_ID),
    datasetVersion: given("1"),
    inputWindowHash: DIGEST,
    asOf: READ_AT,
    computeCodeVersion: "1",
  }),
  "analytics.artifacts.saveAnalysis": () => ({ analysis: "getMetrics", parameters: {} }),
  "incidents.access.getKey": ({ id }) => ({ keyId: id("key-0") }),
  "incidents.access.issueKey": ({ given }) => ({ name: given("collector"), role: "ingest" }),
  "incidents.access.listKeys": nothing,
  "incidents.access.revokeKey": ({ id }) => ({ keyId: id("key-0"), reason: "Not needed." }),
  "incidents.access.rotateKey": ({ id }) => ({ keyId: id("key-0") }),
  "incidents.costGuard.getExplained": ({ tenantId }) => ({ tenantId }),
  "incidents.costGuard.getIncidents": ({ tenantId }) => ({ tenantId, includeResolved: true }),
  "incidents.costGuard.getSummary": ({ tenantId }) => ({ tenantId }),
  "incidents.costs.commitReservation": ({ named }) => ({ reservationId: named("reservation-0"), actualMicros: 90 }),
  "incidents.costs.computeSnapshots": nothing,
  "incidents.costs.getReservation": ({ named }) => ({ reservationId: named("reservation-0") }),
  "incidents.costs.listAnomalies": nothing,
  "incidents.costs.listBudgets": nothing,
  "incidents.costs.listFeatures": nothing,
  "incidents.costs.listSnapshots": nothing,
  "incidents.costs.nameFeature": ({ named }) => ({ tag: named("chat"), displayName: "Conversation" }),
  "incidents.costs.recordAnomaly": ({ named, given }) => ({
    anomalyId: given("anomaly-0"),
    anomalyType: "ABSOLUTE_SPIKE",
    severity: "HIGH",
    entityType: "agent",
    entityId: named("agent-1"),
    currentValueMicros: 9_000_000,
    expectedValueMicros: 1_000_000,
    runId: named(RUN_ID),
  }),
  "incidents.costs.recordCosts": ({ named, given }) => ({
    records: [{ recordId: given("record-0"), runId: named(RUN_ID), model: "m", costMicros: 5 }],
  }),
  "incidents.costs.releaseReservation": ({ named }) => ({ reservationId: named("reservation-1") }),
  "incidents.costs.reserve": ({ named, given }) => ({
    reservationId: given("reservation-0"),
    estimateMicros: 100,
    model: "m",
    userId: named("u"),
    runId: named(RUN_ID),
  }),
  "incidents.costs.resolveAnomaly": ({ named }) => ({ anomalyId: named("anomaly-1"), reason: "It was a test." }),
  "incidents.costs.setBudget": ({ named }) => ({
    budgetType: "user",
    entityId: named("u"),
    dailyLimitMicros: 2_000,
    monthlyLimitMicros: null,
  }),
  "incidents.detectors.examineRun": ({ named }) => ({ runId: named("run-2") }),
  "incidents.detectors.getExamination": ({ named }) => ({ runId: named("loop-0") }),
  "incidents.detectors.listDetectors": nothing,
  "incidents.detectors.listFindings": nothing,
  "incidents.export.createEvidenceBundle": incident("today-0"),
  "incidents.export.createExecutiveDebrief": incident("today-0"),
  "incidents.export.createSoc2Bundle": incident("today-0"),
  "incidents.export.getConsistencyProof": ({ id }) => ({ from: id("tree-0"), to: id("tree-1") }),
  "incidents.export.getExport": ({ id }) => ({ exportId: id("export-0") }),
  "incidents.export.getExportFile": ({ id }) => ({ exportId: id("export-0") }),
  "incidents.export.getInclusionProof": incident("old-2"),
  "incidents.export.getKeys": nothing,
  "incidents.export.listCheckpoints": nothing,
  "incidents.export.listExports": nothing,
  "incidents.export.verifyCheckpoint": nothing,
  "incidents.lessons.convertLessonToDraft": lesson("lesson-7"),
  "incidents.lessons.deferLesson": ({ id }) => ({
    lessonId: id("lesson-0"),
    deferUntil: addSeconds(READ_AT, 60 * 86_400),
  }),
  "incidents.lessons.detectFromCriticalSuccess": ({ given }) => ({
    sourceEventId: given("run of the host 5"),
    successType: "saved_much",
  }),
  "incidents.lessons.detectFromFailure": ({ given }) => ({
    sourceEventId: given("run of the host 0"),
    severity: "high",
    errorCode: "TOOL_ABUSE_9",
  }),
  "incidents.lessons.detectFromNearThreshold": ({ given }) => ({
    sourceEventId: given("run of the host 4"),
    metric: "tokens",
    currentValue: 93,
    thresholdValue: 100,
  }),
  "incidents.lessons.dismissLesson": ({ id }) => ({ lessonId: id("lesson-6"), reason: "Not again." }),
  "incidents.lessons.getLesson": lesson("lesson-0"),
  "incidents.lessons.getLessonStats": nothing,
  "incidents.lessons.listLessons": nothing,
  "incidents.lessons.reactivateLesson": lesson("lesson-4"),
  "incidents.maintenance.checkpointTimelines": nothing,
  "incidents.maintenance.pruneSignals": nothing,
  "incidents.maintenance.reactivateExpiredLessons": nothing,
  "incidents.maintenance.resolveStaleIncidents": nothing,
  "incidents.policies.approveProposal": ({ id, given }) => ({
    proposalId: id("proposal-3"),
    policyId: given(POLICY_ID),
  }),
  "incidents.policies.backtestProposal": ({ id }) => ({ proposalId: id("proposal-3") }),
  "incidents.policies.backtestSuppression": () => ({ suppression: { categories: [CATEGORY] } }),
  "incidents.policies.createRule": ({ id, given }) => ({
    policyId: given(POLICY_ID),
    name: "Quiet",
    sourceIncidentId: id("today-0"),
  }),
  "incidents.policies.getEvaluation": run,
  "incidents.policies.getProposal": ({ id }) => ({ proposalId: id("proposal-1") }),
  "incidents.policies.getRule": ({ named }) => ({ policyId: named(POLICY_ID) }),
  "incidents.policies.getViolation": ({ named }) => ({ violationId: named(VIOLATION_ID) }),
  "incidents.policies.listPreventions": nothing,
  "incidents.policies.listProposals": nothing,
  "incidents.policies.listRules": nothing,
  "incidents.policies.listViolations": nothing,
  "incidents.policies.recordEvaluation": ({ named }) => ({ runId: named("run-2"), outcome: "advisory" }),
  "incidents.policies.recordViolation": ({ named, given }) => ({
    violationId: given(VIOLATION_ID),
    runId: named("run-2"),
    policyId: named(POLICY_ID),
    policyType: "PII",
    violatedRule: "PII_SSN",
    reason: "A number.",
    evidence: { digest: "abc" },
  }),
  "incidents.policies.rejectProposal": ({ id }) => ({ proposalId: id("proposal-3"), notes: "It is rare." }),
  "incidents.policies.retireRule": ({ named }) => ({ policyId: named(POLICY_ID), reason: "Old." }),
  "incidents.policies.verifyViolationTruth": ({ named }) => ({ violationId: named(VIOLATION_ID) }),
  "incidents.query.analyzeCostImpact": nothing,
  "incidents.query.analyzeRecurrence": nothing,
  "incidents.query.detectPatterns": nothing,
  "incidents.query.explainIncident": incident("today-0"),
  "incidents.query.getCategoryLearnings": () => ({ category: CATEGORY }),
  "incidents.query.getHistoricalCostTrend": nothing,
  "incidents.query.getHistoricalDistribution": nothing,
  "incidents.query.getHistoricalTrend": nothing,
  "incidents.query.getIncidentDetail": incident("today-0"),
  "incidents.query.getIncidentEvidence": incident("today-0"),
  "incidents.query.getIncidentLearnings": incident("old-2"),
  "incidents.query.getIncidentProof": incident("today-0"),
  "incidents.query.getIncidentSignals": incident("today-0"),
  "incidents.query.getIncidentStats": nothing,
  "incidents.query.getIncidentTimeline": incident("today-0"),
  "incidents.query.getIncidentsForRun": run,
  "incidents.query.getMetrics": nothing,
  "incidents.query.getPostmortem": incident("recent-1"),
  "incidents.query.getRecurrenceForCategory": () => ({ category: CATEGORY }),
  "incidents.query.listActiveIncidents": () => ({ includeTotal: true }),
  "incidents.query.listHistoricalIncidents": () => ({ includeTotal: true }),
  "incidents.query.listIncidents": () => ({ includeTotal: true }),
  "incidents.query.listPublicIncidents": () => ({ topic: "resolved" }),
  "incidents.query.listResolvedIncidents": () => ({ includeTotal: true }),
  "incidents.recoveryRules.evaluate": ({ named }) => ({ agentId: named("agent-1"), errorCode: "E1" }),
  "incidents.recoveryRules.getRules": nothing,
  "incidents.recurrence.createPostmortemStub": incident("today-0"),
  "incidents.recurrence.getRecurrenceGroup": incident("today-0"),
  "incidents.recurrence.publishPostmortem": ({ id }) => ({
    incidentId: id("recent-1"),
    rootCause: "The retry had no limit.",
    effectiveness: "Stopped within a minute.",
  }),
  "incidents.runs.appendSteps": ({ named }) => ({
    runId: named(RUN_ID),
    steps: [7, 8].map((stepIndex) => ({ stepIndex, skillName: "search", status: "success" as const })),
  }),
  "incidents.runs.getLlmFailure": run,
  "incidents.runs.getRun": run,
  "incidents.runs.getTrace": run,
  "incidents.runs.listRuns": nothing,
  "incidents.runs.recordLlmFailure": ({ named }) => ({
    runId: named("run-2"),
    failureType: "timeout",
    errorCode: "DEADLINE",
    errorMessage: "no answer",
    model: "m",
  }),
  "incidents.runs.reportOutcome": ({ named }) => ({ runId: named("run-2"), status: "failed", errorCode: "E1" }),
  "incidents.runs.reportRun": ({ named, given }) => ({
    runId: given(RUN_ID),
    parentRunId: named(RUN_ID),
    agentId: named("agent-1"),
    goal: "Answer",
  }),
  "incidents.signals.record": ({ named, given }) => ({
    signals: [
      {
        signalId: given("today-0"),
        triggerType: "failure_spike",
        kind: "run",
        reference: named("today-0"),
        fingerprint: named("today-0"),
        title: "Failures",
        runId: named(RUN_ID),
        causedBy: { kind: "run", reference: named("today-1") },
      },
    ],
  }),
  "incidents.signals.recordAlerts": ({ named }) => ({
    version: "4",
    groupKey: named("today-0"),
    groupLabels: {},
    alerts: [
      {
        status: "firing",
        labels: { alertname: "ModelErrors", run_id: named(RUN_ID), trigger_type: "failure_spike" },
        startsAt: CALLED_AT,
        fingerprint: named("today-0"),
      },
    ],
  }),
  "incidents.signals.recordCloudEvents": ({ named }) => ({
    events: [
      {
        specversion: "1.0",
        id: named("today-0"),
        source: "/probe",
        type: "failure_spike",
        data: { kind: "run", reference: named("today-0"), runId: named(RUN_ID), fingerprint: named("today-0") },
      },
    ],
  }),
  "incidents.webhooks.createEndpoint": () => ({ url: "https://hooks.example.com/new" }),
  "incidents.webhooks.getDelivery": ({ id }) => ({ endpointId: id("hook-0"), eventId: id("event-0") }),
  "incidents.webhooks.getEndpoint": ({ id }) => ({ endpointId: id("hook-0") }),
  "incidents.webhooks.listDeliveries": ({ id }) => ({ endpointId: id("hook-0") }),
  "incidents.webhooks.listEndpoints": nothing,
  "incidents.webhooks.removeEndpoint": ({ id }) => ({ endpointId: id("hook-0"), reason: "It moved." }),
  "incidents.webhooks.replayDelivery": ({ id }) => ({ endpointId: id("hook-1"), eventId: id("event-1") }),
  "incidents.webhooks.replayEvents": ({ id }) => ({ endpointId: id("hook-2"), since: A_DAY_AGO }),
  "incidents.webhooks.rotateSecret": ({ id }) => ({ endpointId: id("hook-0") }),
  "incidents.webhooks.testEndpoint": ({ id }) => ({ endpointId: id("hook-0") }),
  "incidents.webhooks.updateEndpoint": ({ id }) => ({ endpointId: id("hook-0"), description: "Another" }),
  "incidents.write.acknowledgeIncident": incident("today-1"),
  "incidents.write.addEvidence": ({ id }) => ({
    incidentId: id("today-0"),
    evidenceType: "metric",
    summary: "The error rate.",
  }),
  "incidents.write.addNote": ({ id }) => ({ incidentId: id("today-0"), note: "Seen." }),
  "incidents.write.assignIncident": ({ id }) => ({ incidentId: id("today-6"), ownerId: "bob" }),
  "incidents.write.createIncident": ({ given, named }) => ({
    signalId: given("today-0"),
    title: "By hand",
    severity: "high",
    runId: named(RUN_ID),
  }),
  "incidents.write.manualCloseIncident": ({ id }) => ({ incidentId: id("old-0"), reason: "Nobody knows." }),
  "incidents.write.recordMilestone": ({ id }) => ({ incidentId: id("today-0"), milestone: "contained" }),
  "incidents.write.reopenIncident": ({ id }) => ({ incidentId: id("old-2"), reason: "It is back." }),
  "incidents.write.resolveIncident": ({ id }) => ({
    incidentId: id("today-4"),
    resolutionType: "fixed",
    resolutionSummary: "The loop was broken.",
  }),
  "incidents.write.setSeverity": ({ id }) => ({ incidentId: id("today-2"), severity: "low", reason: "Few callers." }),
};

/** What an operation is asked about things. */
export function inputOf(id: OperationId, things: Things): object {
  return INPUTS[id](things);
}

/** Whether anybody says how an operation is asked. */
export function isKnown(id: string): id is OperationId {
  return Object.hasOwn(INPUTS, id);
}

/** When an operation is called. */
export function calledAt(id: OperationId): Instant {
  if (id === "incidents.costs.computeSnapshots") return CALLED_NEXT_DAY;
  return id.startsWith("incidents.maintenance.") ? CALLED_LATER : CALLED_AT;
}
