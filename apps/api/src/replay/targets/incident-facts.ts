import { incidentSummarySchema } from "@hoc/incident-schemas";
import { z } from "zod";

/** Takes what the summary shows out of an incident and leaves the rest. */
export const incidentFactsSchema = z.object(
  incidentSummarySchema.pick({
    incidentId: true,
    title: true,
    severity: true,
    lifecycleState: true,
    signalCount: true,
    startedAt: true,
    lastSignalAt: true,
  }).shape,
);

/** A page of incidents with what the report shows of each. */
export const incidentPageSchema = z.object({
  items: z.array(
    incidentFactsSchema.extend(
      incidentSummarySchema.pick({
        status: true,
        triggerType: true,
        lateSignals: true,
        costMicros: true,
        overflowCounts: true,
        endedAt: true,
        resolutionType: true,
      }).shape,
    ),
  ),
  nextCursor: z.string().nullable(),
});
