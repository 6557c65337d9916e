import type { OperationId } from "@hoc/incident-engines";

/** An instant that is still to come for whoever tries what has to lie in the future. */
const FUTURE = "2099-03-21T00:00:00Z";

/** Bodies that show how an operation is asked; each is one that the operation takes. */
export const BODY_EXAMPLES: Readonly<Partial<Record<OperationId, Readonly<Record<string, unknown>>>>> = {
  "incidents.signals.record": {
    signals: [
      {
        triggerType: "failure_spike",
        reference: "call-17",
        costMicros: 1200,
        occurredAt: "2026-03-14T09:26:53.589793Z",
        errorMessage: "the model did not answer in time",
      },
    ],
  },
  "incidents.write.createIncident": { title: "Search answers in Latin", severity: "high" },
  "incidents.write.acknowledgeIncident": { reason: "looking at it" },
  "incidents.write.resolveIncident": {
    resolutionType: "rollback",
    resolutionSummary: "The prompt of yesterday is back; answers are right again.",
  },
  "incidents.write.manualCloseIncident": { reason: "a load test that nobody announced" },
  "incidents.write.reopenIncident": { reason: "it came back after an hour" },
  "incidents.write.assignIncident": { ownerId: "rita" },
  "incidents.write.addNote": { note: "The provider reports an outage." },
  "incidents.write.setSeverity": { severity: "critical" },
  "analytics.artifacts.save": {
    datasetId: "daily-costs",
    datasetVersion: "2026-03-14",
    inputWindowHash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    asOf: "2026-03-15T00:00:00Z",
    computeCodeVersion: "1.4.0",
  },
  "analytics.artifacts.saveAnalysis": { analysis: "getMetrics", parameters: { windowDays: 7 } },
  "incidents.write.recordMilestone": { milestone: "contained", summary: "Traffic goes to the other model." },
  "incidents.write.addEvidence": {
    evidenceType: "action",
    summary: "Traffic goes to the smaller model.",
    recoveryAction: "fallback_model",
    recoverySucceeded: true,
  },
  "incidents.runs.reportRun": { runId: "run-4f3a9b12", agentId: "support-bot", goal: "Answer the ticket" },
  "incidents.runs.reportOutcome": { status: "failed", errorCode: "EXECUTION_TIMEOUT", inputTokens: 1200 },
  "incidents.runs.appendSteps": {
    steps: [
      {
        stepIndex: 0,
        skillName: "search",
        status: "success",
        inputHash: "2c26b46b68ffc68f",
        outputHash: "fcde2b2edba56bf4",
        tokens: 310,
        durationMs: 840,
      },
    ],
  },
  "incidents.runs.recordLlmFailure": {
    failureType: "timeout",
    errorCode: "DEADLINE_EXCEEDED",
    errorMessage: "the model did not answer in time",
    model: "gpt-4o",
    requestId: "req-17",
  },
  "incidents.policies.createRule": {
    policyId: "known-ssn-leak",
    name: "Known, mended with the next release",
    suppression: { errorCodes: ["PII_SSN"], categories: ["POLICY_VIOLATION"], expiresAt: FUTURE },
  },
  "incidents.policies.approveProposal": {
    notes: "The vendor is down until Monday.",
    name: "Known outage of the vendor",
  },
  "incidents.policies.rejectProposal": { notes: "Of these we have to know." },
  "incidents.policies.backtestSuppression": {
    suppression: { errorCodes: ["EXECUTION_TIMEOUT"], maxSeverity: "high" },
    from: "2026-03-01T00:00:00Z",
  },
  "incidents.policies.retireRule": { reason: "The release is out." },
  "incidents.policies.recordViolation": {
    runId: "run-4f3a9b12",
    policyId: "no-personal-data",
    policyType: "PII",
    violatedRule: "PII_SSN",
    severity: "high",
    reason: "The answer held a social security number.",
    evidence: { detector: "pii-regex 2.1", outputHash: "9f86d081884c7d65" },
  },
  "incidents.policies.recordEvaluation": { runId: "run-4f3a9b12", outcome: "no_violation", policiesChecked: 12 },
  "incidents.costs.recordCosts": {
    records: [{ recordId: "cost-17", model: "gpt-4o", runId: "run-4f3a9b12", costMicros: 1200 }],
  },
  "incidents.costs.setBudget": { monthlyLimitMicros: 50_000_000, hardLimitEnabled: true },
  "incidents.costs.reserve": {
    reservationId: "step-17",
    estimateMicros: 1200,
    model: "gpt-4o",
    featureTag: "search",
    runId: "run-4f3a9b12",
  },
  "incidents.costs.commitReservation": { actualMicros: 1180, inputTokens: 900, outputTokens: 150 },
  "incidents.costs.recordAnomaly": {
    anomalyId: "spike-2026-03-14",
    anomalyType: "ABSOLUTE_SPIKE",
    severity: "HIGH",
    currentValueMicros: 30_000_000,
    expectedValueMicros: 12_000_000,
  },
  "incidents.detectors.examineRun": { parameters: { step_repetition: { minRepetitions: 5 } } },
  "incidents.lessons.detectFromFailure": {
    sourceEventId: "run-4f3a9b12",
    severity: "high",
    errorCode: "EXECUTION_TIMEOUT",
    errorMessage: "the vendor did not answer within 30 s",
  },
  "incidents.lessons.detectFromNearThreshold": {
    sourceEventId: "run-4f3a9b12",
    metric: "tokens",
    currentValue: 92_000,
    thresholdValue: 100_000,
  },
  "incidents.lessons.deferLesson": { deferUntil: FUTURE },
  "incidents.lessons.dismissLesson": { reason: "The vendor is gone, and so is this failure." },
  "incidents.export.createEvidenceBundle": { format: "pdf", exportReason: "Handed to the vendor's support." },
  "incidents.export.createSoc2Bundle": {
    format: "zip",
    preparedFor: "Example Auditors LLP",
    period: { start: "2026-01-01T00:00:00Z", end: "2026-04-01T00:00:00Z" },
  },
  "incidents.export.createExecutiveDebrief": { format: "pdf", timeZone: "Europe/Berlin", redaction: "free_text" },
  "incidents.recoveryRules.evaluate": { errorCode: "RATE_LIMIT_EXCEEDED", occurrenceCount: 6 },
};
