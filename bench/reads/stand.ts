import { createReadPorts, readExecutor } from "@hoc/incident-drivers";
import { ensureApplicationRole, migrateToLatest } from "@hoc/incident-drivers/migrations";
import { kyselyUnitOfWork } from "@hoc/incident-drivers/unit-of-work";
import { createOperations, type Operations, systemAmbient } from "@hoc/incident-engines";
import { type Instant, incidentAggregatorConfigSchema, slaTargetsSchema } from "@hoc/incident-schemas";
import type { ReadPorts } from "@hoc/incident-schemas/ports";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { createDatabase, startPostgres } from "../../tooling/db/postgres-server.js";
import { seedIncidents } from "../../tooling/db/seed-incidents.js";

/** A statement as a driver sends it. */
interface SentStatement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** A real PostgreSQL with many tenants, one of them large, and our path to it. */
export interface Stand {
  readonly pool: pg.Pool;
  readonly operations: Operations;
  /** The drivers, each call a statement of its own outside any transaction. */
  readonly ports: ReadPorts;
  /** The instant that everything is read at; nothing was recorded since. */
  readonly asOf: Instant;
  /** The tenant that has most of the incidents. */
  readonly tenantId: string;
  readonly incidents: number;
  /** What drivers send while `work` runs. */
  sent(work: (ports: ReadPorts) => Promise<unknown>): Promise<SentStatement[]>;
  /** The settings that make its figures mean something. */
  settings(): Promise<string>;
  close(): Promise<void>;
}

const SCHEMA = "hoc";
/** What a page out of order costs on a solid-state disk; the default of 4 is that of a spinning one. */
const SSD_PAGE_COST = 1.1;
const INCIDENTS = Number(process.env.HOC_BENCH_INCIDENTS ?? 1_000_000);
const OTHER_TENANTS = { prefix: "small-", tenants: 999, incidentsPerTenant: 100 };
const READ_CONFIG = { config: incidentAggregatorConfigSchema.parse({}), slaTargets: slaTargetsSchema.parse({}) };

/** The role that a service runs as. */
const ROLE = "hoc_app";

/** Starts a server of our own, or takes the one of `DATABASE_URL`, and seeds a database of its own there. */
export async function openStand(): Promise<Stand> {
  const server = await startPostgres();
  const database = await createDatabase(server.url);
  const pool = new pg.Pool({ connectionString: database.url, max: 4, options: `-c random_page_cost=${SSD_PAGE_COST}` });
  const dialect = new PostgresDialect({ pool });
  const db = new Kysely<unknown>({ dialect });
  await migrateToLatest(db);
  await ensureApplicationRole(db, { role: ROLE });
  const ambient = systemAmbient();
  const until = ambient.clock();
  const run = (statement: string, parameters: readonly unknown[]) => pool.query(statement, [...parameters]);
  for (const seed of [{ prefix: "large-", tenants: 1, incidentsPerTenant: INCIDENTS }, OTHER_TENANTS])
    await seedIncidents(run, { ...seed, until });
  await pool.query("vacuum (analyze) hoc.incidents");

  const heard: SentStatement[] = [];
  const overheard = new Kysely<unknown>({ dialect, log: ({ query }) => void heard.push(query) });
  return {
    pool,
    operations: createOperations({ unitOfWork: kyselyUnitOfWork(db, { ambient, role: ROLE }) }),
    ports: createReadPorts(readExecutor(db, SCHEMA), READ_CONFIG),
    asOf: until,
    tenantId: "large-1",
    incidents: INCIDENTS,
    async sent(work) {
      heard.length = 0;
      await work(createReadPorts(readExecutor(overheard, SCHEMA), READ_CONFIG));
      return [...heard];
    },
    async settings() {
      const { rows } = await pool.query(
        `select current_setting('server_version') as version, current_setting('shared_buffers') as buffers,
          current_setting('random_page_cost') as page_cost`,
      );
      const [{ version, buffers, page_cost }] = rows;
      return `PostgreSQL ${version}, shared_buffers ${buffers}, random_page_cost ${page_cost}`;
    },
    async close() {
      await pool.end();
      await database.drop();
      await server.stop();
    },
  };
}
