import {
  addSeconds,
  type IncidentFilters,
  SEVERITIES,
  SORT_FIELDS,
  SORT_ORDERS,
  type SortField,
  slaTargetsSchema,
} from "@hoc/incident-schemas";
import type { IncidentListQuery, IncidentListSnapshot, IncidentsFacadeDriver } from "@hoc/incident-schemas/ports";
import { CompiledQuery } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsTouched } from "../../../tooling/db/rows-touched.js";
import { seedIncidents } from "../../../tooling/db/seed-incidents.js";
import { createIncidentsFacadeDriver } from "../src/drivers/incidents-facade/create-incidents-facade-driver.js";
import { readExecutor } from "../src/executor.js";
import { pgDatabase } from "./databases.js";

const UNTIL = "2026-06-30T00:00:00.000000Z";
const CUTOFF = daysAgo(30);
const INCIDENTS = 20_000;
const LIMIT = 20;
const MOST_ROWS_PER_ROW = 3;

let database: Awaited<ReturnType<typeof pgDatabase>>;
let facade: IncidentsFacadeDriver;
let statements: CompiledQuery[] = [];

beforeAll(async () => {
  database = await pgDatabase({ log: ({ query }) => void statements.push(query) });
  const run = (statement: string, parameters: readonly unknown[]) =>
    database.db.executeQuery(CompiledQuery.raw(statement, [...parameters]));
  await seedIncidents(run, { prefix: "large-", tenants: 1, incidentsPerTenant: INCIDENTS, until: UNTIL });
  await seedIncidents(run, { prefix: "small-", tenants: 20, incidentsPerTenant: 100, until: UNTIL });
  await run("vacuum (analyze) hoc.incidents", []);
  facade = createIncidentsFacadeDriver(readExecutor(database.db, "hoc"), slaTargetsSchema.parse({}));
}, 120_000);

afterAll(() => database?.close());

function daysAgo(days: number): string {
  return addSeconds(UNTIL, -days * 86_400);
}

/** A list, and what it is sorted by unless asked otherwise. */
interface PlannedList {
  readonly fetch: (query: IncidentListQuery) => Promise<IncidentListSnapshot>;
  readonly sortBy: SortField;
}

const LISTS: Readonly<Record<string, PlannedList>> = {
  all: { fetch: (query) => facade.fetchAllIncidents("large-1", query), sortBy: "created_at" },
  active: { fetch: (query) => facade.fetchActiveIncidents("large-1", query), sortBy: "created_at" },
  resolved: { fetch: (query) => facade.fetchResolvedIncidents("large-1", query), sortBy: "resolved_at" },
  "resolved of late": {
    fetch: (query) => facade.fetchResolvedIncidents("large-1", { ...query, notBefore: CUTOFF }),
    sortBy: "resolved_at",
  },
  historical: {
    fetch: (query) => facade.fetchHistoricalIncidents("large-1", { ...query, cutoff: CUTOFF }),
    sortBy: "resolved_at",
  },
};

const COMMON: IncidentFilters[] = [
  ...SEVERITIES.map((severity) => ({ severity })),
  { category: "RATE_LIMIT" },
  { category: "UNKNOWN" },
  { causeType: "HUMAN" },
  { isSynthetic: true },
  { isSynthetic: false },
];
const CREATED: IncidentFilters[] = [
  { createdBefore: daysAgo(300) },
  { createdAfter: daysAgo(400), createdBefore: daysAgo(300) },
];
const RESOLVED: IncidentFilters[] = [
  { resolvedBefore: daysAgo(300) },
  { resolvedAfter: daysAgo(400), resolvedBefore: daysAgo(300) },
];

/** Reads a page and tells how many rows of tables its statement read for each row that it gave. */
async function readPerRow({ fetch }: PlannedList, query: IncidentListQuery): Promise<number> {
  statements = [];
  const { items } = await fetch(query);
  const [sent] = statements;
  if (sent === undefined || items.length === 0) throw new Error("there is nothing to read");
  const ask = async (statement: string, parameters: readonly unknown[]) =>
    (await database.db.executeQuery(CompiledQuery.raw(statement, [...parameters]))).rows as object[];
  return (await rowsTouched(ask, sent.sql, sent.parameters)) / items.length;
}

async function expectFewRows(list: PlannedList, order: Pick<IncidentListQuery, "filters" | "sortBy" | "sortOrder">) {
  const at = { asOf: UNTIL, sequence: 1, isLatest: true };
  const query = { ...order, limit: LIMIT, withTotal: false, at };
  expect({ order, first: await readPerRow(list, query) }).toSatisfy(isCheap);
  const { items, total } = await list.fetch({ ...query, limit: 1, withTotal: true });
  expect(items).toHaveLength(1);
  const [after] = (await list.fetch({ ...query, limit: 1, offset: Math.floor(Number(total) / 2) - 1 })).items;
  if (after === undefined || Number(total) < LIMIT) return;
  expect({ order, deep: await readPerRow(list, { ...query, after }) }).toSatisfy(isCheap);
}

function isCheap({ first, deep }: { readonly first?: number; readonly deep?: number }): boolean {
  return (first ?? deep ?? Number.NaN) <= MOST_ROWS_PER_ROW;
}

describe("a page of a list reads at most three rows for each that it gives, at any depth", () => {
  it.each(Object.keys(LISTS))("of the list %s, narrowed by one filter in its own order", async (called) => {
    const list = LISTS[called] as PlannedList;
    const bounds = list.sortBy === "created_at" ? CREATED : called === "resolved of late" ? [] : RESOLVED;
    for (const filters of [...COMMON, ...bounds])
      for (const sortOrder of SORT_ORDERS) await expectFewRows(list, { filters, sortBy: list.sortBy, sortOrder });
  });

  it.each(["all", "active", "resolved"])("of the list %s in every order", async (called) => {
    for (const sortBy of SORT_FIELDS)
      for (const sortOrder of SORT_ORDERS)
        await expectFewRows(LISTS[called] as PlannedList, { filters: {}, sortBy, sortOrder });
  });

  it.each(["ACTIVE", "RESOLVED"] as const)("of all incidents of the topic %s", async (topic) => {
    for (const sortBy of SORT_FIELDS)
      await expectFewRows(LISTS.all as PlannedList, { filters: { topic }, sortBy, sortOrder: "desc" });
  });
});
