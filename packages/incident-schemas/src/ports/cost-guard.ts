import type { CostAnomaly } from "../cost/cost-anomaly.js";
import type { BudgetPeriod, BudgetType } from "../cost/cost-budget.js";
import type { Instant } from "../primitives/instant.js";
import type { SpendEntityType } from "./cost-snapshot.js";
import type { ReadPoint } from "./read-point.js";

/** A stretch of time between two full UTC hours; the end is not part of it. */
export interface CostSpan {
  readonly from: Instant;
  readonly until: Instant;
}

/** Where the spends of a summary begin, and where all of them end. */
export interface SpendStarts {
  readonly todayStart: Instant;
  readonly monthStart: Instant;
  readonly weekAgo: Instant;
  /** All costs before this instant are in snapshots. */
  readonly until: Instant;
}

/** What was spent since each start, in micro-dollars. */
export interface SpendTotals {
  readonly todayMicros: number;
  readonly mtdMicros: number;
  readonly weekMicros: number;
}

/** What the tenant may spend in a day and in a month, in micro-dollars; 0 allows nothing, null is no limit. */
export interface TenantBudget {
  readonly dailyLimitMicros: number | null;
  readonly monthlyLimitMicros: number | null;
}

/** Of which day a baseline is, and over how many days before it. */
export interface BaselineWindow {
  readonly forDay: Instant;
  readonly windowDays: 7 | 30;
}

/** What costs can be broken down by. */
export type BreakdownEntityType = Exclude<SpendEntityType, "tenant">;

/** What a day of one feature, model or user usually costs. The two parts of its key stay apart. */
export interface EntityBaseline {
  readonly entityType: BreakdownEntityType;
  /** Empty for what has no feature, and for who is no user. */
  readonly entityId: string;
  readonly avgDailyCostMicros: number;
}

/** How far costs are added up. */
export interface LastSnapshot {
  /** When the last complete snapshot was made. */
  readonly completedAt: Instant;
  /** The end of the last hour that has a complete snapshot; hours are added up in their order, none left out. */
  readonly coveredUntil: Instant | null;
}

/** What one feature, model or user cost in a span. */
export interface EntitySpend {
  /** Empty for what has no feature, and for who is no user. */
  readonly entityId: string;
  /** What a feature is called; null where nobody named it, and for models and users. */
  readonly displayName: string | null;
  readonly spendMicros: number;
  /** Requests of the hours and days that were added up, each counted once in each of them. */
  readonly requestCount: number;
}

/**
 * An anomaly as customers are told of it: each once, as bad as it got. Of those that became part of one incident one is
 * told: the tenant's own, else the gravest, else the earliest; it is over when all of them are.
 */
export type GuardedAnomaly = Pick<
  CostAnomaly,
  | "anomalyId"
  | "anomalyType"
  | "severity"
  | "entityType"
  | "entityId"
  | "currentValueMicros"
  | "expectedValueMicros"
  | "derivedCause"
  | "observedAt"
  | "thresholdPct"
  | "action"
  | "period"
  | "periodStart"
  | "raised"
  | "incidentId"
  | "resolvedAt"
> & {
  /** What a feature is called; null where nobody named it, and of all else. */
  readonly entityName: string | null;
  /**
   * Whether what a budget refused in the period is to be told here: it is told once, where the budget was exceeded, and
   * of a budget that was not, at its warning.
   */
  readonly tellsRefusals: boolean;
};

/** A page of the anomalies of a time, those of one incident counted as one. */
export interface GuardedAnomalyQuery {
  readonly since: Instant;
  readonly includeResolved: boolean;
  readonly limit: number;
  readonly offset: number;
}

/** One period of a budget. */
export interface BudgetSpan {
  readonly budgetType: BudgetType;
  /** Empty for the tenant. */
  readonly entityId: string;
  readonly period: BudgetPeriod;
  readonly periodStart: Instant;
}

/** What a budget refused in one of its periods, in micro-dollars. */
export interface RefusedSpend extends BudgetSpan {
  readonly refusedMicros: number;
}

/**
 * Reads what customers are shown of their costs. All that was spent is of complete snapshots, the newest of each hour and
 * day by the point; nothing is of live records. Every question has a beginning, so that none reads the whole history.
 */
export interface CostGuardDriver {
  /** What was spent today, this month and this week, by the starts that are given. */
  getSpendTotals(tenantId: string, starts: SpendStarts, at: ReadPoint): Promise<SpendTotals>;
  /** The tenant's own budget where it is active. */
  getBudget(tenantId: string, at: ReadPoint): Promise<TenantBudget | undefined>;
  /** What a day of the tenant usually costs, in micro-dollars. */
  getBaseline(tenantId: string, window: BaselineWindow, at: ReadPoint): Promise<number | undefined>;
  /** How far costs are added up; `undefined` when none ever were. */
  getLastSnapshot(tenantId: string, at: ReadPoint): Promise<LastSnapshot | undefined>;
  /** What was spent in a span, in micro-dollars. */
  getTotalSpend(tenantId: string, span: CostSpan, at: ReadPoint): Promise<number>;
  /** What a day of each of these features, models or users usually costs, where that is known. */
  getBaselines(
    tenantId: string,
    entities: { readonly entityType: BreakdownEntityType; readonly entityIds: readonly string[] },
    window: BaselineWindow,
    at: ReadPoint,
  ): Promise<EntityBaseline[]>;
  /** The dearest features of a span, the dearest first. */
  getSpendByFeature(tenantId: string, span: CostSpan, limit: number, at: ReadPoint): Promise<EntitySpend[]>;
  /** The dearest models of a span, the dearest first. */
  getSpendByModel(tenantId: string, span: CostSpan, limit: number, at: ReadPoint): Promise<EntitySpend[]>;
  /** The dearest users of a span, the dearest first. */
  getSpendByUser(tenantId: string, span: CostSpan, limit: number, at: ReadPoint): Promise<EntitySpend[]>;
  /** Anomalies that were observed from an instant on, the last first, each once; `total` is of all pages. */
  getCostAnomalies(
    tenantId: string,
    query: GuardedAnomalyQuery,
    at: ReadPoint,
  ): Promise<{ readonly anomalies: GuardedAnomaly[]; readonly total: number }>;
  /**
   * What budgets refused in their periods, by what was estimated: each request once, as it was refused first, and none
   * that was made in the end. A period that nothing was refused in has no row.
   */
  getRefusedSpend(tenantId: string, spans: readonly BudgetSpan[], at: ReadPoint): Promise<RefusedSpend[]>;
}
