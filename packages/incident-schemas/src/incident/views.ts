import { z } from "zod";
import { hostIdSchema, incidentIdSchema } from "../primitives/ids.js";
import { instantSchema } from "../primitives/instant.js";
import { cursorSchema, pageLimitSchema } from "../primitives/page.js";
import { asOf, readPoint } from "../primitives/read-point.js";
import { incidentDetailSchema, incidentSchema } from "./incident.js";
import { incidentEventSchema } from "./incident-event.js";
import { incidentFiltersSchema } from "./incident-filters.js";
import { signalViewSchema } from "./signal.js";

const page = { limit: pageLimitSchema, cursor: cursorSchema.optional() };

const pageInfo = {
  hasMore: z.boolean(),
  nextCursor: z.string().nullable().describe("Send it back as `cursor` for the next page; null on the last one."),
};

/** A query string flag: `true` or `false`. */
const flagSchema = z.union(
  [z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")],
  "must be true or false",
);

/** Input of `incidents.query.listIncidents`: newest first, by filters, a page at a time. */
export const listIncidentsInputSchema = incidentFiltersSchema
  .extend({ ...page, asOf, includeTotal: flagSchema.default(false) })
  .meta({ id: "ListIncidents" });

/** Output of `incidents.query.listIncidents`. */
export const incidentListSchema = z
  .strictObject({
    items: z.array(incidentSchema),
    ...pageInfo,
    ...readPoint,
    total: z.int().optional().describe("Incidents that match, when `includeTotal` was asked for."),
  })
  .meta({ id: "IncidentList" });

/** Input of `incidents.query.getIncidentDetail`. */
export const getIncidentInputSchema = z
  .strictObject({ incidentId: incidentIdSchema, asOf })
  .meta({ id: "GetIncident" });

/** Output of `incidents.query.getIncidentDetail`. */
export const incidentReadingSchema = incidentDetailSchema.extend(readPoint).meta({ id: "IncidentReading" });

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

/** Input of `incidents.query.getIncidentsForRun`. */
export const incidentsForRunInputSchema = z.strictObject({ runId: hostIdSchema, asOf }).meta({ id: "IncidentsForRun" });

/** Output of `incidents.query.getIncidentsForRun`: the incidents that took one of the run's signals, newest first. */
export const incidentsForRunSchema = z
  .strictObject({ runId: z.string(), items: z.array(incidentSchema), ...readPoint })
  .meta({ id: "IncidentsForRunResult" });

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
