import { listPreventionsInputSchema, preventionListSchema } from "@hoc/incident-schemas";
import { newestFirstPage } from "../../engines/incident-read/newest-first-page.js";
import { defineOperation } from "../define-operation.js";

/**
 * What rules kept from becoming incidents, recorded last first: all, or that of a policy or a run. Errors:
 * `invalid_cursor`.
 *
 * @example await operations.execute("incidents.policies.listPreventions", { policyId: "pol_1" }, context)
 */
export const listPreventions = defineOperation({
  id: "incidents.policies.listPreventions",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists what rules kept from becoming incidents, recorded last first.",
  input: listPreventionsInputSchema,
  output: preventionListSchema,
  handler: (asked, { context: { tenantId }, ports, ambient: { clock } }) =>
    newestFirstPage("policies.preventions", { ports, clock }, tenantId, asked, (page, filters) =>
      ports.policyViolations.listPreventions(tenantId, { ...page, filters }),
    ),
});
