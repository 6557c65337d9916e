import { randomUUID } from "node:crypto";
import { Kysely, type LogEvent, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { freshPgDatabase } from "../../../tooling/db/harness.js";
import { freshPglite } from "../../../tooling/db/pglite.js";
import type { DriverSet } from "../src/conformance/index.js";
import { ensureApplicationRole, grantRoles, migrateToLatest } from "../src/migrations/index.js";
import { PGliteDialect } from "../src/pglite/index.js";
import { kyselyUnitOfWork } from "../src/unit-of-work/index.js";

/** Tests speak SQL of their own, so no table is declared. */
export type Database = Kysely<Record<string, Record<string, unknown>>>;

/** A migrated database of one test file. */
export interface TestDatabase {
  readonly db: Database;
  close(): Promise<void>;
}

type Log = (event: LogEvent) => void;

/** PostgreSQL in memory, with our tables. */
export async function pgliteDatabase(log: Log = () => undefined): Promise<TestDatabase> {
  const { pglite } = await freshPglite();
  const db: Database = new Kysely({ dialect: new PGliteDialect(pglite), log });
  await migrateToLatest(db);
  return { db, close: () => db.destroy() };
}

/** A database on the real server, with our tables; `connect` opens further pools, as other processes would. */
export async function pgDatabase(options: { readonly max?: number; readonly log?: Log } = {}) {
  const fresh = await freshPgDatabase();
  const opened: Database[] = [];
  const connect = (max = options.max ?? 4): Database => {
    const pool = new pg.Pool({ connectionString: fresh.url, max });
    const db: Database = new Kysely({
      dialect: new PostgresDialect({ pool }),
      log: options.log ?? (() => undefined),
    });
    opened.push(db);
    return db;
  };
  const db = connect();
  await migrateToLatest(db);
  const close = async () => {
    await Promise.all(opened.map((one) => one.destroy()));
    await fresh.drop();
  };
  return { db, url: fresh.url, connect, close };
}

/** A role as a service has it, for one test file; roles belong to the whole server. One that `prunes` deletes signals too. */
export async function applicationRole(db: Database, { prunes = false }: { readonly prunes?: boolean } = {}) {
  const role = `app_${randomUUID().replaceAll("-", "")}`;
  await ensureApplicationRole(db, { role });
  if (prunes) await grantRoles(db, { application: role, maintenance: role });
  const drop = async () => {
    await sql`drop owned by ${sql.id(role)}`.execute(db);
    await sql`drop role ${sql.id(role)}`.execute(db);
  };
  return { role, drop };
}

/** The drivers of this package on a database, under a role where one is given. */
export function driverSet({ db, close }: TestDatabase, role?: string): DriverSet {
  return { unitOfWork: (options) => kyselyUnitOfWork(db, { ...options, ...(role && { role }) }), close };
}
