import { z } from "zod";
import { MILESTONES } from "../incident/incident-event.js";
import { eventInstant, lifecycleEventSchema } from "./envelope.js";

/** A milestone of handling an incident was recorded. */
export const incidentMilestoneRecordedSchema = lifecycleEventSchema("incidents.IncidentMilestoneRecorded", {
  milestone: z.enum(MILESTONES),
  milestoneAt: eventInstant,
});
