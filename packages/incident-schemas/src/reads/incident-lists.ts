import { z } from "zod";
import { commonFilters, createdBounds, incidentFiltersSchema, resolvedBounds } from "../incident/incident-filters.js";
import { hostIdSchema, incidentIdSchema } from "../primitives/ids.js";
import { cursorSchema, limitSchema, MAX_PAGE_SIZE, pageInfo } from "../primitives/page.js";
import { flagSchema, wholeNumberSchema } from "../primitives/query-values.js";
import { asOf, readPoint } from "../primitives/read-point.js";
import { incidentDetailSchema, incidentSummarySchema } from "./incident-summary.js";

/**
 * What a list of incidents can be sorted by. Incidents of one severity go by `createdAt` in the same order; what is still
 * tied goes by id, rising. Missing instants come last in either order.
 */
export const SORT_FIELDS = ["created_at", "resolved_at", "severity"] as const;

/** What a list of incidents can be sorted by; severities by their rank. */
export type SortField = (typeof SORT_FIELDS)[number];

/** Rising or falling. */
export const SORT_ORDERS = ["asc", "desc"] as const;

/** Rising or falling. */
export type SortOrder = (typeof SORT_ORDERS)[number];

/** Days after which a resolved incident counts as historical, unless a caller says otherwise. */
export const DEFAULT_RETENTION_DAYS = 30;

/** Page size of incident lists when the caller names none. */
export const DEFAULT_LIST_SIZE = 20;

/** Largest offset; a cursor goes further, and costs the same at any depth. */
export const MAX_OFFSET = 2_147_483_647;

/** Days after which a resolved incident counts as historical. */
export const retentionDays = wholeNumberSchema(7, 365, DEFAULT_RETENTION_DAYS).describe(
  "Days after which a resolved incident counts as historical.",
);

const paging = (sortBy: SortField) => ({
  sortBy: z.enum(SORT_FIELDS).default(sortBy).describe("Severity by rank; incidents without the instant come last."),
  sortOrder: z.enum(SORT_ORDERS).default("desc"),
  limit: limitSchema(MAX_PAGE_SIZE, DEFAULT_LIST_SIZE),
  offset: wholeNumberSchema(0, MAX_OFFSET, 0).describe("Rows to skip; for deep pages use `cursor` instead."),
  cursor: cursorSchema.optional().describe("Where the page before ended; not together with `offset`."),
  includeTotal: flagSchema
    .optional()
    .describe("Whether to count all incidents that match; when left out, only pages without a cursor count them."),
  asOf,
});

/** Pairs of filters of which the first must not lie after the second. */
export const INSTANT_BOUNDS = [
  ["createdAfter", "createdBefore"],
  ["resolvedAfter", "resolvedBefore"],
] as const;

/** Refuses a lower bound above its upper bound, and a cursor together with an offset. */
function checkRanges(value: Readonly<Record<string, unknown>>, context: z.RefinementCtx): void {
  const refuse = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
  for (const [lower, upper] of INSTANT_BOUNDS) {
    const [from, to] = [value[lower], value[upper]];
    if (typeof from === "string" && typeof to === "string" && from > to) refuse(lower, `must not lie after ${upper}`);
  }
  if (value.cursor !== undefined && value.offset !== 0) refuse("offset", "cannot be used together with cursor");
  if (value.topic !== undefined && value.lifecycleState !== undefined)
    refuse("lifecycleState", "cannot be used together with topic");
}

/** Input of `incidents.query.listIncidents`: all incidents, newest first by default. */
export const listIncidentsInputSchema = z
  .strictObject({
    ...incidentFiltersSchema.shape,
    ...paging("created_at"),
  })
  .superRefine(checkRanges)
  .meta({ id: "ListIncidents" });

/** Input of `incidents.query.listActiveIncidents`: active and acknowledged ones, newest first by default. */
export const listActiveIncidentsInputSchema = z
  .strictObject({ ...commonFilters, ...createdBounds, ...paging("created_at") })
  .superRefine(checkRanges)
  .meta({ id: "ListActiveIncidents" });

/** Input of `incidents.query.listResolvedIncidents`: those resolved last first by default; historical ones included. */
export const listResolvedIncidentsInputSchema = z
  .strictObject({
    ...commonFilters,
    ...resolvedBounds,
    excludeHistorical: flagSchema.default(false).describe("Leaves out those resolved more than `retentionDays` ago."),
    retentionDays,
    ...paging("resolved_at"),
  })
  .superRefine(checkRanges)
  .meta({ id: "ListResolvedIncidents" });

/** Input of `incidents.query.listHistoricalIncidents`: resolved before `asOf` less `retentionDays`. */
export const listHistoricalIncidentsInputSchema = z
  .strictObject({ ...commonFilters, ...createdBounds, ...resolvedBounds, retentionDays, ...paging("resolved_at") })
  .superRefine(checkRanges)
  .meta({ id: "ListHistoricalIncidents" });

/** Where a page lies in its list. */
export const paginationSchema = z
  .strictObject({
    limit: z.int(),
    offset: z.int().nullable().describe("Null when the page was asked for by cursor."),
    nextOffset: z.int().nullable().describe("Null when there is no next page, or when pages go by cursor."),
  })
  .meta({ id: "Pagination" });

/** Where a page lies in its list. */
export type Pagination = z.output<typeof paginationSchema>;

/** Output of the lists of incidents. */
export const incidentListResponseSchema = z
  .strictObject({
    items: z.array(incidentSummarySchema),
    total: z.int().nullable().describe("All incidents that match; null where they were not counted."),
    ...pageInfo,
    filtersApplied: z
      .record(z.string(), z.union([z.string(), z.int(), z.boolean()]))
      .describe("The tenant, the topic where there is one, and each filter that narrowed the list."),
    pagination: paginationSchema,
    ...readPoint,
  })
  .meta({ id: "IncidentListResponse" });

/** Output of the lists of incidents. */
export type IncidentListResponse = z.output<typeof incidentListResponseSchema>;

/** Input of `incidents.query.getIncidentDetail`. */
export const getIncidentInputSchema = z
  .strictObject({ incidentId: incidentIdSchema, asOf })
  .meta({ id: "GetIncident" });

/** Output of `incidents.query.getIncidentDetail`. */
export const incidentDetailResponseSchema = z
  .strictObject({ ...incidentDetailSchema.shape, ...readPoint })
  .meta({ id: "IncidentDetailResponse" });

/** Output of `incidents.query.getIncidentDetail`. */
export type IncidentDetailResponse = z.output<typeof incidentDetailResponseSchema>;

/** Input of `incidents.query.getIncidentsForRun`. */
export const incidentsForRunInputSchema = z.strictObject({ runId: hostIdSchema, asOf }).meta({ id: "IncidentsForRun" });

/** Output of `incidents.query.getIncidentsForRun`: the incidents that took one of the run's signals, newest first. */
export const incidentsByRunResponseSchema = z
  .strictObject({ runId: z.string(), incidents: z.array(incidentSummarySchema), total: z.int(), ...readPoint })
  .meta({ id: "IncidentsByRunResponse" });

/** Output of `incidents.query.getIncidentsForRun`. */
export type IncidentsByRunResponse = z.output<typeof incidentsByRunResponseSchema>;

/** The name of {@link Pagination} inside the facade. */
export type PaginationResult = Pagination;

/** The name of {@link IncidentListResponse} inside the facade. */
export type IncidentListResult = IncidentListResponse;

/** The name of {@link IncidentDetailResponse} inside the facade. */
export type IncidentDetailResult = IncidentDetailResponse;

/** The name of {@link IncidentsByRunResponse} inside the facade. */
export type IncidentsByRunResult = IncidentsByRunResponse;
