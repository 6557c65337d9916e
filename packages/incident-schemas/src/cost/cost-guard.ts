import { z } from "zod";
import { tenantIdSchema } from "../primitives/ids.js";
import { flagSchema, wholeNumberSchema } from "../primitives/query-values.js";
import { asOf, readPoint } from "../primitives/read-point.js";

/** How a customer's spending moves. */
export const CUSTOMER_TRENDS = ["normal", "rising", "spike"] as const;

/** How a customer's spending moves. */
export type CustomerTrend = (typeof CUSTOMER_TRENDS)[number];

/** The spans that costs are explained over. */
export const BREAKDOWN_PERIODS = ["today", "7d", "30d"] as const;

/** A span that costs are explained over. */
export type BreakdownPeriod = (typeof BREAKDOWN_PERIODS)[number];

/** What can drive costs most. */
export const LARGEST_DRIVER_TYPES = ["feature", "model", "user"] as const;

/** Where a customer's cost incident can stand. */
export const CUSTOMER_COST_STATUSES = ["protected", "attention_needed", "resolved"] as const;

/** Where a customer's cost incident stands. */
export type CustomerCostStatus = (typeof CUSTOMER_COST_STATUSES)[number];

/** What brings a customer's cost incident about. */
export const CUSTOMER_COST_TRIGGERS = ["cost_spike", "budget_warning", "budget_exceeded"] as const;

/** What brought a customer's cost incident about. */
export type CustomerCostTrigger = (typeof CUSTOMER_COST_TRIGGERS)[number];

const cents = z.int();
const tenantId = tenantIdSchema
  .optional()
  .describe("Not needed: the tenant is that of the caller. Another one is refused.");

/** Input of `incidents.costGuard.getSummary`. */
export const getCostSummaryInputSchema = z.strictObject({ tenantId, asOf }).meta({ id: "GetCostSummary" });

/**
 * Output of `incidents.costGuard.getSummary`: what was spent, in whole cents, by complete snapshots alone. An amount is
 * rounded once, half up, from the exact sum.
 */
export const customerCostSummarySchema = z
  .strictObject({
    spendTodayCents: cents.describe("Since midnight UTC."),
    spendMtdCents: cents.describe("Since the first of the month, UTC."),
    spend7dCents: cents.describe("Since the full hour at or before seven days ago."),
    budgetDailyCents: cents.nullable(),
    budgetMonthlyCents: cents.nullable(),
    budgetUsedDailyPct: z
      .number()
      .nullable()
      .describe("Of what is covered. May be above 100; null without a limit, and of a limit of 0."),
    budgetUsedMonthlyPct: z
      .number()
      .nullable()
      .describe("Of what is covered. May be above 100; null without a limit, and of a limit of 0."),
    overBudget: z.boolean().describe("Whether what is covered of today or this month is above its limit."),
    projectedMonthEndCents: cents
      .nullable()
      .describe("The month's spend, carried on at its pace to its end; null before 24 hours of it are covered."),
    daysUntilBudgetExhausted: z
      .int()
      .nullable()
      .describe("Whole days at this month's pace; 0 when nothing is left, null while the pace is not known."),
    trend: z.enum(CUSTOMER_TRENDS),
    trendMessage: z.string().nullable(),
    coveredUntil: z
      .string()
      .nullable()
      .describe("Costs before this instant are in; null when none were added up ever."),
    lastUpdated: z.string().nullable().describe("When the last complete snapshot was made; null without one."),
    ...readPoint,
  })
  .meta({ id: "CustomerCostSummaryDto" });

/** What a customer spent, in whole cents. */
export type CustomerCostSummaryDto = z.output<typeof customerCostSummarySchema>;

/** Input of `incidents.costGuard.getExplained`. */
export const getCostExplainedInputSchema = z
  .strictObject({ tenantId, period: z.enum(BREAKDOWN_PERIODS).default("7d"), asOf })
  .meta({ id: "GetCostExplained" });

/** One feature, model or user of a breakdown. */
export const costBreakdownItemSchema = z
  .strictObject({
    name: z
      .string()
      .describe("`unclassified` without a feature, `anonymous` without a user; a host may use these too."),
    displayName: z.string().nullable().describe("`Without a feature` or `Without a user` where there is none."),
    spendCents: cents,
    requestCount: z.int(),
    pctOfTotal: z
      .number()
      .describe("To one decimal, of what was spent before refunds: below zero is 0, and all together at most 100."),
    trend: z.enum(CUSTOMER_TRENDS),
  })
  .meta({ id: "CostBreakdownItemDto" });

/** One feature, model or user of a breakdown. */
export type CostBreakdownItemDto = z.output<typeof costBreakdownItemSchema>;

/** Output of `incidents.costGuard.getExplained`: at most ten of each, dearest first; with the rest they add up to the total. */
export const customerCostExplainedSchema = z
  .strictObject({
    period: z.enum(BREAKDOWN_PERIODS),
    periodStart: z.string(),
    periodEnd: z.string().describe("Not part of the period: until here costs are in."),
    totalSpendCents: cents,
    byFeature: z.array(costBreakdownItemSchema),
    byModel: z.array(costBreakdownItemSchema),
    byUser: z.array(costBreakdownItemSchema),
    restByFeatureCents: cents.describe("What all features beyond the first ten cost."),
    restByModelCents: cents.describe("What all models beyond the first ten cost."),
    restByUserCents: cents.describe("What all users beyond the first ten cost."),
    largestDriverType: z.enum(LARGEST_DRIVER_TYPES),
    largestDriverName: z.string().describe("As it is displayed; empty when nothing was spent."),
    largestDriverPct: z.number(),
    summary: z.string().describe("One sentence."),
    lastUpdated: z.string().nullable(),
    ...readPoint,
  })
  .meta({ id: "CustomerCostExplainedDto" });

/** Where a customer's money went. */
export type CustomerCostExplainedDto = z.output<typeof customerCostExplainedSchema>;

/** Input of `incidents.costGuard.getIncidents`: what was out of line in the last 30 days. */
export const getCostIncidentsInputSchema = z
  .strictObject({
    tenantId,
    includeResolved: flagSchema.default(false),
    limit: wholeNumberSchema(1, 100, 20),
    offset: wholeNumberSchema(0, 2_147_483_647, 0),
    asOf,
  })
  .meta({ id: "GetCostIncidents" });

/** One cost incident in a customer's words. */
export const customerCostIncidentSchema = z
  .strictObject({
    id: z.string().describe("The incident's id, or the anomaly's where none came of it."),
    anomalyId: z.string(),
    triggerType: z.enum(CUSTOMER_COST_TRIGGERS),
    status: z
      .enum(CUSTOMER_COST_STATUSES)
      .describe("`protected` only where something was refused, or a host says that it blocked or froze."),
    title: z.string(),
    costAtTriggerCents: cents,
    costAvoidedCents: cents.nullable().describe("What was refused, by its estimates; null when nothing was."),
    thresholdCents: cents.nullable(),
    actionTaken: z.string(),
    recommendation: z.string().nullable(),
    causeExplanation: z.string().nullable(),
    detectedAt: z.string(),
    resolvedAt: z.string().nullable(),
  })
  .meta({ id: "CustomerCostIncidentDto" });

/** One cost incident in a customer's words. */
export type CustomerCostIncidentDto = z.output<typeof customerCostIncidentSchema>;

/**
 * Output of `incidents.costGuard.getIncidents`, detected last first. What became part of one incident is told once: the
 * tenant's own, else the gravest, else the earliest; it is resolved when all of it is.
 */
export const customerCostIncidentListSchema = z
  .strictObject({
    incidents: z.array(customerCostIncidentSchema),
    total: z.int().describe("Of all pages; anomalies of one incident count once."),
    hasMore: z.boolean(),
    ...readPoint,
  })
  .meta({ id: "CustomerCostIncidentListDto" });

/** A customer's cost incidents. */
export type CustomerCostIncidentListDto = z.output<typeof customerCostIncidentListSchema>;
