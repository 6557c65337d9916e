import { getRecurrenceGroupInputSchema, recurrenceGroupSchema } from "@hoc/incident-schemas";
import { getRecurrenceGroup as recurrenceGroupOf } from "../../engines/recurrence-analysis/recurrence-group.js";
import { defineOperation } from "../define-operation.js";

/**
 * The incidents that are the same problem recurring: those of an incident's signature in its version, newest first, the
 * incident itself among them. Errors: `incident_not_found`.
 *
 * @example await operations.execute("incidents.recurrence.getRecurrenceGroup", { incidentId: "inc_1" }, context)
 */
export const getRecurrenceGroup = defineOperation({
  id: "incidents.recurrence.getRecurrenceGroup",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists the incidents that are the same problem recurring.",
  input: getRecurrenceGroupInputSchema,
  output: recurrenceGroupSchema,
  handler: (input, { context: { tenantId }, ports, ambient }) =>
    recurrenceGroupOf({ ports, clock: ambient.clock }, tenantId, input),
});
