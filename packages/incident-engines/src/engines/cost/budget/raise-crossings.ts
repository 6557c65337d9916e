import { type Budget, SYSTEM_ACTORS } from "@hoc/incident-schemas";
import type { Ambient, IncidentPorts } from "@hoc/incident-schemas/ports";
import { retentionHorizon } from "../../signal/retention.js";
import { recordAnomaly } from "../record-anomaly.js";
import { type BudgetSpend, budgetAnomaly, crossingsOf } from "./budget-anomaly.js";

/** What it takes to count costs: the ports of one write, and fresh ids. What comes of it the product itself does. */
export interface Metering {
  readonly ports: IncidentPorts;
  readonly uuid: Ambient["uuid"];
}

/**
 * Raises an anomaly for every threshold that was passed, once per version of a budget and period: storage decides which
 * are new. One that was passed before signals are kept is let be.
 *
 * @example await raiseCrossings({ ports, uuid }, "acme", [{ budget, amount, lastAt }])
 */
export async function raiseCrossings(
  { ports, uuid }: Metering,
  tenantId: string,
  spends: readonly BudgetSpend[],
): Promise<void> {
  const horizon = retentionHorizon(ports.aggregator.config, ports.recordedAt);
  const budgets = new Map<string, Budget>();
  const crossings = spends.flatMap((spend) =>
    crossingsOf(spend, ports.recordedAt).filter(({ anomalyId, crossedAt }) => {
      budgets.set(anomalyId, spend.budget);
      return horizon === null || crossedAt >= horizon;
    }),
  );
  if (crossings.length === 0) return;
  const writing = { ports, uuid, actor: SYSTEM_ACTORS.costGuard };
  for (const crossing of await ports.costBudgets.claimCrossings(tenantId, crossings)) {
    const budget = budgets.get(crossing.anomalyId) as Budget;
    await recordAnomaly(writing, tenantId, budgetAnomaly(crossing, budget), { alwaysRaise: true });
  }
}
