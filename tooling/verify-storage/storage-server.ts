import { migrateDown, migrateToLatest } from "@hoc/incident-drivers/migrations";
import { PGliteDialect } from "@hoc/incident-drivers/pglite";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { Database } from "../../packages/incident-drivers/test/databases.js";
import { freshPglite } from "../db/pglite.js";
import type { FreshDatabase } from "../db/postgres-server.js";

/** A database whose storage is verified. */
export interface StorageServer {
  readonly name: string;
  readonly db: Database;
  /** Whether it tells roles apart, so that what the application may do can be seen. */
  readonly hasRoles: boolean;
  readonly up: () => Promise<unknown>;
  readonly down: () => Promise<unknown>;
  /** Runs a statement, whatever it does. */
  readonly run: (statement: string) => Promise<unknown>;
  close(): Promise<void>;
}

/** PostgreSQL in memory. */
export async function pgliteServer(): Promise<StorageServer> {
  const { pglite } = await freshPglite();
  return serverOn("PGlite", new Kysely({ dialect: new PGliteDialect(pglite) }), false);
}

/** A database on a real server; it is dropped on closing. */
export function postgresServer({ url, drop }: FreshDatabase): StorageServer {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const server = serverOn("PostgreSQL", new Kysely({ dialect: new PostgresDialect({ pool }) }), true);
  return { ...server, close: () => server.close().then(drop) };
}

function serverOn(name: string, db: Database, hasRoles: boolean): StorageServer {
  return {
    name,
    db,
    hasRoles,
    up: () => migrateToLatest(db),
    down: () => migrateDown(db),
    run: (statement) => sql.raw(statement).execute(db),
    close: () => db.destroy(),
  };
}
