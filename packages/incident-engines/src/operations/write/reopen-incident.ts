import { incidentDetailSchema, reopenIncidentInputSchema } from "@hoc/incident-schemas";
import { incidentDetail } from "../../engines/incident-read/incident-detail.js";
import { createIncidentWriteService } from "../../engines/incident-write/create-incident-write-service.js";
import { defineOperation } from "../define-operation.js";

/**
 * Opens a resolved incident again. Errors: `incident_not_found`, `version_conflict`, `not_resolved`,
 * `newer_incident_open` (names the open one).
 *
 * @example await operations.execute("incidents.write.reopenIncident", { incidentId: "inc_1", reason: "it is back" }, context)
 */
export const reopenIncident = defineOperation({
  id: "incidents.write.reopenIncident",
  kind: "command",
  permission: "incidents.write",
  summary: "Opens a resolved incident again.",
  input: reopenIncidentInputSchema,
  output: incidentDetailSchema,
  async handler(command, { context: { tenantId, actor }, ports }) {
    const incident = await createIncidentWriteService(ports).reopenIncident(tenantId, actor, command);
    return incidentDetail(ports, incident);
  },
});
