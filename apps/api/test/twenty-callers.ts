import { migrateToLatest } from "@hoc/incident-drivers/migrations";
import { kyselyUnitOfWork } from "@hoc/incident-drivers/unit-of-work";
import { createOperations, type Operations, type OperationsOptions, systemAmbient } from "@hoc/incident-engines";
import { Kysely, PostgresDialect, type RawBuilder, sql } from "kysely";
import pg from "pg";
import { freshPgDatabase } from "../../../tooling/db/harness.js";

const CONNECTIONS = 20;

/** Twenty processes, as far as a database on a real server can tell: each with one connection of its own. */
export interface TwentyCallers {
  readonly callers: readonly Operations[];
  /** One of them, for what is done by one. */
  readonly one: Operations;
  /** The connection of that one. */
  readonly db: Kysely<unknown>;
  /** Their connections. */
  readonly databases: readonly Kysely<unknown>[];
  /** The same, or something of its own, by all of them at once. */
  all<Result>(say: (operations: Operations, index: number) => Promise<Result>): Promise<Result[]>;
  /** How many rows `t` of a table there are. */
  count(table: string, where?: RawBuilder<unknown>): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Twenty callers of the operations on a fresh database.
 *
 * @example const twenty = await twentyCallers();
 */
export async function twentyCallers(options: Pick<OperationsOptions, "exports"> = {}): Promise<TwentyCallers> {
  const fresh = await freshPgDatabase();
  const databases = Array.from({ length: CONNECTIONS }, () => {
    const pool = new pg.Pool({ connectionString: fresh.url, max: 1 });
    return new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  });
  const db = databases[0] as Kysely<unknown>;
  await migrateToLatest(db);
  const ambient = systemAmbient();
  const callers = databases.map((own) =>
    createOperations({ unitOfWork: kyselyUnitOfWork(own, { ambient }), ambient, ...options }),
  );
  return {
    callers,
    one: callers[0] as Operations,
    db,
    databases,
    all: (say) => Promise.all(callers.map(say)),
    async count(table, where = sql`true`) {
      const { rows } = await sql<{
        n: string;
      }>`select count(*) as n from ${sql.id("hoc", table)} as t where ${where}`.execute(db);
      return Number(rows[0]?.n);
    },
    async stop() {
      await Promise.all(databases.map((own) => own.destroy()));
      await fresh.drop();
    },
  };
}
