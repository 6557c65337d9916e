import { createIncidentInputSchema, DomainError, incidentDetailSchema } from "@hoc/incident-schemas";
import { incidentDetail } from "../../engines/incident-read/incident-detail.js";
import { loadIncident } from "../../engines/incident-read/load-incident.js";
import { incidentCreatedAudit } from "../../engines/incident-write/incident-created-audit.js";
import { manualSignal } from "../../engines/signal/manual-signal.js";
import { refuseTooOld, retentionHorizon } from "../../engines/signal/retention.js";
import { defineOperation } from "../define-operation.js";

/**
 * Opens an incident that a person reports. Sent again under the same `signalId`, it gives the incident that is there.
 * Errors: `signal_conflict` when that id was used with other content, `signal_too_old`.
 *
 * @example await operations.execute("incidents.write.createIncident", { title: "Search is slow", severity: "high" }, context)
 */
export const createIncident = defineOperation({
  id: "incidents.write.createIncident",
  kind: "command",
  permission: "incidents.write",
  summary: "Opens an incident that a person reports.",
  input: createIncidentInputSchema,
  output: incidentDetailSchema,
  async handler(command, { context: { tenantId, actor }, ports, ambient }) {
    const receivedAt = ambient.clock();
    const signal = manualSignal(command, { receivedAt, uuid: ambient.uuid });
    refuseTooOld([signal], retentionHorizon(ports.aggregator.config, receivedAt), () => "/occurredAt");
    const [result] = await ports.aggregator.record(tenantId, [signal]);
    const incidentId = result?.incidentId ?? null;
    if (result === undefined || result.conflict || incidentId === null)
      throw signalConflict(signal.signalId, incidentId);
    const incident = await loadIncident(ports, tenantId, incidentId);
    if (result.outcome !== "duplicate")
      await ports.audit.append(tenantId, [incidentCreatedAudit(incident, { actor, at: ports.recordedAt })]);
    return incidentDetail(ports, incident);
  },
});

function signalConflict(signalId: string, incidentId: string | null): DomainError {
  return new DomainError("signal_conflict", `The signal id ${signalId} was used before with other content.`, {
    signalId,
    ...(incidentId === null ? {} : { incidentId }),
  });
}
