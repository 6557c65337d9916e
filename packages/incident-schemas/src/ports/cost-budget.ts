import type { Budget, BudgetPeriod, BudgetType } from "../cost/cost-budget.js";
import type { Instant } from "../primitives/instant.js";
import type { NewestFirstPage, ReadPoint } from "./read-point.js";

/** What a budget is of: the tenant, which has no id here, a feature, or a user. */
export interface BudgetKey {
  readonly budgetType: BudgetType;
  readonly entityId: string | null;
}

/** A UTC day or a UTC month. */
export interface PeriodSpan {
  readonly period: BudgetPeriod;
  readonly periodStart: Instant;
  /** Not part of the period. */
  readonly periodEnd: Instant;
}

/** A budget in one of its periods. */
export interface BudgetInPeriod extends BudgetKey, PeriodSpan {}

/** A budget in a period, and an amount: what was added, what was spent, or what is promised. */
export interface BudgetAmount extends BudgetInPeriod {
  readonly micros: number;
}

/** The features and users that some costs are of; the tenant's own budget is always meant. */
export interface CostEntities {
  readonly featureTags: readonly string[];
  readonly userIds: readonly string[];
}

/** The next version of a budget, as it is about to be stored. */
export type NewBudget = Omit<Budget, "tenantId" | "recordedAt" | "sequence">;

/** How budgets can be told apart in their list. */
export interface BudgetFilters {
  readonly budgetType?: BudgetType | undefined;
  readonly entityId?: string | undefined;
}

/** That a budget's spend passed a threshold in a period. */
export interface ThresholdCrossing extends BudgetInPeriod {
  readonly budgetVersion: number;
  /** Of the limit; 100 says that the limit itself was passed. */
  readonly thresholdPct: number;
  readonly limitMicros: number;
  readonly spentMicros: number;
  /** The anomaly that tells of it. */
  readonly anomalyId: string;
  readonly crossedAt: Instant;
}

/** Keeps what may be spent, what was spent of it, and which thresholds were passed. */
export interface CostBudgetDriver {
  /** The last version of a budget, by a point; `undefined` when it was never set. */
  fetchBudget(tenantId: string, key: BudgetKey, at?: ReadPoint): Promise<Budget | undefined>;
  /** The last versions of budgets by a point, set last first, those included that are inactive. */
  listBudgets(tenantId: string, query: NewestFirstPage & { readonly filters: BudgetFilters }): Promise<Budget[]>;
  /**
   * The last versions of all budgets that costs of these entities fall under, the tenant's first, then features', then
   * users'; those included that are inactive.
   */
  fetchBudgetsOf(tenantId: string, entities: CostEntities): Promise<Budget[]>;
  /** Stores the next version of a budget, and gives it. */
  insertBudget(tenantId: string, budget: NewBudget): Promise<Budget>;
  /**
   * Adds what records that are stored already have cost to what is kept as spent, and gives what is spent then, in the
   * order asked. What is not kept yet is counted from the records, which hold the addition.
   */
  addSpend(tenantId: string, additions: readonly BudgetAmount[]): Promise<BudgetAmount[]>;
  /** What is spent, in the order asked; what is not kept yet is counted from the records, and kept from then on. */
  keepSpend(tenantId: string, periods: readonly BudgetInPeriod[]): Promise<BudgetAmount[]>;
  /**
   * Stores crossings, each threshold once per period and limit; gives those that are new. A version of the budget that
   * changes neither the limit of the period nor the threshold, nor took the budget back, makes none new.
   */
  claimCrossings(tenantId: string, crossings: readonly ThresholdCrossing[]): Promise<ThresholdCrossing[]>;
  /** The crossings in periods whose anomaly was recorded and is not over, in the order they were claimed. */
  listOpenCrossings(tenantId: string, periods: readonly BudgetInPeriod[]): Promise<ThresholdCrossing[]>;
}
