import { z } from "zod";
import { COST_ANOMALY_SEVERITIES } from "../cost/cost-anomaly.js";

const positive = z.int().min(1);

/**
 * How signals become incidents. A violating config is refused when the aggregator is made, naming the field.
 *
 * @example incidentAggregatorConfigSchema.parse({ aggregationWindowSeconds: 120 })
 */
export const incidentAggregatorConfigSchema = z
  .strictObject({
    aggregationWindowSeconds: positive.default(300).describe("Longest silence inside one incident."),
    windowing: z
      .enum(["sliding", "tumbling"])
      .default("sliding")
      .describe("`sliding`: an incident lasts as long as the outage; `tumbling`: one incident per window."),
    maxIncidentsPerTenantPerHour: positive
      .default(20)
      .describe("New incidents in any rolling hour; `Number.MAX_SAFE_INTEGER` lifts the cap."),
    maxRelatedCallsPerIncident: positive.default(1_000).describe("Call references that a read returns."),
    incidentCooldownSeconds: positive.default(60).describe("After a resolution, signals this close to it are late."),
    autoResolveAfterSeconds: positive.default(900).describe("Silence after which the sweep resolves."),
    sweepAcknowledged: z.boolean().default(false).describe("Whether the sweep resolves acknowledged incidents too."),
    anomalyMinSeverity: z
      .enum(COST_ANOMALY_SEVERITIES)
      .default("HIGH")
      .describe("Cost anomalies below this raise no signal."),
    anomalyMinConfidence: z
      .number()
      .min(0)
      .max(1)
      .default(0.5)
      .describe("Cost anomalies that analytics is less sure of raise no signal."),
    examineRuns: z
      .boolean()
      .default(false)
      .describe("Whether the detectors of agents that fail look at every run that ends."),
    signalRetentionDays: positive
      .nullable()
      .default(null)
      .describe(
        "Signals of incidents resolved longer ago may be pruned, and older signals are refused; null keeps all.",
      ),
  })
  .meta({ id: "IncidentAggregatorConfig" });

/** How signals become incidents. */
export type IncidentAggregatorConfig = z.output<typeof incidentAggregatorConfigSchema>;

/** The cap value that means no cap. */
export const UNCAPPED = Number.MAX_SAFE_INTEGER;

/**
 * Grouping minimums for detectors that decide whether to send a signal at all; the aggregator itself does not apply them.
 */
export const GROUPING_HEURISTICS_V1 = {
  GROUPING_WINDOW_SECONDS: 300,
  GROUPING_MIN_ERRORS: 3,
  GROUPING_ERROR_RATE_THRESHOLD: 0.5,
  GROUPING_COST_SPIKE_MULTIPLIER: 5,
} as const;
