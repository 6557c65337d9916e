import type { OperationId } from "@hoc/incident-engines";

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
};
