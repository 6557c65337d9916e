import { column, nullable } from "../columns.js";

const BUDGETED = {
  tenantId: column("tenant_id", "text"),
  budgetType: column("budget_type", "text"),
  entityId: column("entity_id", "text"),
} as const;

/** The `cost_budgets` table: what may be spent, each change a version of its own; append-only. `''` is no entity. */
export const COST_BUDGETS = {
  name: "cost_budgets",
  columns: {
    ...BUDGETED,
    version: column("version", "int"),
    sequence: column("sequence", "bigint"),
    dailyLimitMicros: nullable("daily_limit_micros", "money"),
    monthlyLimitMicros: nullable("monthly_limit_micros", "money"),
    warnThresholdPct: column("warn_threshold_pct", "int"),
    hardLimitEnabled: column("hard_limit_enabled", "boolean"),
    isActive: column("is_active", "boolean"),
    setByType: column("set_by_type", "text"),
    setById: column("set_by_id", "text"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;

/** The `cost_budget_periods` table: what was spent under a budget in a day or a month, kept with every record. */
export const COST_BUDGET_PERIODS = {
  name: "cost_budget_periods",
  columns: {
    ...BUDGETED,
    period: column("period", "text"),
    periodStart: column("period_start", "instant"),
    spentMicros: column("spent_micros", "money"),
  },
} as const;

/** The `cost_threshold_crossings` table: each threshold of a budget once in a period; append-only. */
export const COST_THRESHOLD_CROSSINGS = {
  name: "cost_threshold_crossings",
  columns: {
    ...BUDGETED,
    budgetVersion: column("budget_version", "int"),
    period: column("period", "text"),
    periodStart: column("period_start", "instant"),
    thresholdPct: column("threshold_pct", "int"),
    sequence: column("sequence", "bigint"),
    limitMicros: column("limit_micros", "money"),
    spentMicros: column("spent_micros", "money"),
    anomalyId: column("anomaly_id", "text"),
    crossedAt: column("crossed_at", "instant"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;
