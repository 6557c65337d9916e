import type { Incident } from "@hoc/incident-schemas";
import type { IncidentPorts } from "@hoc/incident-schemas/ports";
import { auditState } from "./audit-state.js";
import type { Traces } from "./decision.js";
import { emitIncidentEvent } from "./emit-incident-event.js";

/**
 * Writes the traces of a change in its transaction: timeline entry, audit record and event; when one fails, all do, and
 * the change with them. The audit's state afterwards is that of the stored incident.
 *
 * @example await leaveTraces(ports, stored, decision)
 */
export async function leaveTraces(ports: IncidentPorts, stored: Incident, traces: Traces): Promise<void> {
  const { tenantId } = stored;
  await ports.incidentWrite.createIncidentEvent(tenantId, traces.entry);
  await ports.audit.append(tenantId, [{ ...traces.audit, after: { ...traces.audit.after, ...auditState(stored) } }]);
  await emitIncidentEvent(ports, tenantId, traces.event);
}
