import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshPgDatabase } from "../../../tooling/db/harness.js";
import { migrateDown, migrateToLatest } from "../src/migrations/index.js";
import type { Database } from "./databases.js";
import { liveColumns, liveStructure } from "./live-schema.js";

let fresh: Awaited<ReturnType<typeof freshPgDatabase>>;
let connections: Database[];

beforeAll(async () => {
  fresh = await freshPgDatabase();
  connections = Array.from({ length: 4 }, () => {
    const pool = new pg.Pool({ connectionString: fresh.url, max: 2 });
    return new Kysely({ dialect: new PostgresDialect({ pool }) });
  });
});

afterAll(async () => {
  await Promise.all(connections.map((db) => db.destroy()));
  await fresh?.drop();
});

const NAMES = [
  "0001-foundation",
  "0002-idempotency-keys",
  "0003-read-points",
  "0004-analytics-artifacts",
  "0005-list-indexes",
  "0006-incident-evidence",
  "0007-runs",
  "0008-llm-failures",
  "0009-policies",
  "0010-costs",
];

const first = () => connections[0] as Database;

describe("migrations", () => {
  it("from four instances at once run exactly once, also into a schema that is not there yet", async () => {
    for (const schema of ["hoc", "elsewhere", "third_one", "fourth_one"]) {
      const applied = await Promise.all(connections.map((db) => migrateToLatest(db, { schema })));
      expect(applied.flat()).toEqual(NAMES);
      expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
    }
    expect(await migrateToLatest(first())).toEqual([]);
  });

  it("up, down and up again gives the same structure, and down leaves none of it", async () => {
    const before = await liveStructure(first(), "hoc");
    expect(before.columns.length).toBeGreaterThan(100);
    expect(await migrateDown(first())).toEqual([...NAMES].reverse());
    expect(await liveColumns(first(), "hoc")).toEqual([]);
    await migrateToLatest(first());
    expect(await liveStructure(first(), "hoc")).toEqual(before);
  });

  it("give every schema the same structure", async () => {
    const text = async (schema: string) =>
      JSON.stringify(await liveStructure(first(), schema)).replaceAll(`${schema}.`, "");
    expect(await text("elsewhere")).toBe(await text("hoc"));
  });

  it("refuse a schema name that is more than a name", async () => {
    for (const schema of [`hoc"; drop table x; --`, "Hoc", "", "1st"])
      await expect(migrateToLatest(first(), { schema })).rejects.toThrow(TypeError);
  });

  it("every key and every foreign key leads with the tenant; no triggers, no cascades, literal predicates", async () => {
    const { constraints, triggers, indexes } = await liveStructure(first(), "hoc");
    const ours = (constraints as { relname: string; definition: string }[]).filter(
      ({ relname }) => !relname.startsWith("kysely_"),
    );
    const keys = ours.filter(({ definition }) => /^(PRIMARY KEY|UNIQUE|FOREIGN KEY)/.test(definition));
    expect(keys.length).toBeGreaterThan(12);
    for (const { definition } of keys) {
      expect(definition).toMatch(/^(PRIMARY KEY|UNIQUE|FOREIGN KEY) \(tenant_id[,)]/);
      expect(definition).not.toMatch(/CASCADE|SET NULL/);
    }
    const unique = (indexes as { indexname: string; indexdef: string }[]).filter(({ indexdef }) =>
      /UNIQUE/.test(indexdef),
    );
    for (const { indexname, indexdef } of unique)
      if (!indexname.startsWith("kysely_")) expect(indexdef).toMatch(/\(tenant_id[,)]/);
    expect(unique.find(({ indexname }) => indexname === "incidents_open_key")?.indexdef).toMatch(
      /\(tenant_id, grouping_key\) WHERE \(lifecycle_state <> 'RESOLVED'::text\)$/,
    );
    expect(triggers).toEqual([]);
    expect(
      (
        await sql`select 1 from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'hoc'`.execute(
          first(),
        )
      ).rows,
    ).toEqual([]);
  });
});
