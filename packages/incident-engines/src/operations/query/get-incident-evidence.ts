import { getIncidentInputSchema, incidentEvidenceSchema } from "@hoc/incident-schemas";
import { getIncidentEvidence as answer } from "../../engines/evidence/get-incident-evidence.js";
import { defineOperation } from "../define-operation.js";

/**
 * What is stored around an incident: its run, broken policies, related incidents, and records of earlier resolutions.
 * Errors: `incident_not_found`.
 *
 * @example await operations.execute("incidents.query.getIncidentEvidence", { incidentId: "inc_1" }, context)
 */
export const getIncidentEvidence = defineOperation({
  id: "incidents.query.getIncidentEvidence",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows what is stored around an incident: its run, broken policies, related incidents, earlier resolutions.",
  input: getIncidentInputSchema,
  output: incidentEvidenceSchema,
  handler: (input, { context: { tenantId }, ports, ambient }) =>
    answer({ ports, clock: ambient.clock }, tenantId, input),
});
