import { setBudgetInputSchema, setBudgetResultSchema } from "@hoc/incident-schemas";
import { setBudget as storeBudget } from "../../engines/cost/budget/set-budget.js";
import { defineOperation } from "../define-operation.js";

/**
 * Sets what the tenant, a feature or a user may spend in a UTC day and a UTC month; it replaces what was set before. What
 * is spent already counts at once.
 *
 * @example
 * await operations.execute("incidents.costs.setBudget", { monthlyLimitMicros: 50_000_000, hardLimitEnabled: true }, context)
 */
export const setBudget = defineOperation({
  id: "incidents.costs.setBudget",
  kind: "command",
  permission: "costs.write",
  summary: "Sets what may be spent in a day and a month.",
  input: setBudgetInputSchema,
  output: setBudgetResultSchema,
  handler: (wish, { context: { tenantId, actor }, ports, ambient }) =>
    storeBudget({ ports, uuid: ambient.uuid, actor }, tenantId, wish),
});
