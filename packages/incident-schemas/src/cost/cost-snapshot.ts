import { z } from "zod";
import { pageInfo, pageInput } from "../primitives/page.js";
import { readPoint, sequence } from "../primitives/read-point.js";
import { COST_ANOMALY_SEVERITIES, COST_ANOMALY_TYPES, COST_ENTITY_TYPES } from "./cost-anomaly.js";

/** The spans that costs are added up over: UTC hours and UTC days. */
export const SNAPSHOT_TYPES = ["hourly", "daily"] as const;

/** The span that a snapshot adds up over. */
export type SnapshotType = (typeof SNAPSHOT_TYPES)[number];

/** Where a snapshot can stand; only complete ones are read. */
export const SNAPSHOT_STATUSES = ["pending", "computing", "complete", "failed"] as const;

/** Input of `incidents.costs.computeSnapshots`. */
export const computeSnapshotsInputSchema = z.strictObject({}).meta({ id: "ComputeSnapshots" });

/** Output of `incidents.costs.computeSnapshots`. */
export const computedSnapshotsSchema = z
  .strictObject({
    hourly: z.int().describe("Hours added up for the first time."),
    daily: z.int().describe("Days added up for the first time."),
    again: z.int().describe("Hours and days added up again, for records that came late."),
    coveredUntil: z
      .string()
      .nullable()
      .describe("All costs before this instant are in; null when there were none ever."),
    isBehind: z.boolean().describe("Whether more is left than one call does; ask again."),
    anomalies: z
      .array(
        z.strictObject({
          anomalyId: z.string(),
          anomalyType: z.enum(COST_ANOMALY_TYPES),
          severity: z.enum(COST_ANOMALY_SEVERITIES),
          entityType: z.enum(COST_ENTITY_TYPES),
          entityId: z.string().nullable(),
          incidentId: z.string().nullable(),
        }),
      )
      .describe("Where the new figures are out of line."),
    resolved: z.array(z.string()).describe("Ids of the anomalies that are over."),
  })
  .meta({ id: "ComputedSnapshots" });

/** Output of `incidents.costs.computeSnapshots`. */
export type ComputedSnapshots = z.output<typeof computedSnapshotsSchema>;

/** A snapshot: what the tenant spent in an hour or a day. */
export const costSnapshotSchema = z
  .strictObject({
    snapshotId: z.string(),
    tenantId: z.string(),
    snapshotType: z.enum(SNAPSHOT_TYPES),
    periodStart: z.string(),
    periodEnd: z.string().describe("Not part of the period."),
    status: z.enum(SNAPSHOT_STATUSES),
    version: z.int().describe("Counts how often the period was added up."),
    totalCostMicros: z.int(),
    recordCount: z.int(),
    requestCount: z.int(),
    inputTokens: z.int(),
    outputTokens: z.int(),
    completedAt: z.string().nullable(),
    recordedAt: z.string(),
    sequence,
  })
  .meta({ id: "CostSnapshot" });

/** A snapshot: what the tenant spent in an hour or a day. */
export type CostSnapshot = z.output<typeof costSnapshotSchema>;

/** Input of `incidents.costs.listSnapshots`. */
export const listSnapshotsInputSchema = z
  .strictObject({ snapshotType: z.enum(SNAPSHOT_TYPES).optional(), ...pageInput })
  .meta({ id: "ListSnapshots" });

/** Output of `incidents.costs.listSnapshots`, recorded last first. */
export const snapshotListSchema = z
  .strictObject({ items: z.array(costSnapshotSchema), ...pageInfo, ...readPoint })
  .meta({ id: "SnapshotList" });
