import { getIncidentInputSchema, incidentProofSchema } from "@hoc/incident-schemas";
import { getIncidentProof as answer } from "../../engines/evidence/get-incident-proof.js";
import { defineOperation } from "../define-operation.js";

/**
 * The timeline of an incident with a verdict that is computed anew, its signals as stored, and its trace references.
 * Errors: `incident_not_found`.
 *
 * @example await operations.execute("incidents.query.getIncidentProof", { incidentId: "inc_1" }, context)
 */
export const getIncidentProof = defineOperation({
  id: "incidents.query.getIncidentProof",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows the timeline of an incident with a verdict computed anew, its signals and trace references.",
  input: getIncidentInputSchema,
  output: incidentProofSchema,
  handler: (input, { context: { tenantId }, ports, ambient }) =>
    answer({ ports, clock: ambient.clock }, tenantId, input),
});
