import type { Incident } from "../incident/incident.js";

const PLAIN_INCIDENT: Incident = {
  id: "inc_1",
  tenantId: "acme",
  title: "Failure spike",
  severity: "medium",
  status: "OPEN",
  lifecycleState: "ACTIVE",
  triggerType: "failure_spike",
  triggerValue: null,
  fingerprint: "",
  windowStart: "2026-03-14T11:55:00.000000Z",
  groupingKey: "key_1",
  category: null,
  description: null,
  errorCode: null,
  errorMessage: null,
  autoAction: null,
  sourceType: "killswitch",
  causeType: "SYSTEM",
  sourceRunId: null,
  llmRunId: null,
  affectedAgentId: null,
  policyId: null,
  violationId: null,
  isSynthetic: false,
  syntheticScenarioId: null,
  signalCount: 1,
  lateSignals: 0,
  callsAffected: 1,
  costMicros: null,
  overflowCounts: null,
  startedAt: "2026-03-14T11:58:00.000000Z",
  lastSignalAt: "2026-03-14T11:58:00.000000Z",
  endedAt: null,
  durationSeconds: null,
  createdAt: "2026-03-14T11:58:00.000000Z",
  updatedAt: "2026-03-14T11:58:00.000000Z",
  recordedAt: "2026-03-14T11:58:00.000000Z",
  acknowledgedAt: null,
  acknowledgedBy: null,
  containedAt: null,
  resolvedAt: null,
  resolvedBy: null,
  resolutionMethod: null,
  resolutionType: null,
  resolutionSummary: null,
  resolutionNotes: null,
  reopenedAt: null,
  ownerId: null,
  postmortemArtifactId: null,
  recurrenceSignature: "0".repeat(64),
  signatureVersion: "v1",
  previousIncidentId: null,
  version: 1,
};

/**
 * An open incident of the tenant `acme`, with what a test cares about put in. `status` and `lifecycleState` belong
 * together: set both.
 *
 * @example buildIncident({ severity: "high", status: "ACKNOWLEDGED", lifecycleState: "ACKED" })
 */
export function buildIncident(overrides: Partial<Incident> = {}): Incident {
  return { ...PLAIN_INCIDENT, ...overrides };
}
