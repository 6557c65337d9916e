import { budgetListSchema, listBudgetsInputSchema } from "@hoc/incident-schemas";
import { newestFirstPage } from "../../engines/incident-read/newest-first-page.js";
import { defineOperation } from "../define-operation.js";

/**
 * Budgets as they stand, set last first, those included that were taken back: all, or those of a type or an entity.
 * Errors: `invalid_cursor`.
 *
 * @example await operations.execute("incidents.costs.listBudgets", { budgetType: "feature" }, context)
 */
export const listBudgets = defineOperation({
  id: "incidents.costs.listBudgets",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists budgets as they stand, set last first.",
  input: listBudgetsInputSchema,
  output: budgetListSchema,
  handler: (asked, { context: { tenantId }, ports, ambient: { clock } }) =>
    newestFirstPage("costs.budgets", { ports, clock }, tenantId, asked, (page, filters) =>
      ports.costBudgets.listBudgets(tenantId, { ...page, filters }),
    ),
});
