import { migrateToLatest } from "@hoc/incident-drivers/migrations";
import { kyselyUnitOfWork } from "@hoc/incident-drivers/unit-of-work";
import { createOperations, type Operations, systemAmbient } from "@hoc/incident-engines";
import { addSeconds, startOfUtcHour } from "@hoc/incident-schemas";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freshPgDatabase } from "../../../../tooling/db/harness.js";

const COMPUTERS = 8;
const HOUR = 3_600;
const context = { actor: { type: "AGENT", id: "collector" }, role: "admin" } as const;

let fresh: Awaited<ReturnType<typeof freshPgDatabase>>;
const opened: Kysely<unknown>[] = [];
let processes: Operations[];

beforeAll(async () => {
  fresh = await freshPgDatabase();
  const ambient = systemAmbient();
  processes = Array.from({ length: COMPUTERS }, () => {
    const db = new Kysely<unknown>({
      dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: fresh.url, max: 2 }) }),
    });
    opened.push(db);
    return createOperations({ unitOfWork: kyselyUnitOfWork(db, { ambient }), ambient });
  });
  await migrateToLatest(opened[0] as Kysely<unknown>);
});

afterAll(async () => {
  await Promise.all(opened.map((db) => db.destroy()));
  await fresh?.drop();
});

const processOf = (number: number) => processes[number % COMPUTERS] as Operations;
const openHour = () => startOfUtcHour(systemAmbient().clock());

function spend(tenantId: string, number: number, hoursAgo: number) {
  const records = Array.from({ length: 20 }, (_, index) => ({
    recordId: `c-${number}-${index}`,
    model: "m",
    costMicros: 1,
    occurredAt: addSeconds(openHour(), -hoursAgo * HOUR + 60 * index),
  }));
  return processOf(number).execute("incidents.costs.recordCosts", { records }, { ...context, tenantId });
}

const compute = (tenantId: string, number: number) =>
  processOf(number).execute("incidents.costs.computeSnapshots", {}, { ...context, tenantId });

async function countStored(tenantId: string) {
  const { rows } = await sql<{ spent: string; versions: string; periods: string }>`
    select sum(a.total_cost_micros) filter (where not exists (
        select 1 from hoc.cost_snapshots n where n.tenant_id = s.tenant_id and n.snapshot_type = 'hourly'
          and n.period_start = s.period_start and n.version > s.version
      ))::text as spent, count(*)::text as versions, count(distinct s.period_start)::text as periods
    from hoc.cost_snapshots s
    join hoc.cost_snapshot_aggregates a on a.tenant_id = s.tenant_id and a.snapshot_id = s.id and a.entity_type = 'tenant'
    where s.tenant_id = ${tenantId} and s.snapshot_type = 'hourly'`.execute(opened[0] as Kysely<unknown>);
  return rows[0];
}

it("of several that add up the same costs at once, one does and the others find it done", async () => {
  const tenantId = "at-once";
  await spend(tenantId, 0, 5);
  const made = await Promise.all(Array.from({ length: COMPUTERS }, (_, number) => compute(tenantId, number)));
  const hours = made.map(({ hourly }) => hourly).filter((hourly) => hourly > 0);
  expect(hours).toHaveLength(1);
  expect(made.every(({ again }) => again === 0)).toBe(true);
  expect(await countStored(tenantId)).toEqual({ spent: "20", versions: `${hours[0]}`, periods: `${hours[0]}` });
});

it("no cost is lost or counted twice while others report costs of the same hours", async () => {
  const tenantId = "meanwhile";
  await Promise.all(
    Array.from({ length: 40 }, (_, number) =>
      number % 2 === 0 ? compute(tenantId, number) : spend(tenantId, number, 1 + (number % 7)),
    ),
  );
  await compute(tenantId, 0);
  expect(await countStored(tenantId)).toMatchObject({ spent: `${20 * 20}` });
  expect(await compute(tenantId, 1)).toMatchObject({ hourly: 0, daily: 0, again: 0 });
});
