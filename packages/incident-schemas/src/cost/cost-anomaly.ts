import { z } from "zod";
import { detailsSchema, recordResultSchema } from "../incident/signal.js";
import { hostIdSchema } from "../primitives/ids.js";
import { instantSchema } from "../primitives/instant.js";
import { pageInfo, pageInput } from "../primitives/page.js";
import { readPoint, sequence } from "../primitives/read-point.js";
import { storableText } from "../primitives/text.js";

/** Kinds of cost anomaly; the last four are older names. */
export const COST_ANOMALY_TYPES = [
  "ABSOLUTE_SPIKE",
  "SUSTAINED_DRIFT",
  "BUDGET_WARNING",
  "BUDGET_EXCEEDED",
  "USER_SPIKE",
  "FEATURE_SPIKE",
  "TENANT_SPIKE",
  "DRIFT",
] as const;

/** A kind of cost anomaly. */
export type CostAnomalyType = (typeof COST_ANOMALY_TYPES)[number];

/** How far out an anomaly is, in rising order. */
export const COST_ANOMALY_SEVERITIES = ["LOW", "MEDIUM", "HIGH", "CRITICAL"] as const;

/** How far out an anomaly is. */
export type CostAnomalySeverity = (typeof COST_ANOMALY_SEVERITIES)[number];

/** What an anomaly can be about. */
export const COST_ENTITY_TYPES = ["tenant", "user", "feature", "model", "agent"] as const;

/** Why costs are out of line, as analytics reckons. */
export const COST_CAUSES = ["RETRY_LOOP", "PROMPT_GROWTH", "FEATURE_SURGE", "TRAFFIC_GROWTH", "UNKNOWN"] as const;

/** What can be done about an anomaly at once; the last two hold money back. */
export const COST_ACTIONS = ["notified", "throttled", "blocked", "frozen"] as const;

/** The spans that the values of an anomaly can be of. */
export const ANOMALY_PERIODS = ["hourly", "daily", "monthly"] as const;

/** Largest amount of an anomaly: a billion dollars, in micro-dollars. */
export const MAX_ANOMALY_MICROS = 1_000_000_000_000_000;

const micros = z.int().min(0).max(MAX_ANOMALY_MICROS);

/**
 * Input of `incidents.costs.recordAnomaly`: analytics found costs out of line. Analytics detects; whether an incident
 * comes of it is decided here.
 */
export const recordAnomalyInputSchema = z
  .strictObject({
    anomalyId: hostIdSchema
      .max(100)
      .describe("Seen again on the same UTC day it raises one signal per severity at most."),
    anomalyType: z.enum(COST_ANOMALY_TYPES),
    severity: z.enum(COST_ANOMALY_SEVERITIES),
    entityType: z.enum(COST_ENTITY_TYPES).default("tenant"),
    entityId: hostIdSchema.max(100).optional(),
    currentValueMicros: micros,
    expectedValueMicros: micros,
    confidence: z.number().min(0).max(1).default(1),
    derivedCause: z.enum(COST_CAUSES).default("UNKNOWN"),
    message: storableText(1_000).optional(),
    breachCount: z.int().min(1).max(1_000_000).default(1),
    runId: hostIdSchema.optional(),
    observedAt: instantSchema.optional().describe("When it was seen; now by default."),
    metadata: detailsSchema.default({}),
    thresholdPct: z
      .int()
      .min(0)
      .max(1_000_000)
      .optional()
      .describe("Per cent of the expected value (of a budget: of its limit) from which on it is out of line."),
    action: z.enum(COST_ACTIONS).optional().describe("What was done about it at once."),
    period: z.enum(ANOMALY_PERIODS).optional().describe("The span that both values are of."),
    periodStart: instantSchema.optional(),
  })
  .meta({ id: "RecordAnomaly" });

/** A cost anomaly, after validation. */
export type CostAnomalyFact = z.output<typeof recordAnomalyInputSchema>;

/** What became of an anomaly. */
export const anomalyResultSchema = z
  .strictObject({
    anomalyId: z.string(),
    recorded: z
      .boolean()
      .describe(
        "Whether this call stored it; false when it was before: of this UTC day and severity, and no more fit to raise a signal.",
      ),
    signal: recordResultSchema.nullable().describe("What became of its signal; null when it raised none."),
    notRaised: z
      .enum(["severity", "confidence"])
      .nullable()
      .describe("What kept it from raising a signal: it was below the configured severity or confidence."),
  })
  .meta({ id: "AnomalyResult" });

/** What became of an anomaly. */
export type AnomalyResult = z.output<typeof anomalyResultSchema>;

const text = z.string().nullable();

/** A stored anomaly: what analytics saw on a day, and which incident its signal became part of. */
export const costAnomalySchema = z
  .strictObject({
    anomalyId: z.string(),
    tenantId: z.string(),
    anomalyType: z.enum(COST_ANOMALY_TYPES),
    severity: z.enum(COST_ANOMALY_SEVERITIES),
    entityType: z.enum(COST_ENTITY_TYPES),
    entityId: text,
    currentValueMicros: micros,
    expectedValueMicros: micros,
    deviationPct: z
      .number()
      .nullable()
      .describe(
        "How far the current value is above the expected one in per cent, to two decimals; null above nothing.",
      ),
    confidence: z.number(),
    derivedCause: z.enum(COST_CAUSES),
    message: text,
    breachCount: z.int(),
    runId: text,
    observedAt: z.string(),
    metadata: z.record(z.string(), z.unknown()),
    thresholdPct: z.int().nullable(),
    action: z.enum(COST_ACTIONS).nullable(),
    period: z.enum(ANOMALY_PERIODS).nullable(),
    periodStart: text,
    snapshotId: text.describe("The snapshot that has the current value."),
    baselineId: text.describe("The baseline that has the expected value."),
    resolvedAt: text.describe("When it was over; null while it is not."),
    raised: z.boolean().describe("Whether it was bad and sure enough to raise a signal."),
    signalId: text.describe("The signal that it raised."),
    incidentId: text.describe("The incident that took that signal; null when none did, or when the signal was pruned."),
    recordedAt: z.string(),
    sequence,
  })
  .meta({ id: "CostAnomaly" });

/** A stored anomaly. */
export type CostAnomaly = z.output<typeof costAnomalySchema>;

/** How anomalies can be told apart in their list. */
export const costAnomalyFiltersSchema = z.strictObject({
  anomalyType: z.enum(COST_ANOMALY_TYPES).optional(),
  severity: z.enum(COST_ANOMALY_SEVERITIES).optional(),
  entityType: z.enum(COST_ENTITY_TYPES).optional(),
  entityId: hostIdSchema.max(100).optional(),
});

/** How anomalies can be told apart in their list. */
export type CostAnomalyFilters = z.output<typeof costAnomalyFiltersSchema>;

/** Input of `incidents.costs.listAnomalies`. */
export const listAnomaliesInputSchema = costAnomalyFiltersSchema.extend(pageInput).meta({ id: "ListAnomalies" });

/** Output of `incidents.costs.listAnomalies`, recorded last first. */
export const anomalyListSchema = z
  .strictObject({ items: z.array(costAnomalySchema), ...pageInfo, ...readPoint })
  .meta({ id: "AnomalyList" });

/** Input of `incidents.costs.resolveAnomaly`: it is over. */
export const resolveAnomalyInputSchema = z
  .strictObject({ anomalyId: hostIdSchema.max(100), reason: storableText(1_000).optional() })
  .meta({ id: "ResolveAnomaly" });

/** Output of `incidents.costs.resolveAnomaly`. */
export const resolvedAnomalySchema = z
  .strictObject({
    anomalyId: z.string(),
    resolvedAt: z.string(),
    changed: z.boolean().describe("False when it was over already."),
    incidentId: z.string().nullable().describe("The incident that its signal belongs to, which it gave the all-clear."),
  })
  .meta({ id: "ResolvedAnomaly" });

/** Output of `incidents.costs.resolveAnomaly`. */
export type ResolvedAnomaly = z.output<typeof resolvedAnomalySchema>;
