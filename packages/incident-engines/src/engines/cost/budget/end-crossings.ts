import { type Budget, SYSTEM_ACTORS } from "@hoc/incident-schemas";
import type { BudgetAmount, ThresholdCrossing } from "@hoc/incident-schemas/ports";
import { resolveAnomaly } from "../anomaly/resolve-anomaly.js";
import { budgetLimit } from "./budget-limits.js";
import { isWarned, LIMIT_PCT } from "./crossed-thresholds.js";
import type { Metering } from "./raise-crossings.js";

/** A budget that was set anew: as it stood, and as it stands. */
export interface BudgetChange {
  readonly before: Budget;
  readonly after: Budget;
}

/**
 * Ends the anomalies that earlier versions of a budget raised in its running periods, where what is spent does not pass
 * what is set now: whoever raised a limit, or took it back, is not told any more that it is used up.
 *
 * @example await endCrossings({ ports, uuid }, "acme", { before, after }, spent)
 */
export async function endCrossings(
  { ports, uuid }: Metering,
  tenantId: string,
  change: BudgetChange,
  spent: readonly BudgetAmount[],
): Promise<void> {
  const writing = { ports, uuid, actor: SYSTEM_ACTORS.costGuard };
  for (const crossing of await ports.costBudgets.listOpenCrossings(tenantId, spent)) {
    const amount = spent.find(({ period }) => period === crossing.period);
    if (amount === undefined || !isOverWith(change, crossing, amount.micros)) continue;
    await resolveAnomaly(writing, tenantId, { anomalyId: crossing.anomalyId, reason: "The budget was set anew." });
  }
}

/**
 * Whether a change of a budget ends what a threshold of it told: the threshold was set anew, and what is spent does not
 * pass it. Where only something else was set, it stays as it was told, also when refunds came since.
 *
 * @example isOverWith({ before, after: { ...before, dailyLimitMicros: 900 } }, crossing, 500) // true
 */
export function isOverWith(
  { before, after }: BudgetChange,
  { period, thresholdPct }: Pick<ThresholdCrossing, "period" | "thresholdPct">,
  spentMicros: number,
): boolean {
  const limitMicros = budgetLimit(after, period);
  if (limitMicros === null) return true;
  const isLimit = thresholdPct === LIMIT_PCT;
  const isSetAnew =
    limitMicros !== budgetLimit(before, period) || (!isLimit && after.warnThresholdPct !== before.warnThresholdPct);
  const isPassed =
    spentMicros > limitMicros || (!isLimit && isWarned(after.warnThresholdPct, limitMicros, spentMicros));
  return isSetAnew && !isPassed;
}
