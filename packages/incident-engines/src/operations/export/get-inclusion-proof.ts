import { getInclusionProofInputSchema, inclusionProofSchema } from "@hoc/incident-schemas";
import { getInclusionProof as prove } from "../../engines/checkpoint/prove-inclusion.js";
import { readPointOf } from "../../engines/incident-read/read-point.js";
import { defineOperation } from "../define-operation.js";

/**
 * The proof that an incident's timeline is part of the last checkpoint. Errors: `incident_not_found`,
 * `checkpoint_not_found` as long as no checkpoint covers the incident.
 *
 * @example await operations.execute("incidents.export.getInclusionProof", { incidentId: "inc_1" }, context)
 */
export const getInclusionProof = defineOperation({
  id: "incidents.export.getInclusionProof",
  kind: "query",
  permission: "incidents.read",
  summary: "Proves that an incident's timeline is part of the last checkpoint.",
  input: getInclusionProofInputSchema,
  output: inclusionProofSchema,
  async handler({ incidentId, asOf }, { context: { tenantId }, ports, ambient }) {
    return prove(ports, tenantId, incidentId, await readPointOf(ports, tenantId, asOf, ambient.clock()));
  },
});
