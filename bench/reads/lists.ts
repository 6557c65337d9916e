import { createHash } from "node:crypto";
import { addSeconds, type IncidentFilters, type SortField, type SortOrder } from "@hoc/incident-schemas";
import type { IncidentListQuery, IncidentListSnapshot, ReadPorts } from "@hoc/incident-schemas/ports";
import { rowsTouched } from "../../tooling/db/rows-touched.js";
import { medians, printLine } from "./measure.js";
import type { Stand } from "./stand.js";

/** The lists, and the operation of each. */
const LISTS = {
  all: "incidents.query.listIncidents",
  active: "incidents.query.listActiveIncidents",
  resolved: "incidents.query.listResolvedIncidents",
  historical: "incidents.query.listHistoricalIncidents",
} as const;

type ListName = keyof typeof LISTS;

/** A page that is measured: what narrows and orders the list, and how deep the page lies. */
interface ListCase {
  readonly list: ListName;
  readonly filters?: IncidentFilters;
  readonly sortBy?: SortField;
  readonly sortOrder?: SortOrder;
  /** How many rows of the list lie before the page. */
  readonly depth?: number;
}

const LIMIT = 20;
const ROUNDS = 40;
const RETENTION_DAYS = 30;
const DAY_SECONDS = 86_400;
const CONTEXT = { actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;

/** The columns of a summary, as they are. */
const COLUMNS = `i.id, i.tenant_id, i.lifecycle_state, i.status, i.severity, i.category, i.title, i.description,
  i.trigger_type, i.llm_run_id, i.source_run_id, i.cause_type, i.error_code, i.error_message, i.affected_agent_id,
  i.policy_id, i.violation_id, i.signal_count, i.late_signals, i.calls_affected, i.cost_micros, i.overflow_counts,
  i.owner_id, i.started_at, i.last_signal_at, i.ended_at, i.created_at, i.updated_at, i.acknowledged_at, i.resolved_at,
  i.resolution_method, i.resolution_type, i.is_synthetic, i.synthetic_scenario_id`;

const TITLES = [
  "list".padEnd(58),
  "driver ms",
  "bare ms",
  "ratio",
  "prepared ms",
  "operation ms",
  "rows",
  "touched",
  "per row",
] as const;

/** Pages of lists: our statement against the barest one that gives the same rows, and how many rows it reads for them. */
export async function reportLists(stand: Stand): Promise<void> {
  console.log(`\npages of ${LIMIT}, medians of ${ROUNDS} rounds in turn\n`);
  printLine(TITLES, TITLES);
  for (const one of listCases(stand)) await reportPage(stand, one);
}

/** What `includeTotal` costs, against counting the same incidents. */
export async function reportTotals(stand: Stand): Promise<void> {
  const titles = ["total of".padEnd(40), "operation ms", "without ms", "bare count ms", "counted"];
  console.log("");
  printLine(titles, titles);
  for (const [list, where] of [
    ["all", "true"],
    ["active", "i.lifecycle_state <> 'RESOLVED'"],
  ] as const) {
    const page = (includeTotal: boolean) =>
      stand.operations.execute(LISTS[list], { limit: LIMIT, includeTotal, asOf: stand.asOf }, contextOf(stand));
    const { total } = await page(true);
    const count = `select count(*) from hoc.incidents as i where i.tenant_id = $1 and ${where}`;
    const [withTotal = 0, without = 0, bare = 0] = await medians(5, [
      () => page(true),
      () => page(false),
      () => stand.pool.query(count, [stand.tenantId]),
    ]);
    printLine(titles, [list, withTotal, without, bare, String(total)]);
  }
}

function listCases({ asOf, incidents }: Stand): ListCase[] {
  const daysAgo = (days: number) => addSeconds(asOf, -days * DAY_SECONDS);
  const common: IncidentFilters[] = [
    { severity: "critical" },
    { severity: "low" },
    { category: "RATE_LIMIT" },
    { category: "UNKNOWN" },
    { causeType: "HUMAN" },
    { isSynthetic: true },
    { isSynthetic: false },
  ];
  const created: IncidentFilters[] = [
    { createdBefore: daysAgo(300) },
    { createdAfter: daysAgo(400), createdBefore: daysAgo(300) },
  ];
  const resolved: IncidentFilters[] = [
    { resolvedBefore: daysAgo(300) },
    { resolvedAfter: daysAgo(400), resolvedBefore: daysAgo(300) },
  ];
  const sorts = (["created_at", "resolved_at", "severity"] as const).flatMap((sortBy) =>
    (["desc", "asc"] as const).map((sortOrder) => ({ sortBy, sortOrder })),
  );
  const lists = ["all", "active", "resolved", "historical"] as const;
  const topics: IncidentFilters[] = [{ topic: "ACTIVE" }, { topic: "RESOLVED" }];
  return [
    ...lists.flatMap((list) => sorts.map((sort) => ({ list, ...sort }))),
    ...sorts.map((sort) => ({ list: "all" as const, ...sort, depth: incidents / 2 })),
    { list: "resolved", depth: incidents / 2 },
    ...topics.map((filters) => ({ list: "all" as const, filters })),
    ...lists.flatMap((list) => common.map((filters) => ({ list, filters }))),
    ...created.flatMap((filters) => (["all", "active"] as const).map((list) => ({ list, filters }))),
    ...resolved.flatMap((filters) => (["resolved", "historical"] as const).map((list) => ({ list, filters }))),
  ];
}

async function reportPage(stand: Stand, one: ListCase): Promise<void> {
  const { pool, tenantId, operations } = stand;
  const query = await queryOf(stand, one);
  const [sent] = await stand.sent((ports) => fetch(stand, ports, one, query));
  if (sent === undefined) throw new Error("a list sends a statement");
  const ask = async (statement: string, parameters: readonly unknown[]) =>
    (await pool.query(statement, [...parameters])).rows;
  const touched = await rowsTouched(ask, sent.sql, sent.parameters);

  const text = bareStatement(stand, one, query);
  const bare = await ask(text, [tenantId]);
  const { items } = await fetch(stand, stand.ports, one, query);
  const same = bare.length === items.length && items.every(({ id }, index) => bare[index]?.id === id);
  if (!same) throw new Error(`the bare statement gives other rows: ${text}`);

  const input = await inputOf(stand, one);
  const [ours = 0, raw = 0, prepared = 0, operation = 0] = await medians(ROUNDS, [
    () => fetch(stand, stand.ports, one, query),
    () => pool.query(text, [tenantId]),
    () => pool.query({ name: createHash("md5").update(text).digest("hex"), text, values: [tenantId] }),
    () => operations.execute(LISTS[one.list], input, contextOf(stand)),
  ]);
  const rows = items.length;
  const perRow = (touched / Math.max(rows, 1)).toFixed(1);
  printLine(TITLES, [nameOf(one), ours, raw, ours / raw, prepared, operation, String(rows), String(touched), perRow]);
}

function fetch(
  { tenantId, asOf }: Stand,
  { incidentsFacade }: ReadPorts,
  { list }: ListCase,
  query: IncidentListQuery,
): Promise<IncidentListSnapshot> {
  if (list === "all") return incidentsFacade.fetchAllIncidents(tenantId, query);
  if (list === "active") return incidentsFacade.fetchActiveIncidents(tenantId, query);
  if (list === "resolved") return incidentsFacade.fetchResolvedIncidents(tenantId, query);
  return incidentsFacade.fetchHistoricalIncidents(tenantId, { ...query, cutoff: cutoffOf(asOf) });
}

async function queryOf(stand: Stand, one: ListCase): Promise<IncidentListQuery> {
  const { filters = {}, depth } = one;
  const at = { asOf: stand.asOf, sequence: 1, isLatest: true };
  const query = { filters, ...orderOf(one), limit: LIMIT, withTotal: false, at };
  if (depth === undefined) return query;
  const { items } = await fetch(stand, stand.ports, one, { ...query, limit: 1, offset: depth - 1 });
  const [after] = items;
  return { ...query, ...(after && { after }) };
}

async function inputOf(stand: Stand, one: ListCase) {
  const retention = one.list === "historical" ? { retentionDays: RETENTION_DAYS } : {};
  const input = { ...one.filters, ...orderOf(one), ...retention, limit: LIMIT, includeTotal: false, asOf: stand.asOf };
  if (one.depth === undefined) return input;
  const before = { ...input, limit: 1, offset: one.depth - 1 };
  const { nextCursor } = await stand.operations.execute(LISTS[one.list], before, contextOf(stand));
  return { ...input, ...(nextCursor !== null && { cursor: nextCursor }) };
}

function orderOf({ list, sortBy, sortOrder = "desc" }: ListCase) {
  const byDefault = list === "all" || list === "active" ? ("created_at" as const) : ("resolved_at" as const);
  return { sortBy: sortBy ?? byDefault, sortOrder };
}

function contextOf({ tenantId }: Stand) {
  return { tenantId, ...CONTEXT };
}

function cutoffOf(asOf: string): string {
  return addSeconds(asOf, -RETENTION_DAYS * DAY_SECONDS);
}

function nameOf({ list, filters = {}, sortBy, sortOrder, depth }: ListCase): string {
  const told = Object.entries(filters).map(([filter, value]) =>
    typeof value === "string" && value.endsWith("Z") ? filter : `${filter}=${value}`,
  );
  const sorted = sortBy === undefined ? [] : [`by ${sortBy} ${sortOrder}`];
  return [list, ...told, ...sorted, ...(depth === undefined ? [] : [`after ${depth}`])].join(" ");
}

const RANK = "(case i.severity when 'low' then 0 when 'medium' then 1 when 'high' then 2 when 'critical' then 3 end)";

const BASES: Readonly<Record<ListName, string>> = {
  all: "true",
  active: "i.lifecycle_state <> 'RESOLVED'",
  resolved: "i.lifecycle_state = 'RESOLVED'",
  historical: "i.lifecycle_state = 'RESOLVED'",
};

/** The statement that somebody would write by hand for these rows. By resolution it need not see the open ones. */
function bareStatement(
  { asOf }: Stand,
  one: ListCase,
  { filters, sortBy, sortOrder, after }: IncidentListQuery,
): string {
  const { severity, category, causeType, isSynthetic, topic } = filters;
  const resolvedOnly = sortBy === "resolved_at" && one.list !== "active";
  const where = [
    BASES[one.list],
    ...(resolvedOnly ? [BASES.resolved] : []),
    ...(one.list === "historical" ? [`i.resolved_at < '${cutoffOf(asOf)}'`] : []),
    ...(topic === undefined ? [] : [topic === "ACTIVE" ? BASES.active : BASES.resolved]),
    ...(severity === undefined ? [] : [`${RANK} = ${["low", "medium", "high", "critical"].indexOf(severity)}`]),
    ...(category === undefined ? [] : [`coalesce(i.category, 'UNKNOWN') = '${category}'`]),
    ...(causeType === undefined ? [] : [`i.cause_type = '${causeType}'`]),
    ...(isSynthetic === undefined ? [] : [isSynthetic ? "i.is_synthetic" : "not i.is_synthetic"]),
    ...(["created", "resolved"] as const).flatMap((word) => {
      const [from, to] = [filters[`${word}After`], filters[`${word}Before`]];
      return [
        ...(from === undefined ? [] : [`i.${word}_at >= '${from}'`]),
        ...(to === undefined ? [] : [`i.${word}_at <= '${to}'`]),
      ];
    }),
  ];
  const key = { created_at: ["i.created_at"], resolved_at: ["i.resolved_at"], severity: [RANK, "i.created_at"] }[
    sortBy
  ];
  const keys = one.list === "active" && sortBy === "resolved_at" ? [] : key;
  if (after !== undefined) {
    const rank = ["low", "medium", "high", "critical"].indexOf(after.severity);
    const place = {
      created_at: `('${after.createdAt}'::timestamptz)`,
      resolved_at: `('${after.resolvedAt}'::timestamptz)`,
      severity: `(${rank}, '${after.createdAt}'::timestamptz)`,
    }[sortBy];
    const [from, beyond] = sortOrder === "asc" ? [">=", ">"] : ["<=", "<"];
    const left = `(${keys.join(", ")})`;
    where.push(`${left} ${from} ${place}`, `(${left} ${beyond} ${place} or i.id collate "C" > '${after.id}')`);
  }
  const order = [...keys.map((one) => `${one} ${sortOrder}`), 'i.id collate "C"'].join(", ");
  return `select ${COLUMNS} from hoc.incidents as i where i.tenant_id = $1 and ${where.join(" and ")}
    order by ${order} limit ${LIMIT}`;
}
