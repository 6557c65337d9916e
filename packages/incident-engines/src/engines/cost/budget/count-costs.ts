import type { BudgetAmount, NewCostRecord } from "@hoc/incident-schemas/ports";
import { type Metering, raiseCrossings } from "./raise-crossings.js";
import { spendUnder } from "./spend-under.js";

/**
 * Counts records that were just stored towards the budgets that they fall under, and raises what they pass. A tenant
 * without budgets is asked for them, and nothing else.
 *
 * @example await countCosts({ ports, uuid }, "acme", inserted)
 */
export async function countCosts(
  metering: Metering,
  tenantId: string,
  records: readonly NewCostRecord[],
): Promise<void> {
  if (records.length === 0) return;
  const { costBudgets } = metering.ports;
  const budgets = await costBudgets.fetchBudgetsOf(tenantId, {
    featureTags: distinct(records.map(({ featureTag }) => featureTag)),
    userIds: distinct(records.map(({ userId }) => userId)),
  });
  const additions = spendUnder(budgets, records);
  if (additions.length === 0) return;
  const amounts = additions.map(({ amount }) => amount);
  const spent = await costBudgets.addSpend(tenantId, amounts);
  const spends = additions.map((addition, index) => ({ ...addition, amount: spent[index] as BudgetAmount }));
  await raiseCrossings(metering, tenantId, spends);
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}
