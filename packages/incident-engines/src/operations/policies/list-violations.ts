import { listViolationsInputSchema, violationListSchema } from "@hoc/incident-schemas";
import { newestFirst } from "../../engines/incident-read/lists.js";
import { pageOf, placeOf, rowsToFetch } from "../../engines/incident-read/page.js";
import { selectionOf } from "../../engines/incident-read/selection.js";
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
  async handler({ limit, cursor, asOf, ...filters }, { context: { tenantId }, ports, ambient }) {
    const list = newestFirst("policies.violations", [selectionOf(tenantId, filters)]);
    const { position, at } = await placeOf(list, ports, tenantId, { cursor, asOf }, ambient.clock());
    const query = { filters, beforeSequence: position, limit: rowsToFetch(limit), at };
    return pageOf(list, await ports.policyViolations.listViolations(tenantId, query), limit, at);
  },
});
