import { z } from "zod";

/** Input of `incidents.maintenance.resolveStaleIncidents`: the tenant of the context is swept. */
export const resolveStaleIncidentsInputSchema = z.strictObject({}).meta({ id: "ResolveStaleIncidents" });

/** Output of `incidents.maintenance.resolveStaleIncidents`. */
export const resolveStaleIncidentsOutputSchema = z
  .strictObject({ resolvedIncidents: z.int().min(0).describe("Incidents that had been silent too long.") })
  .meta({ id: "ResolveStaleIncidentsResult" });

/** Input of `incidents.maintenance.pruneSignals`: the tenant of the context is pruned. */
export const pruneSignalsInputSchema = z.strictObject({}).meta({ id: "PruneSignals" });

/** Output of `incidents.maintenance.pruneSignals`. */
export const pruneSignalsOutputSchema = z
  .strictObject({
    prunedSignals: z.int().min(0),
    resolvedBefore: z
      .string()
      .nullable()
      .describe("Signals of incidents resolved before this instant are gone; null when all signals are kept."),
  })
  .meta({ id: "PruneSignalsResult" });
