import { z } from "zod";
import { instantSchema } from "../primitives/instant.js";
import { asOf, readPoint } from "../primitives/read-point.js";

/** Input of `incidents.query.getIncidentStats`; the last 24 hours by default. */
export const incidentStatsInputSchema = z
  .strictObject({ since: instantSchema.optional(), asOf })
  .meta({ id: "GetIncidentStats" });

/** Output of `incidents.query.getIncidentStats`. Every count is of incidents created at `since` or later. */
export const incidentStatsSchema = z
  .strictObject({
    totalIncidents: z.int(),
    openIncidents: z.int().describe("Active or acknowledged."),
    criticalIncidents: z.int(),
    totalCallsAffected: z.int(),
    totalSignals: z.int(),
    since: z.string(),
    aggregationActive: z.boolean().describe("Whether signals are being gathered into incidents by this process."),
    config: z.strictObject({ windowSeconds: z.int(), maxPerHour: z.int() }),
    ...readPoint,
  })
  .meta({ id: "IncidentStats" });

/** Output of `incidents.query.getIncidentStats`. */
export type IncidentStats = z.output<typeof incidentStatsSchema>;

/** The counts of {@link IncidentStats}, before it is said of which instant they speak. */
export type IncidentCounts = Omit<IncidentStats, "asOf" | "dataVersion">;
