import { addNoteInputSchema, incidentDetailSchema } from "@hoc/incident-schemas";
import { incidentDetail } from "../../engines/incident-read/incident-detail.js";
import { createIncidentWriteService } from "../../engines/incident-write/create-incident-write-service.js";
import { defineOperation } from "../define-operation.js";

/**
 * Writes a note on an incident. Errors: `incident_not_found`.
 *
 * @example await operations.execute("incidents.write.addNote", { incidentId: "inc_1", note: "the vendor confirms" }, context)
 */
export const addNote = defineOperation({
  id: "incidents.write.addNote",
  kind: "command",
  permission: "incidents.write",
  summary: "Writes a note on an incident.",
  input: addNoteInputSchema,
  output: incidentDetailSchema,
  async handler(command, { context: { tenantId, actor }, ports }) {
    const incident = await createIncidentWriteService(ports).addNote(tenantId, actor, command);
    return incidentDetail(ports, incident);
  },
});
