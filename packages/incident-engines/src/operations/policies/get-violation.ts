import { getViolationInputSchema, violationDetailSchema } from "@hoc/incident-schemas";
import { readAt, readPointOf } from "../../engines/incident-read/read-point.js";
import { loadViolation, shownViolation } from "../../engines/policy/load-violation.js";
import { defineOperation } from "../define-operation.js";

/**
 * A stored violation with its evidence, and the incident that has it. Errors: `violation_not_found`.
 *
 * @example await operations.execute("incidents.policies.getViolation", { violationId: "vio_1" }, context)
 */
export const getViolation = defineOperation({
  id: "incidents.policies.getViolation",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows a violation of a policy with its evidence.",
  input: getViolationInputSchema,
  output: violationDetailSchema,
  async handler({ violationId, asOf }, { context: { tenantId }, ports, ambient }) {
    const at = await readPointOf(ports, tenantId, asOf, ambient.clock());
    return { ...shownViolation(await loadViolation(ports, tenantId, violationId, at)), ...readAt(at) };
  },
});
