import type { Actor, Severity } from "@hoc/incident-schemas";
import type { Ambient, IncidentPorts } from "@hoc/incident-schemas/ports";

/** What somebody who learns from failed runs is told. */
export interface RunEvidence {
  readonly runId: string;
  readonly tenantId: string;
  readonly errorCode: string;
  readonly errorMessage: string | null;
  readonly severity: Severity;
  readonly isSynthetic: boolean;
  readonly syntheticScenarioId: string | null;
}

/** Told of every failed run that became part of an incident. Learning never stands in the way: its failures are logged. */
export interface RunEvidenceRecorder {
  recordEvidence(evidence: RunEvidence): Promise<void>;
}

/** What it takes to write about runs: the ports of one write, ids and log, who asked for it, and who learns from it. */
export interface RunWriting {
  readonly ports: IncidentPorts;
  readonly ambient: Pick<Ambient, "uuid" | "logger">;
  readonly actor: Actor;
  readonly evidenceRecorder?: RunEvidenceRecorder | undefined;
}
