import { ensureApplicationRole, migrateToLatest } from "@hoc/incident-drivers/migrations";
import { kyselyUnitOfWork } from "@hoc/incident-drivers/unit-of-work";
import { createOperations, type Operations, systemAmbient } from "@hoc/incident-engines";
import { UNCAPPED } from "@hoc/incident-schemas";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { createDatabase, startPostgres } from "../../tooling/db/postgres-server.js";

/** A real PostgreSQL with our tables, and our path into them. */
export interface Stand {
  readonly pool: pg.Pool;
  readonly operations: Operations;
  /** The settings that make its figures mean something. */
  settings(): Promise<string>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Connections that callers can use at once. */
const CONNECTIONS = 20;

/** Sixteen callers of a thousand signals each wait for one another; a service would be told to come back. */
const MOST_WAITING_SIGNALS = 16_000;

/** The role that a service runs as. */
const ROLE = "hoc_app";

/** Starts a server of our own, or takes the one of `DATABASE_URL`, in a database of its own. */
export async function openStand(): Promise<Stand> {
  const server = await startPostgres();
  const database = await createDatabase(server.url);
  const pool = new pg.Pool({ connectionString: database.url, max: CONNECTIONS });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  await migrateToLatest(db);
  await ensureApplicationRole(db, { role: ROLE });
  const aggregator = { maxIncidentsPerTenantPerHour: UNCAPPED };
  const operations = createOperations({
    unitOfWork: kyselyUnitOfWork(db, { ambient: systemAmbient(), role: ROLE, aggregator }),
    maxWaitingSignals: MOST_WAITING_SIGNALS,
  });
  return {
    pool,
    operations,
    async settings() {
      const { rows } = await pool.query(
        `select current_setting('server_version') as version, current_setting('fsync') as fsync,
          current_setting('synchronous_commit') as synchronous_commit`,
      );
      const [{ version, fsync, synchronous_commit }] = rows;
      return `PostgreSQL ${version}, fsync ${fsync}, synchronous_commit ${synchronous_commit}`;
    },
    async clear() {
      // Cascading reaches every table that belongs to a tenant's signals and incidents.
      await pool.query(
        "truncate hoc.tenant_heads, hoc.recordings, hoc.domain_events, hoc.audit_ledger, hoc.incidents cascade",
      );
      await pool.query("checkpoint");
    },
    async close() {
      await operations.close();
      await pool.end();
      await database.drop();
      await server.stop();
    },
  };
}
