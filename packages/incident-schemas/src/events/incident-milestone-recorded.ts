import { z } from "zod";
import { MILESTONES } from "../incident/incident-event.js";
import { eventInstant, eventSchema } from "./envelope.js";

/** A milestone of handling an incident was recorded. */
export const incidentMilestoneRecordedSchema = eventSchema("incidents", "incidents.IncidentMilestoneRecorded", {
  milestone: z.enum(MILESTONES),
  milestoneAt: eventInstant,
});
