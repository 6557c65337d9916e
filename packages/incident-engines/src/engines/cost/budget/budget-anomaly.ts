import {
  type Budget,
  type CostAnomalyFact,
  canonicalJson,
  type Instant,
  MAX_ANOMALY_MICROS,
  utcDayOf,
} from "@hoc/incident-schemas";
import type { BudgetAmount, ThresholdCrossing } from "@hoc/incident-schemas/ports";
import { sha256Hex } from "../../sha256.js";
import { budgetLimit } from "./budget-limits.js";
import { crossedThresholds, LIMIT_PCT } from "./crossed-thresholds.js";

/** Version of the derivation: another rule gets another number, so that ids of different rules cannot meet. */
const DERIVATION = "budget-anomaly-id/v1";

/** What is spent of a budget in a period, and when the last of it was. */
export interface BudgetSpend {
  readonly budget: Budget;
  readonly amount: BudgetAmount;
  readonly lastAt: Instant;
}

/**
 * The thresholds that a spend has passed, as they are claimed. They are passed now; in a period that is over, when the
 * last of it was spent.
 *
 * @example crossingsOf({ budget, amount, lastAt }, ports.recordedAt)
 */
export function crossingsOf({ budget, amount, lastAt }: BudgetSpend, now: Instant): ThresholdCrossing[] {
  const { micros: spentMicros, ...inPeriod } = amount;
  const limitMicros = budgetLimit(budget, inPeriod.period);
  if (limitMicros === null) return [];
  return crossedThresholds(budget, limitMicros, spentMicros).map((thresholdPct) => ({
    ...inPeriod,
    budgetVersion: budget.version,
    thresholdPct,
    limitMicros,
    spentMicros,
    anomalyId: anomalyIdOf(budget, amount, thresholdPct),
    crossedAt: inPeriod.periodEnd <= now ? lastAt : now,
  }));
}

/**
 * The anomaly that tells of a passed threshold: that a budget is nearly used up, or that it is. Nothing is held back by
 * that, not even above a hard limit: what was refused, refused reservations tell.
 *
 * @example budgetAnomaly(crossing)
 */
export function budgetAnomaly(crossing: ThresholdCrossing): CostAnomalyFact {
  const { budgetType, entityId, thresholdPct, period, periodStart, limitMicros, spentMicros } = crossing;
  const isExceeded = thresholdPct === LIMIT_PCT;
  const ofPeriod = `the ${period} limit of the period from ${utcDayOf(periodStart)} (UTC)`;
  return {
    anomalyId: crossing.anomalyId,
    anomalyType: isExceeded ? "BUDGET_EXCEEDED" : "BUDGET_WARNING",
    severity: isExceeded ? "CRITICAL" : "HIGH",
    entityType: budgetType,
    ...(entityId !== null && { entityId }),
    currentValueMicros: Math.min(Math.max(spentMicros, 0), MAX_ANOMALY_MICROS),
    expectedValueMicros: limitMicros,
    confidence: 1,
    derivedCause: "UNKNOWN",
    message: isExceeded ? `That is above ${ofPeriod}.` : `That is ${thresholdPct} % or more of ${ofPeriod}.`,
    breachCount: 1,
    observedAt: crossing.crossedAt,
    metadata: { budgetVersion: crossing.budgetVersion },
    thresholdPct,
    action: "notified",
    period,
    periodStart,
  };
}

function anomalyIdOf(
  { version }: Budget,
  { budgetType, entityId, period, periodStart }: BudgetAmount,
  thresholdPct: number,
): string {
  const named = [DERIVATION, budgetType, entityId, version, period, periodStart, thresholdPct];
  return `budget_${sha256Hex(canonicalJson(named)).slice(0, 32)}`;
}
