import { DomainError, getPostmortemInputSchema, postmortemReadingSchema } from "@hoc/incident-schemas";
import { loadIncident } from "../../engines/incident-read/load-incident.js";
import { readAt, readPointOf } from "../../engines/incident-read/read-point.js";
import { defineOperation } from "../define-operation.js";

/**
 * The postmortem document of an incident. Errors: `incident_not_found`, `postmortem_not_found`.
 *
 * @example await operations.execute("incidents.query.getPostmortem", { incidentId: "inc_1" }, context)
 */
export const getPostmortem = defineOperation({
  id: "incidents.query.getPostmortem",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows the postmortem document of an incident.",
  input: getPostmortemInputSchema,
  output: postmortemReadingSchema,
  async handler({ incidentId, asOf }, { context: { tenantId }, ports, ambient }) {
    const at = await readPointOf(ports, tenantId, asOf, ambient.clock());
    await loadIncident(ports, tenantId, incidentId, at);
    const postmortem = await ports.postmortem.fetchPostmortem(tenantId, incidentId, at);
    if (postmortem === undefined)
      throw new DomainError("postmortem_not_found", "The incident has no postmortem document.", { incidentId });
    return { ...postmortem, ...readAt(at) };
  },
});
