import type { Severity } from "@hoc/incident-schemas";

/** What somebody who learns from runs is told. */
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
  /** What sets it apart from what else there is to learn from the run; left out of how the run itself ended. */
  readonly subject?: string | undefined;
}

/**
 * Told of every run that became part of an incident: because it failed, or because of what was found in it though it did
 * not. Learning never stands in the way: its failures are logged and counted.
 */
export interface RunEvidenceRecorder {
  recordEvidence(evidence: RunEvidence): Promise<void>;
}
