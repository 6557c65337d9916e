import { addEvidenceInputSchema, storedEvidenceSchema } from "@hoc/incident-schemas";
import { createIncidentWriteService } from "../../engines/incident-write/create-incident-write-service.js";
import { defineOperation } from "../define-operation.js";

/**
 * Stores evidence with an incident, whatever its state: what was found out about it, or what was done to recover and
 * whether it helped. Errors: `incident_not_found`, `evidence_in_future`.
 *
 * @example await operations.execute("incidents.write.addEvidence", { incidentId: "inc_1", evidenceType: "action", summary: "Switched the model.", recoveryAction: "fallback_model", recoverySucceeded: true }, context)
 */
export const addEvidence = defineOperation({
  id: "incidents.write.addEvidence",
  kind: "command",
  permission: "incidents.write",
  summary: "Stores evidence with an incident.",
  input: addEvidenceInputSchema,
  output: storedEvidenceSchema,
  handler(command, { context: { tenantId, actor }, ports, ambient }) {
    const evidenceId = `evi_${ambient.uuid()}`;
    return createIncidentWriteService(ports).addEvidence(tenantId, actor, { ...command, evidenceId });
  },
});
