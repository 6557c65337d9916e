import type { Severity } from "@hoc/incident-schemas";

/** What somebody who learns from failed runs is told. */
export interface RunEvidence {
  readonly runId: string;
  readonly tenantId: string;
  /** The incident that the run became part of. */
  readonly incidentId: string;
  readonly errorCode: string;
  readonly errorMessage: string | null;
  readonly severity: Severity;
  readonly isSynthetic: boolean;
  readonly syntheticScenarioId: string | null;
}

/**
 * Told of every failed run that became part of an incident. Learning never stands in the way: its failures are logged and
 * counted.
 */
export interface RunEvidenceRecorder {
  recordEvidence(evidence: RunEvidence): Promise<void>;
}
