import { publishPostmortemInputSchema, publishPostmortemOutputSchema } from "@hoc/incident-schemas";
import { createIncidentWriteService } from "../../engines/incident-write/create-incident-write-service.js";
import { defineOperation } from "../define-operation.js";

/**
 * Publishes what a person learned from a resolved incident, once; said again in the same words it changes nothing.
 * Errors: `person_required` for whoever is no person, `incident_not_found`, `not_resolved`, `postmortem_published`.
 *
 * @example
 * await operations.execute(
 *   "incidents.recurrence.publishPostmortem",
 *   { incidentId: "inc_1", rootCause: "The retry had no limit.", effectiveness: "Stopped within a minute." },
 *   context,
 * )
 */
export const publishPostmortem = defineOperation({
  id: "incidents.recurrence.publishPostmortem",
  kind: "command",
  permission: "incidents.write",
  summary: "Publishes the postmortem of a resolved incident, once and for all.",
  input: publishPostmortemInputSchema,
  output: publishPostmortemOutputSchema,
  handler: async (command, { context: { tenantId, actor }, ports }) =>
    createIncidentWriteService(ports).publishPostmortem(tenantId, actor, command),
});
