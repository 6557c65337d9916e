import { acknowledgeIncidentInputSchema, incidentDetailSchema } from "@hoc/incident-schemas";
import { incidentDetail } from "../../engines/incident-read/incident-detail.js";
import { createIncidentWriteService } from "../../engines/incident-write/create-incident-write-service.js";
import { defineOperation } from "../define-operation.js";

/**
 * Takes an incident on. Errors: `incident_not_found`, `version_conflict`, `already_acknowledged`, `already_resolved`.
 *
 * @example await operations.execute("incidents.write.acknowledgeIncident", { incidentId: "inc_1", reason: "on it" }, context)
 */
export const acknowledgeIncident = defineOperation({
  id: "incidents.write.acknowledgeIncident",
  kind: "command",
  permission: "incidents.write",
  summary: "Takes an incident on.",
  input: acknowledgeIncidentInputSchema,
  output: incidentDetailSchema,
  async handler(command, { context: { tenantId, actor }, ports }) {
    const incident = await createIncidentWriteService(ports).acknowledgeIncident(tenantId, actor, command);
    return incidentDetail(ports, incident);
  },
});
