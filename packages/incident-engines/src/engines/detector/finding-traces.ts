import type { RecordResult } from "@hoc/incident-schemas";
import type { NewRunFinding, StoredRun } from "@hoc/incident-schemas/ports";
import { type ChangeTraces, changeTraces, type Doing } from "../append-traces.js";
import { projectOfRun } from "../event-project.js";

/**
 * What a finding leaves behind: it is told with the incident that the signal of its run belongs to, in the run's project.
 *
 * @example await appendTraces(ports, "acme", findingTraces(run, finding, signal, { actor, at: ports.recordedAt }))
 */
export function findingTraces(
  run: Pick<StoredRun, "projectId">,
  finding: NewRunFinding,
  { incidentId }: Pick<RecordResult, "incidentId">,
  doing: Doing,
): ChangeTraces {
  const { findingId, runId, agentId, detectorId, detectorVersion, severity, contentHash, signalId } = finding;
  const told = { runId, agentId, detectorId, severity, contentHash, incidentId };
  return changeTraces(doing, {
    event: { eventType: "runs.AgentFailureFound", fields: { findingId, ...told } },
    project: projectOfRun(run),
    auditType: "AgentFailureFound",
    entityType: "RUN_FINDING",
    entityId: findingId,
    after: { ...told, detectorVersion, signalId },
    reason: finding.explanation,
  });
}
