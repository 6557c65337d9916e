import { incidentDetailSchema, recordMilestoneInputSchema } from "@hoc/incident-schemas";
import { incidentDetail } from "../../engines/incident-read/incident-detail.js";
import { createIncidentWriteService } from "../../engines/incident-write/create-incident-write-service.js";
import { defineOperation } from "../define-operation.js";

/**
 * Records a step of handling an incident. Errors: `incident_not_found`, `version_conflict`, `impact_required`,
 * `milestone_in_future`, `milestone_before_start`.
 *
 * @example await operations.execute("incidents.write.recordMilestone", { incidentId: "inc_1", milestone: "contained" }, context)
 */
export const recordMilestone = defineOperation({
  id: "incidents.write.recordMilestone",
  kind: "command",
  permission: "incidents.write",
  summary: "Records a step of handling an incident.",
  input: recordMilestoneInputSchema,
  output: incidentDetailSchema,
  async handler(command, { context: { tenantId, actor }, ports }) {
    const incident = await createIncidentWriteService(ports).recordMilestone(tenantId, actor, command);
    return incidentDetail(ports, incident);
  },
});
