import type { Budget, BudgetStanding, Reservation } from "@hoc/incident-schemas";
import type { PeriodSpan } from "@hoc/incident-schemas/ports";
import { isWarned } from "./crossed-thresholds.js";

/** A limit of a budget in a period, and what is used of it. */
export interface UsedLimit extends PeriodSpan {
  readonly budget: Budget;
  readonly limitMicros: number;
  readonly spentMicros: number;
  readonly reservedMicros: number;
}

/**
 * The first limit that a step would pass and that is hard; null when there is none. Soft ones never refuse.
 *
 * @example refusingLimit(used, 1_200)?.period // "daily"
 */
export function refusingLimit(used: readonly UsedLimit[], estimateMicros: number): Reservation["refusedBy"] {
  const refusing = used.find(
    ({ budget, limitMicros, spentMicros, reservedMicros }) =>
      budget.hardLimitEnabled && spentMicros + reservedMicros + estimateMicros > limitMicros,
  );
  if (refusing === undefined) return null;
  const { budget, period, periodStart } = refusing;
  return { budgetType: budget.budgetType, entityId: budget.entityId, period, periodStart };
}

/**
 * How a limit stands with what is spent and promised, as callers are told. The share is rounded half up to two decimals,
 * in whole numbers; of a limit of 0 there is none.
 *
 * @example budgetStanding({ budget, ...span, limitMicros: 10_000, spentMicros: 8_000, reservedMicros: 500 }).usedPct // 85
 */
export function budgetStanding({
  budget,
  period,
  periodStart,
  periodEnd,
  limitMicros,
  spentMicros,
  reservedMicros,
}: UsedLimit): BudgetStanding {
  const { budgetType, entityId, warnThresholdPct, hardLimitEnabled } = budget;
  const usedMicros = spentMicros + reservedMicros;
  return {
    budgetType,
    entityId,
    period,
    periodStart,
    periodEnd,
    limitMicros,
    spentMicros,
    reservedMicros,
    remainingMicros: limitMicros - usedMicros,
    usedPct: limitMicros === 0 ? null : shareOf(usedMicros, limitMicros),
    hardLimitEnabled,
    verdict: verdictOf(warnThresholdPct, limitMicros, usedMicros),
  };
}

function verdictOf(warnThresholdPct: number, limitMicros: number, usedMicros: number): BudgetStanding["verdict"] {
  if (usedMicros > limitMicros) return "exceeded";
  return isWarned(warnThresholdPct, limitMicros, usedMicros) ? "warning" : "within";
}

/** Per cent, rounded half up to two decimals; refunds can make it negative. */
function shareOf(usedMicros: number, limitMicros: number): number {
  const doubled = BigInt(usedMicros) * 20_000n + BigInt(limitMicros);
  const divisor = BigInt(limitMicros) * 2n;
  const towardsZero = doubled / divisor;
  const rounded = doubled % divisor < 0n ? towardsZero - 1n : towardsZero;
  return Number(rounded) / 100;
}
