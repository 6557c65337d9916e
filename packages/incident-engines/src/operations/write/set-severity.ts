import { incidentDetailSchema, setSeverityInputSchema } from "@hoc/incident-schemas";
import { incidentDetail } from "../../engines/incident-read/incident-detail.js";
import { createIncidentWriteService } from "../../engines/incident-write/create-incident-write-service.js";
import { defineOperation } from "../define-operation.js";

/**
 * Sets the severity of an incident; lowering it needs a reason. Errors: `incident_not_found`, `version_conflict`,
 * `already_resolved`, `severity_unchanged`, `reason_required`.
 *
 * @example await operations.execute("incidents.write.setSeverity", { incidentId: "inc_1", severity: "low", reason: "test traffic" }, context)
 */
export const setSeverity = defineOperation({
  id: "incidents.write.setSeverity",
  kind: "command",
  permission: "incidents.write",
  summary: "Sets the severity of an incident.",
  input: setSeverityInputSchema,
  output: incidentDetailSchema,
  async handler(command, { context: { tenantId, actor }, ports }) {
    const incident = await createIncidentWriteService(ports).setSeverity(tenantId, actor, command);
    return incidentDetail(ports, incident);
  },
});
