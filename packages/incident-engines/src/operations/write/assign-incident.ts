import { assignIncidentInputSchema, incidentDetailSchema } from "@hoc/incident-schemas";
import { incidentDetail } from "../../engines/incident-read/incident-detail.js";
import { createIncidentWriteService } from "../../engines/incident-write/create-incident-write-service.js";
import { defineOperation } from "../define-operation.js";

/**
 * Gives an incident an owner, or none. Errors: `incident_not_found`, `version_conflict`.
 *
 * @example await operations.execute("incidents.write.assignIncident", { incidentId: "inc_1", ownerId: "grace" }, context)
 */
export const assignIncident = defineOperation({
  id: "incidents.write.assignIncident",
  kind: "command",
  permission: "incidents.write",
  summary: "Gives an incident an owner, or none.",
  input: assignIncidentInputSchema,
  output: incidentDetailSchema,
  async handler(command, { context: { tenantId, actor }, ports }) {
    const incident = await createIncidentWriteService(ports).assignIncident(tenantId, actor, command);
    return incidentDetail(ports, incident);
  },
});
