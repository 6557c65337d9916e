import type { IncidentFilters, IncidentListResult, Instant, SortField, SortOrder, Topic } from "@hoc/incident-schemas";
import { incidentFiltersSchema } from "@hoc/incident-schemas";
import type { IncidentListQuery, IncidentListSnapshot } from "@hoc/incident-schemas/ports";
import { incidentList } from "../incident-read/lists.js";
import { pageOf, placeOf, rowsToFetch } from "../incident-read/page.js";
import { selectionOf } from "../incident-read/selection.js";
import type { FacadeScope } from "./incidents-facade.js";
import { snapshotToSummary } from "./snapshot-to-summary.js";

/** What every list is told beside its filters. */
interface ListInput {
  readonly sortBy: SortField;
  readonly sortOrder: SortOrder;
  readonly limit: number;
  readonly offset: number;
  readonly cursor?: string | undefined;
  readonly includeTotal?: boolean | undefined;
  readonly asOf?: Instant | undefined;
  readonly retentionDays?: number;
  readonly excludeHistorical?: boolean;
}

type Applied = IncidentListResult["filtersApplied"];

/** What makes a list of incidents different from the others. */
export interface ListKind {
  /** Its name in cursors. */
  readonly name: string;
  /** The topic that it fixes. */
  readonly topic?: Topic | "HISTORICAL";
  /** What it narrows by beside the filters that were given. */
  readonly narrowedBy?: (asOf: Instant) => Applied;
  readonly fetch: (query: IncidentListQuery) => Promise<IncidentListSnapshot>;
}

/**
 * A page of a list of incidents, by cursor or by offset; every page by cursor is read at the point of the first.
 *
 * @throws DomainError `invalid_cursor`, and `invalid_input` for an instant in the future
 * @example await listPage({ name: "incidents.active", topic: "ACTIVE", fetch }, { ports, clock }, "acme", input)
 */
export async function listPage(
  { name, topic, narrowedBy, fetch }: ListKind,
  { ports, clock }: FacadeScope,
  tenantId: string,
  input: ListInput & IncidentFilters,
): Promise<IncidentListResult> {
  const { sortBy, sortOrder, limit, offset, cursor, includeTotal = cursor === undefined, asOf } = input;
  const filters = givenFilters(input);
  const { retentionDays, excludeHistorical } = input;
  const selection = selectionOf(tenantId, { ...filters, retentionDays, excludeHistorical });
  const list = incidentList(name, { sortBy, sortOrder, selection });
  const { position: after, at } = await placeOf(list, ports, tenantId, { cursor, asOf }, clock());
  const place = after === undefined ? { offset } : { after };
  const rows = { filters, sortBy, sortOrder, limit: rowsToFetch(limit), ...place, withTotal: includeTotal, at };
  const { items: fetched, total } = await fetch(rows);
  const { items, hasMore, ...page } = pageOf(list, fetched, limit, at);
  const pagesByOffset = after === undefined;
  return {
    items: items.map(snapshotToSummary),
    total,
    hasMore,
    ...page,
    filtersApplied: { tenantId, ...(topic && { topic }), ...filters, ...narrowedBy?.(at.asOf) },
    pagination: {
      limit,
      offset: pagesByOffset ? offset : null,
      nextOffset: pagesByOffset && hasMore ? offset + limit : null,
    },
  };
}

const FILTER_NAMES = Object.keys(incidentFiltersSchema.shape) as (keyof IncidentFilters)[];

function givenFilters(input: IncidentFilters): IncidentFilters {
  return Object.fromEntries(FILTER_NAMES.map((name) => [name, input[name]]).filter(([, value]) => value !== undefined));
}
