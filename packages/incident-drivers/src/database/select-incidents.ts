import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import type { ReadExecutor } from "../executor.js";
import { incidentsMatching, OF_TOPIC } from "../filters/incident-filters.js";
import { type OrderedList, type Stretch, stretchesOf } from "./incident-order.js";
import { incidentsAt } from "./incidents-at.js";
import { rowsOf } from "./insert-rows.js";

type Sql = RawBuilder<unknown>;

/** Which incidents of a tenant a list holds; by a latest point, or none, as they stand. */
export interface IncidentSelection extends Pick<OrderedList, "filters" | "topic"> {
  /** Further conditions over the alias `i`. */
  readonly conditions?: readonly Sql[];
  readonly at?: ReadPoint;
}

/** Which of them a page holds. */
export interface IncidentPage extends IncidentSelection, OrderedList {
  readonly limit: number;
  /** Rows to skip; nothing beside `after`. */
  readonly offset?: number;
}

/**
 * The rows of a page of incidents in its order, as `fields` selects them from the alias `i`.
 *
 * @example
 * await selectIncidents(executor, "acme", incidentFields("i"),
 *   { filters: {}, sortBy: "created_at", sortOrder: "desc", limit: 20 })
 */
export async function selectIncidents(
  executor: ReadExecutor,
  tenantId: string,
  fields: Sql,
  page: IncidentPage,
): Promise<Record<string, unknown>[]> {
  const [first, second] = stretchesOf(page);
  if (first === undefined) return [];
  const { limit, offset = 0 } = page;
  const incidents = incidentsAt(executor, tenantId, page.at);
  const rowsIn = ({ conditions, order }: Stretch, selected: Sql, rows: Sql) => sql`select ${selected} from ${incidents}
    where ${allOf([...conditionsOf(tenantId, page), ...conditions])} order by ${sql.join([...order])} limit ${rows}`;
  const inFirst = await rowsOf(executor, rowsIn(first, fields, sql`${limit} offset ${offset}`));
  if (second === undefined || inFirst.length === limit) return inFirst;

  const placed = ({ order }: Stretch) => sql`${fields}, row_number() over (order by ${sql.join([...order])}) as place`;
  const end = sql`${offset + limit}::int8`;
  const rest = sql`${end} - (select count(*) from former)`;
  return rowsOf(
    executor,
    sql`with former as materialized (${rowsIn(first, placed(first), end)}),
        latter as materialized (${rowsIn(second, placed(second), rest)})
      select * from (
        select 1 as stretch, f.* from former as f union all select 2 as stretch, l.* from latter as l
      ) as listed
      order by listed.stretch, listed.place limit ${limit} offset ${offset}`,
  );
}

/** How many incidents a list holds altogether. */
export async function countIncidents(
  executor: ReadExecutor,
  tenantId: string,
  selection: IncidentSelection,
): Promise<number> {
  const [row] = await rowsOf(
    executor,
    sql`select count(*)::text as n from ${incidentsAt(executor, tenantId, selection.at)}
      where ${allOf(conditionsOf(tenantId, selection))}`,
  );
  return Number(row?.n);
}

function conditionsOf(tenantId: string, { filters, topic, conditions = [] }: IncidentSelection): Sql[] {
  return [...incidentsMatching(tenantId, filters), ...(topic === undefined ? [] : [OF_TOPIC[topic]]), ...conditions];
}

function allOf(conditions: readonly Sql[]): Sql {
  return sql.join([...conditions], sql` and `);
}
