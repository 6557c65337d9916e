import type { TenantBudget } from "@hoc/incident-schemas/ports";
import { centsOf, roundedQuotient } from "./cents.js";
import { isPaceKnown } from "./spans.js";

/** How what was spent stands against the limit of a day or a month. */
export interface BudgetUse {
  readonly budgetCents: number | null;
  /** To two decimals, not bounded above; null without a limit, and of nothing. */
  readonly usedPct: number | null;
  readonly isOver: boolean;
}

/**
 * How much of a limit is used. A limit of 0 is one: whatever is spent is above it, although no share of it can be told.
 *
 * @example budgetUse(15_000_000, 10_000_000) // { budgetCents: 1000, usedPct: 150, isOver: true }
 */
export function budgetUse(spentMicros: number, limitMicros: number | null | undefined): BudgetUse {
  if (limitMicros === null || limitMicros === undefined) return { budgetCents: null, usedPct: null, isOver: false };
  const usedPct =
    limitMicros === 0 ? null : roundedQuotient(BigInt(Math.max(0, spentMicros)) * 10_000n, BigInt(limitMicros)) / 100;
  return { budgetCents: centsOf(limitMicros), usedPct, isOver: spentMicros > limitMicros };
}

/**
 * Whole days until a month's budget is used up, at the pace of the month's covered hours: 0 when nothing is left, null
 * without a limit or a pace that is known.
 *
 * @example daysUntilExhausted({ monthlyLimitMicros: 100 }, 20, 48) // 8
 */
export function daysUntilExhausted(
  budget: Pick<TenantBudget, "monthlyLimitMicros"> | undefined,
  mtdMicros: number,
  coveredHours: number,
): number | null {
  const limit = budget?.monthlyLimitMicros ?? null;
  if (limit === null) return null;
  if (limit <= mtdMicros) return 0;
  if (mtdMicros <= 0 || !isPaceKnown(coveredHours)) return null;
  return Number((BigInt(limit - mtdMicros) * BigInt(coveredHours)) / (BigInt(mtdMicros) * 24n));
}
