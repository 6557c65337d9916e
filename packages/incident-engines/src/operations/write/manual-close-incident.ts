import { closeIncidentInputSchema, incidentDetailSchema } from "@hoc/incident-schemas";
import { incidentDetail } from "../../engines/incident-read/incident-detail.js";
import { createIncidentWriteService } from "../../engines/incident-write/create-incident-write-service.js";
import { defineOperation } from "../define-operation.js";

/**
 * Closes a false positive, a duplicate or what no longer matters. Errors: `incident_not_found`, `version_conflict`,
 * `already_resolved`.
 *
 * @example await operations.execute("incidents.write.manualCloseIncident", { incidentId: "inc_1", reason: "a duplicate" }, context)
 */
export const manualCloseIncident = defineOperation({
  id: "incidents.write.manualCloseIncident",
  kind: "command",
  permission: "incidents.write",
  summary: "Closes an incident that is no matter.",
  input: closeIncidentInputSchema,
  output: incidentDetailSchema,
  async handler(command, { context: { tenantId, actor }, ports }) {
    const incident = await createIncidentWriteService(ports).manualCloseIncident(tenantId, actor, command);
    return incidentDetail(ports, incident);
  },
});
