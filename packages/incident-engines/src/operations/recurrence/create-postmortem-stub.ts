import { createPostmortemStubInputSchema, createPostmortemStubOutputSchema } from "@hoc/incident-schemas";
import { createIncidentWriteService } from "../../engines/incident-write/create-incident-write-service.js";
import { defineOperation } from "../define-operation.js";

/**
 * Begins the postmortem of an incident, once; asked again it gives the same stub. Errors: `incident_not_found`.
 *
 * @example await operations.execute("incidents.recurrence.createPostmortemStub", { incidentId: "inc_1" }, context)
 */
export const createPostmortemStub = defineOperation({
  id: "incidents.recurrence.createPostmortemStub",
  kind: "command",
  permission: "incidents.write",
  summary: "Begins the postmortem of an incident.",
  input: createPostmortemStubInputSchema,
  output: createPostmortemStubOutputSchema,
  handler: async (command, { context: { tenantId, actor }, ports }) =>
    createIncidentWriteService(ports).createPostmortemStub(tenantId, actor, command),
});
