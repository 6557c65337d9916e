import { z } from "zod";
import { actorSchema } from "../incident/actor.js";
import { hostIdSchema } from "../primitives/ids.js";
import { pageInfo, pageInput } from "../primitives/page.js";
import { readPoint, sequence } from "../primitives/read-point.js";

/** What a budget can be of. */
export const BUDGET_TYPES = ["tenant", "feature", "user"] as const;

/** What a budget is of. */
export type BudgetType = (typeof BUDGET_TYPES)[number];

/** The periods that a budget has limits for: UTC days and UTC months. */
export const BUDGET_PERIODS = ["daily", "monthly"] as const;

/** A period that a budget has a limit for. */
export type BudgetPeriod = (typeof BUDGET_PERIODS)[number];

/** Largest limit: a billion dollars, in micro-dollars. */
const MAX_LIMIT_MICROS = 1_000_000_000_000_000;

/** Longest tag of a feature that costs can have. */
const MAX_FEATURE_LENGTH = 128;

const limit = z.int().min(0).max(MAX_LIMIT_MICROS).nullable().describe("0 allows nothing; null is no limit.");

/**
 * Input of `incidents.costs.setBudget`: what the tenant, a feature or a user may spend in a UTC day and a UTC month. It
 * replaces what was set before. Where it changes a limit or the threshold, what was told of the old ones is over unless it
 * still holds, and the new ones may be crossed again.
 */
export const setBudgetInputSchema = z
  .strictObject({
    budgetType: z.enum(BUDGET_TYPES).default("tenant"),
    entityId: hostIdSchema.optional().describe("The feature's tag or the user's id; not for the tenant."),
    dailyLimitMicros: limit.default(null),
    monthlyLimitMicros: limit.default(null),
    warnThresholdPct: z.int().min(1).max(100).default(80),
    hardLimitEnabled: z.boolean().default(false).describe("Whether reservations beyond the limit are refused."),
    isActive: z.boolean().default(true).describe("False takes the budget back."),
  })
  .refine(({ budgetType, entityId }) => (budgetType === "tenant") === (entityId === undefined), {
    path: ["entityId"],
    error: "names the feature or the user, and is left out for the tenant",
  })
  .refine(({ budgetType, entityId }) => budgetType !== "feature" || (entityId ?? "").length <= MAX_FEATURE_LENGTH, {
    path: ["entityId"],
    error: `a feature's tag has at most ${MAX_FEATURE_LENGTH} characters`,
  })
  .refine((budget) => !budget.isActive || budget.dailyLimitMicros !== null || budget.monthlyLimitMicros !== null, {
    path: ["monthlyLimitMicros"],
    error: "a budget has a daily limit, a monthly limit, or both",
  })
  .meta({ id: "SetBudget" });

/** A budget that is to be set, after validation. */
export type SetBudget = z.output<typeof setBudgetInputSchema>;

const micros = z.int();

/** A budget as it stands. */
export const budgetSchema = z
  .strictObject({
    tenantId: z.string(),
    budgetType: z.enum(BUDGET_TYPES),
    entityId: z.string().nullable(),
    dailyLimitMicros: micros.nullable(),
    monthlyLimitMicros: micros.nullable(),
    warnThresholdPct: z.int(),
    hardLimitEnabled: z.boolean(),
    isActive: z.boolean(),
    version: z.int().describe("Counts how often it was set."),
    setBy: actorSchema,
    recordedAt: z.string(),
    sequence,
  })
  .meta({ id: "Budget" });

/** A budget as it stands. */
export type Budget = z.output<typeof budgetSchema>;

/** Output of `incidents.costs.setBudget`. */
export const setBudgetResultSchema = z
  .strictObject({
    budget: budgetSchema,
    changed: z.boolean().describe("False when it stood like this already; then nothing was stored."),
  })
  .meta({ id: "SetBudgetResult" });

/** Input of `incidents.costs.listBudgets`. */
export const listBudgetsInputSchema = z
  .strictObject({
    budgetType: z.enum(BUDGET_TYPES).optional(),
    entityId: hostIdSchema.optional(),
    ...pageInput,
  })
  .meta({ id: "ListBudgets" });

/** Output of `incidents.costs.listBudgets`: the last version of each, last set first. */
export const budgetListSchema = z
  .strictObject({ items: z.array(budgetSchema), ...pageInfo, ...readPoint })
  .meta({ id: "BudgetList" });

/** How a step stands against one limit of one budget, once it is counted. */
export const budgetStandingSchema = z
  .strictObject({
    budgetType: z.enum(BUDGET_TYPES),
    entityId: z.string().nullable(),
    period: z.enum(BUDGET_PERIODS),
    periodStart: z.string(),
    periodEnd: z.string().describe("Not part of the period."),
    limitMicros: micros,
    spentMicros: micros.describe("Metered in the period."),
    reservedMicros: micros.describe("Promised to steps that are under way, this one too where it was allowed."),
    remainingMicros: micros.describe("What is left; below zero where the limit is passed."),
    usedPct: z
      .number()
      .nullable()
      .describe("Spent and reserved of the limit in per cent, to two decimals; null of nothing."),
    hardLimitEnabled: z.boolean(),
    verdict: z
      .enum(["within", "warning", "exceeded"])
      .describe("`warning` from the budget's threshold on, `exceeded` above the limit."),
  })
  .meta({ id: "BudgetStanding" });

/** How a step stands against one limit of one budget. */
export type BudgetStanding = z.output<typeof budgetStandingSchema>;
