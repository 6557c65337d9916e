import { z } from "zod";
import { incidentEventSchema } from "../incident/incident-event.js";
import { signalViewSchema } from "../incident/signal.js";
import { incidentIdSchema } from "../primitives/ids.js";
import { cursorSchema, pageInfo, pageLimitSchema } from "../primitives/page.js";
import { asOf, readPoint } from "../primitives/read-point.js";

const page = { limit: pageLimitSchema, cursor: cursorSchema.optional() };

/** Input of the pages that belong to one incident: its timeline and its signals, oldest first. */
export const incidentPageInputSchema = z
  .strictObject({ incidentId: incidentIdSchema, asOf, ...page })
  .meta({ id: "IncidentPage" });

/** Output of `incidents.query.getIncidentTimeline`. */
export const timelineSchema = z
  .strictObject({ items: z.array(incidentEventSchema), ...pageInfo, ...readPoint })
  .meta({ id: "Timeline" });

/** Output of `incidents.query.getIncidentSignals`. */
export const signalListSchema = z
  .strictObject({ items: z.array(signalViewSchema), ...pageInfo, ...readPoint })
  .meta({ id: "SignalList" });
