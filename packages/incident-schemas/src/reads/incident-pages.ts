import { z } from "zod";
import { incidentEventSchema } from "../incident/incident-event.js";
import { signalViewSchema } from "../incident/signal.js";
import { incidentIdSchema } from "../primitives/ids.js";
import { pageInfo, pageInput } from "../primitives/page.js";
import { readPoint } from "../primitives/read-point.js";

/** Input of the pages that belong to one incident: its timeline and its signals, oldest first. */
export const incidentPageInputSchema = z
  .strictObject({ incidentId: incidentIdSchema, ...pageInput })
  .meta({ id: "IncidentPage" });

/** Output of `incidents.query.getIncidentTimeline`. */
export const timelineSchema = z
  .strictObject({ items: z.array(incidentEventSchema), ...pageInfo, ...readPoint })
  .meta({ id: "Timeline" });

/** Output of `incidents.query.getIncidentSignals`. */
export const signalListSchema = z
  .strictObject({ items: z.array(signalViewSchema), ...pageInfo, ...readPoint })
  .meta({ id: "SignalList" });
