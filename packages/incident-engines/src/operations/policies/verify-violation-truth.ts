import { getViolationInputSchema, violationTruthSchema } from "@hoc/incident-schemas";
import { verifyViolationTruth as judgeViolation } from "../../engines/policy/verify-violation-truth.js";
import { defineOperation } from "../define-operation.js";

/**
 * Judges whether what is stored of a violation holds together, by seven criteria with a reason each. Errors:
 * `violation_not_found`.
 *
 * @example (await operations.execute("incidents.policies.verifyViolationTruth", { violationId: "vio_1" }, context)).passed
 */
export const verifyViolationTruth = defineOperation({
  id: "incidents.policies.verifyViolationTruth",
  kind: "query",
  permission: "incidents.read",
  summary: "Judges whether what is stored of a violation holds together.",
  input: getViolationInputSchema,
  output: violationTruthSchema,
  handler: (input, { context: { tenantId }, ports, ambient: { clock } }) =>
    judgeViolation({ ports, clock }, tenantId, input),
});
