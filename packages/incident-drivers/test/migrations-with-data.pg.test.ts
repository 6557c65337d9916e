import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRowBench } from "../../../tooling/verify-storage/row-bench.js";
import { doctor, migrateDown, migrateTo, migrateToLatest, migrationNames } from "../src/migrations/index.js";
import { type Database, pgDatabase } from "./databases.js";
import { liveColumns } from "./live-schema.js";
import { readRows, STORED_TABLES, type StoredTable } from "./stored-tables.js";

type Row = Readonly<Record<string, unknown>>;

/** Every row of every table, by table. */
type Contents = ReadonlyMap<string, readonly Row[]>;

const NAMES = migrationNames();
const tenantsOf = (name: string) => [`first since ${name}`, `second since ${name}`];

let database: Awaited<ReturnType<typeof pgDatabase>>;
let db: Database;
beforeAll(async () => {
  database = await pgDatabase();
  db = database.db;
});
afterAll(() => database?.close());

/** The tables that there are at the moment, with the columns that they have. */
async function tablesNow(): Promise<Map<string, StoredTable>> {
  const live = new Set((await liveColumns(db, "hoc")).map(({ table, column }) => `${table}.${column}`));
  const tables = STORED_TABLES.map(({ name, columns }) => {
    const there = Object.entries(columns).filter(([, column]) => live.has(`${name}.${column.name}`));
    return { name, columns: Object.fromEntries(there) };
  });
  return new Map(tables.filter(({ columns }) => Object.keys(columns).length > 0).map((table) => [table.name, table]));
}

/** A row in every table that there is, of each of two tenants that are named after the version. */
async function fill(version: string): Promise<void> {
  const tables = await tablesNow();
  const bench = createRowBench(db, (name) => tables.get(name));
  for (const table of tables.values())
    for (const tenant of tenantsOf(version)) {
      const row = bench.make(table, {}, tenant);
      expect([table.name, await bench.insert(table, row)]).toEqual([table.name, undefined]);
    }
}

async function contents(): Promise<Contents> {
  const found = new Map<string, readonly Row[]>();
  for (const name of (await tablesNow()).keys()) {
    const { rows } = await sql<{ row: Row }>`select to_jsonb(t) as row from ${sql.table(`hoc.${name}`)} as t`.execute(
      db,
    );
    found.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return found;
}

/** The contents as far as `like` has tables and columns, in an order of their own. */
function seenAs(like: Contents, found: Contents): Record<string, string[]> {
  return Object.fromEntries(
    [...like].map(([table, rows]) => {
      const columns = Object.keys(rows[0] ?? {}).sort();
      const seen = (found.get(table) ?? []).map((row) => JSON.stringify(columns.map((column) => row[column])));
      return [table, seen.sort()];
    }),
  );
}

function rowsOf(tenants: ReadonlySet<string>, all: Contents): Contents {
  return new Map(
    [...all].map(([table, rows]) => [table, rows.filter((row) => tenants.has(String(row.tenant_id)))] as const),
  );
}

describe("a database with data of every version", () => {
  it("comes to the latest version with every row as it was, goes back step by step, and forward again", async () => {
    await migrateDown(db);
    const atVersion = new Map<string, Contents>();
    for (const name of NAMES) {
      const before = await contents();
      expect(await migrateTo(db, name)).toEqual([name]);
      expect({ name, rows: seenAs(before, await contents()) }).toEqual({ name, rows: seenAs(before, before) });
      await fill(name);
      atVersion.set(name, await contents());
    }
    const latest = await contents();
    expect((await doctor(db)).differences).toEqual([]);
    expect([...latest.keys()].sort()).toEqual(STORED_TABLES.map(({ name }) => name).sort());
    for (const table of STORED_TABLES)
      for (const tenant of NAMES.flatMap((name) => tenantsOf(name).slice(0, 1))) {
        const rows = await readRows(db, table, tenant);
        expect(rows).toHaveLength((rowsOf(new Set([tenant]), latest).get(table.name) ?? []).length);
      }

    for (const [index, name] of [...NAMES.entries()].reverse().slice(1)) {
      expect(await migrateTo(db, name)).toEqual([NAMES[index + 1]]);
      const was = atVersion.get(name) as Contents;
      const known = new Set(NAMES.slice(0, index + 1).flatMap(tenantsOf));
      expect({ name, rows: seenAs(was, rowsOf(known, await contents())) }).toEqual({ name, rows: seenAs(was, was) });
    }
    expect(await migrateToLatest(db)).toEqual(NAMES.slice(1));
    const first = atVersion.get(NAMES[0] as string) as Contents;
    expect(seenAs(first, rowsOf(new Set(tenantsOf(NAMES[0] as string)), await contents()))).toEqual(
      seenAs(first, first),
    );
    expect((await doctor(db)).differences).toEqual([]);
  }, 120_000);

  it("is whole when the instance that migrates it is killed half-way and two others go on at once", async () => {
    await migrateTo(db, "0002-idempotency-keys");
    const before = await contents();
    const applied = await killedHalfWay();
    expect(applied).toMatchObject({ status: "rejected" });
    expect({ rows: seenAs(before, await contents()), columns: [...(await tablesNow()).keys()] }).toEqual({
      rows: seenAs(before, before),
      columns: [...before.keys()],
    });
    const both = await Promise.all([migrateToLatest(database.connect(2)), migrateToLatest(database.connect(2))]);
    expect(both.map(({ length }) => length).sort((one, other) => one - other)).toEqual([0, NAMES.length - 2]);
    expect(seenAs(before, await contents())).toEqual(seenAs(before, before));
    expect((await doctor(db)).differences).toEqual([]);
  }, 60_000);

  it("can be started on by an earlier version, which leaves what a later one did alone, and is not taken back by it", async () => {
    await sql`create table hoc.of_tomorrow (id int)`.execute(db);
    await sql`insert into hoc.kysely_migration values ('0099-of-tomorrow', '')`.execute(db);
    expect(await migrateToLatest(db)).toEqual([]);
    await expect(migrateTo(db, "0002-idempotency-keys")).rejects.toThrow("0099-of-tomorrow");
    await expect(migrateDown(db)).rejects.toThrow("0099-of-tomorrow");
    await expect(migrateTo(db, "0099-of-tomorrow")).rejects.toThrow(TypeError);
    await sql`delete from hoc.kysely_migration where name = '0099-of-tomorrow'`.execute(db);
    await sql`insert into hoc.kysely_migration values ('0001-of-somebody', '')`.execute(db);
    await expect(migrateToLatest(db)).rejects.toThrow("0001-of-somebody");
  });
});

/** Runs a migration until it waits for a table that somebody reads, and ends its connection there. */
async function killedHalfWay(): Promise<PromiseSettledResult<unknown>> {
  const reader = await db.startTransaction().execute();
  await sql`lock table hoc.incidents in access share mode`.execute(reader);
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  pool.on("connect", (client) => client.on("error", () => undefined));
  const victim: Database = new Kysely({ dialect: new PostgresDialect({ pool }) });
  const settled = Promise.allSettled([migrateToLatest(victim)]);
  let pid: number | undefined;
  while (pid === undefined) {
    const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like 'alter table%'`.execute(db);
    pid = rows[0]?.pid;
  }
  await sql`select pg_terminate_backend(${pid})`.execute(db);
  const [result] = await settled;
  await reader.rollback().execute();
  await victim.destroy();
  return result as PromiseSettledResult<unknown>;
}
