import { incidentSchema } from "@hoc/incident-schemas";
import { z } from "zod";

/** Takes what the summary shows out of an incident and leaves the rest. */
export const incidentFactsSchema = z.object(
  incidentSchema.pick({
    id: true,
    title: true,
    severity: true,
    lifecycleState: true,
    signalCount: true,
    startedAt: true,
    lastSignalAt: true,
  }).shape,
);
