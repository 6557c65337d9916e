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
  "incidents.write.recordMilestone": { milestone: "contained", summary: "Traffic goes to the other model." },
};
