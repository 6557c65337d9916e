import { listViolationsInputSchema, violationListSchema } from "@hoc/incident-schemas";
import { newestFirstPage } from "../../engines/incident-read/newest-first-page.js";
import { defineOperation } from "../define-operation.js";

/**
 * Violations of policies, recorded last first: all, or those of an incident, a run, a policy. Errors: `invalid_cursor`.
 *
 * @example await operations.execute("incidents.policies.listViolations", { incidentId: "inc_1" }, context)
 */
export const listViolations = defineOperation({
  id: "incidents.policies.listViolations",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists violations of policies, recorded last first.",
  input: listViolationsInputSchema,
  output: violationListSchema,
  handler: (asked, { context: { tenantId }, ports, ambient: { clock } }) =>
    newestFirstPage("policies.violations", { ports, clock }, tenantId, asked, (page, filters) =>
      ports.policyViolations.listViolations(tenantId, { ...page, filters }),
    ),
});
