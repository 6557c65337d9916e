import { incidentDetailSchema, resolveIncidentInputSchema } from "@hoc/incident-schemas";
import { incidentDetail } from "../../engines/incident-read/incident-detail.js";
import { createIncidentWriteService } from "../../engines/incident-write/create-incident-write-service.js";
import { defineOperation } from "../define-operation.js";

/**
 * Resolves an incident with what was wrong and what was done. Errors: `incident_not_found`, `version_conflict`,
 * `already_resolved`.
 *
 * @example await operations.execute("incidents.write.resolveIncident", { incidentId: "inc_1", resolutionType: "rollback", resolutionSummary: "Rolled back to 1.4" }, context)
 */
export const resolveIncident = defineOperation({
  id: "incidents.write.resolveIncident",
  kind: "command",
  permission: "incidents.write",
  summary: "Resolves an incident.",
  input: resolveIncidentInputSchema,
  output: incidentDetailSchema,
  async handler(command, { context: { tenantId, actor }, ports }) {
    const incident = await createIncidentWriteService(ports).resolveIncident(tenantId, actor, command);
    return incidentDetail(ports, incident);
  },
});
