import { randomUUID } from "node:crypto";
import {
  addSeconds,
  CAUSE_TYPES,
  INCIDENT_STATUSES,
  type Incident,
  type IncidentFilters,
  LIFECYCLE_OF_STATUS,
  LIFECYCLE_STATES,
  SEVERITIES,
  SORT_FIELDS,
  SORT_ORDERS,
  severityRank,
  slaTargetsSchema,
  TOPICS,
} from "@hoc/incident-schemas";
import type { IncidentListQuery, IncidentsFacadeDriver, ReadPoint } from "@hoc/incident-schemas/ports";
import { buildIncident } from "@hoc/incident-schemas/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { insertRows } from "../src/database/insert-rows.js";
import { INCIDENTS } from "../src/database/tables/index.js";
import { storedRow } from "../src/drivers/incident-write/stored-row.js";
import { createIncidentsFacadeDriver } from "../src/drivers/incidents-facade/create-incidents-facade-driver.js";
import { readExecutor, writeExecutor } from "../src/executor.js";
import { pgliteDatabase, type TestDatabase } from "./databases.js";

const RUNS = Number(process.env.HOC_HISTORY_RUNS ?? 25);
const SEED = Number(process.env.HOC_HISTORY_SEED ?? 20261121) + 5;

const TIME = { timeout: 600_000 };

let database: TestDatabase;
let facade: IncidentsFacadeDriver;

beforeAll(async () => {
  database = await pgliteDatabase();
  facade = createIncidentsFacadeDriver(readExecutor(database.db, "hoc"), slaTargetsSchema.parse({}));
});

afterAll(() => database?.close());

/** Few instants, so that ties are common. */
const instants = fc
  .integer({ min: 0, max: 3 })
  .map((micros) => addSeconds("2026-03-14T12:00:00.000000Z", micros / 1e6));
const categories = fc.constantFrom("LOOP_DETECTED", "UNKNOWN", null);
const owners = fc.constantFrom("bob", "Bob");

const wishes = fc.record({
  id: fc.string({ unit: fc.constantFrom("a", "B", "-", "_", "é"), minLength: 1, maxLength: 3 }),
  status: fc.constantFrom(...INCIDENT_STATUSES),
  severity: fc.constantFrom(...SEVERITIES),
  category: categories,
  causeType: fc.constantFrom(...CAUSE_TYPES),
  triggerType: fc.constantFrom("freeze", "rate_limit"),
  ownerId: fc.option(owners),
  isSynthetic: fc.boolean(),
  createdAt: instants,
  endsAt: instants,
  isEarly: fc.boolean(),
});

/** Mostly more than a few pages. */
const incidents = fc.oneof({ weight: 1, arbitrary: wishesOf(0, 5) }, { weight: 4, arbitrary: wishesOf(15, 25) });

function wishesOf(minLength: number, maxLength: number) {
  return fc.uniqueArray(wishes, { minLength, maxLength, selector: ({ id }) => id });
}

type Wish = Omit<typeof wishes extends fc.Arbitrary<infer One> ? One : never, "isEarly">;

function incidentOf(tenantId: string, { endsAt, status, ...wish }: Wish): Incident {
  const resolved = {
    resolvedAt: endsAt,
    endedAt: endsAt,
    resolvedBy: "ann",
    resolutionMethod: "manual",
  } as const;
  return buildIncident({
    ...wish,
    tenantId,
    status,
    lifecycleState: LIFECYCLE_OF_STATUS[status],
    groupingKey: wish.id,
    ...(status === "ACKNOWLEDGED" && { acknowledgedAt: endsAt, acknowledgedBy: "ann" }),
    ...(status === "RESOLVED" && resolved),
  });
}

function insert(rows: readonly Incident[], sequence: number): Promise<void> {
  const placed = { stateSequence: sequence, changedSequence: sequence, stateRecordedAt: "2026-03-14T12:00:00.000000Z" };
  return insertRows(
    writeExecutor(database.db, "hoc"),
    INCIDENTS,
    rows.map((row) => ({ ...storedRow(row), ...placed })),
    {},
  );
}

const filters: fc.Arbitrary<IncidentFilters> = fc.record(
  {
    severity: fc.constantFrom(...SEVERITIES),
    category: categories.map((category) => category ?? "UNKNOWN"),
    causeType: fc.constantFrom(...CAUSE_TYPES),
    triggerType: fc.constantFrom("freeze", "rate_limit"),
    ownerId: owners,
    isSynthetic: fc.boolean(),
    createdAfter: instants,
    createdBefore: instants,
    resolvedAfter: instants,
    resolvedBefore: instants,
    topic: fc.constantFrom(...TOPICS),
    lifecycleState: fc.constantFrom(...LIFECYCLE_STATES),
    status: fc.constantFrom(...INCIDENT_STATUSES),
  },
  { requiredKeys: [] },
);

/** Filters are rare, so that what is left is often more than a page. */
const someFilters = fc.oneof(
  { weight: 3, arbitrary: fc.constant<IncidentFilters>({}) },
  { weight: 3, arbitrary: fc.tuple(filters, fc.nat()).map(([all, pick]) => onlyOne(all, pick)) },
  { weight: 1, arbitrary: filters },
);

function onlyOne(all: IncidentFilters, pick: number): IncidentFilters {
  const entries = Object.entries(all);
  const chosen = entries[pick % Math.max(1, entries.length)];
  return chosen === undefined ? {} : Object.fromEntries([chosen]);
}

const questions = fc.record({
  list: fc.constantFrom("all", "all", "all", "active", "resolved", "historical"),
  bound: fc.option(instants, { nil: undefined }),
  filters: someFilters,
  sortBy: fc.constantFrom(...SORT_FIELDS),
  sortOrder: fc.constantFrom(...SORT_ORDERS),
  limit: fc.integer({ min: 2, max: 6 }),
});

type Question = typeof questions extends fc.Arbitrary<infer One> ? One : never;

function ask(tenantId: string, { list, bound, ...page }: Question, more: Partial<IncidentListQuery>) {
  const query = { ...page, withTotal: true, at: LATEST, ...more };
  if (list === "all") return facade.fetchAllIncidents(tenantId, query);
  if (list === "active") return facade.fetchActiveIncidents(tenantId, query);
  if (list === "historical") return facade.fetchHistoricalIncidents(tenantId, { ...query, cutoff: bound ?? FAR_AHEAD });
  return facade.fetchResolvedIncidents(tenantId, { ...query, ...(bound !== undefined && { notBefore: bound }) });
}

const FAR_AHEAD = "2199-01-01T00:00:00.000000Z";
const LATEST: ReadPoint = { asOf: FAR_AHEAD, sequence: 0, isLatest: true };

/** The same list, made of arrays. */
function naiveList(all: readonly Incident[], question: Question): Incident[] {
  return all.filter((incident) => isListed(incident, question)).sort((a, b) => compared(a, b, question));
}

function isListed(incident: Incident, { list, bound, filters: wanted }: Question): boolean {
  const { lifecycleState, status, severity, category, causeType, triggerType, ownerId, isSynthetic } = incident;
  const { createdAt, resolvedAt } = incident;
  const isResolved = lifecycleState === "RESOLVED";
  const is = <T>(told: T | undefined, own: T) => told === undefined || told === own;
  return (
    (list === "all" || isResolved === (list !== "active")) &&
    (list !== "historical" || String(resolvedAt) < (bound ?? FAR_AHEAD)) &&
    (list !== "resolved" || bound === undefined || String(resolvedAt) >= bound) &&
    is(wanted.severity, severity) &&
    is(wanted.category, category ?? "UNKNOWN") &&
    is(wanted.causeType, causeType) &&
    is(wanted.triggerType, triggerType) &&
    is(wanted.ownerId, ownerId ?? undefined) &&
    is(wanted.isSynthetic, isSynthetic) &&
    is(wanted.topic, isResolved ? "RESOLVED" : "ACTIVE") &&
    is(wanted.lifecycleState, lifecycleState) &&
    is(wanted.status, status) &&
    createdAt >= (wanted.createdAfter ?? "") &&
    createdAt <= (wanted.createdBefore ?? FAR_AHEAD) &&
    (resolvedAt ?? FAR_AHEAD) <= (wanted.resolvedBefore ?? FAR_AHEAD) &&
    (resolvedAt ?? "") >= (wanted.resolvedAfter ?? "")
  );
}

function compared(a: Incident, b: Incident, { sortBy, sortOrder }: Question): number {
  const sign = sortOrder === "asc" ? 1 : -1;
  const byText = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);
  const byId = Buffer.compare(Buffer.from(a.id), Buffer.from(b.id));
  const byCreation = sign * byText(a.createdAt, b.createdAt);
  if (sortBy === "created_at") return byCreation || byId;
  if (sortBy === "severity") return sign * (severityRank(a.severity) - severityRank(b.severity)) || byCreation || byId;
  if (a.resolvedAt === null || b.resolvedAt === null)
    return Number(a.resolvedAt === null) - Number(b.resolvedAt === null) || byId;
  return sign * byText(a.resolvedAt, b.resolvedAt) || byId;
}

it(
  "F-045, F-046: every page of every list is what filtering, sorting and slicing all incidents gives",
  TIME,
  async () => {
    await fc.assert(
      fc.asyncProperty(incidents, fc.array(questions, { minLength: 6, maxLength: 6 }), async (wished, asked) => {
        const tenantId = `t-${randomUUID()}`;
        const all = wished.map(({ isEarly: _, ...wish }) => incidentOf(tenantId, wish));
        await insert(all, 1);
        for (const question of asked) {
          const { limit } = question;
          const expected = naiveList(all, question);
          const ids = expected.map(({ id }) => id);
          for (let offset = 0; offset <= expected.length; offset += limit) {
            const page = { ids: ids.slice(offset, offset + limit), total: expected.length };
            const after = expected[offset - 1];
            for (const place of [{ offset }, ...(after === undefined ? [] : [{ after }])]) {
              const { items, total } = await ask(tenantId, question, place);
              expect({ question, place, ids: items.map(({ id }) => id), total }).toEqual({ question, place, ...page });
            }
          }
        }
      }),
      { numRuns: RUNS, seed: SEED },
    );
  },
);

it(
  "F-045: a list that is read at one point, page by page, gives the same whatever comes in between",
  TIME,
  async () => {
    await fc.assert(
      fc.asyncProperty(incidents, questions, async (wished, question) => {
        const tenantId = `t-${randomUUID()}`;
        const [early, late] = [true, false].map((wanted) =>
          wished
            .filter(({ isEarly }) => isEarly === wanted)
            .map(({ isEarly: _, ...wish }) => incidentOf(tenantId, wish)),
        ) as [Incident[], Incident[]];
        await insert(early, 1);
        const at = { asOf: FAR_AHEAD, sequence: 1, isLatest: false };
        const expected = naiveList(early, question).map(({ id }) => id);
        const seen: string[] = [];
        let after: IncidentListQuery["after"];
        do {
          const { items, total } = await ask(tenantId, question, { at, ...(after && { after }) });
          expect(total).toBe(expected.length);
          seen.push(...items.map(({ id }) => id));
          after = items.at(-1);
          await insert(late.splice(0, 2), 2);
        } while (after !== undefined);
        expect(seen).toEqual(expected);
      }),
      { numRuns: RUNS, seed: SEED + 1 },
    );
  },
);
