import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { ensureApplicationRole, migrateToLatest } from "@hoc/incident-drivers/migrations";
import { PGliteDialect } from "@hoc/incident-drivers/pglite";
import { DomainError } from "@hoc/incident-schemas";
import type { Logger } from "@hoc/incident-schemas/ports";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { DatabaseConfig } from "../config.js";
import { answeringPool } from "./answering-pool.js";
import { DataFolderError } from "./data-folder.js";
import { lockFolder } from "./folder-lock.js";
import { withinTime } from "./within-time.js";

/** Connections of a pool by what they do, and requests that wait for one. */
export interface PoolUse {
  readonly busy: number;
  readonly idle: number;
  readonly waiting: number;
}

/** The database as the rest of the server sees it. */
export interface Database {
  readonly db: Kysely<unknown>;
  /** Where it is, in words and without a password. */
  readonly place: string;
  /** How the pool is used at the moment; `undefined` when there is none. */
  poolUse(): PoolUse | undefined;
  /** Brings the tables up to date, and the role that works on them. */
  migrate(): Promise<void>;
  /** Rejects with `database_unavailable` when it does not answer soon. */
  check(): Promise<void>;
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 5_000;
const IDLE_CONNECTION_MS = 30_000;
const STATEMENT_TIMEOUT_MS = 15_000;
/** Longer than a statement may take: past it, the server does not answer at all. */
const ANSWER_TIMEOUT_MS = 20_000;
const LOCK_TIMEOUT_MS = 2_000;
const IDLE_IN_TRANSACTION_MS = 30_000;
const CHECK_TIMEOUT_MS = 2_000;

/** Opens the database that the configuration names. */
export function openDatabase(
  config: DatabaseConfig,
  logger: Logger,
  answerTimeoutMs = ANSWER_TIMEOUT_MS,
): Promise<Database> {
  return config.kind === "postgres"
    ? Promise.resolve(openPostgres(config, logger, answerTimeoutMs))
    : openPglite(config);
}

function openPostgres(
  config: DatabaseConfig & { kind: "postgres" },
  logger: Logger,
  answerTimeoutMs: number,
): Database {
  const pool = connectionPool(logger, {
    connectionString: config.url,
    application_name: "hoc-incidents",
    max: config.poolSize,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: answerTimeoutMs,
    lock_timeout: LOCK_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
  });
  const db = kyselyOver(pool);
  const { host, pathname } = new URL(config.url);
  return {
    db,
    place: `PostgreSQL at ${host}${pathname}`,
    poolUse: () => ({
      busy: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
    // Servers that start together wait for one another here, so these connections have no timeouts for statements and locks.
    migrate: async () => {
      const migrating = kyselyOver(
        connectionPool(logger, {
          connectionString: config.url,
          application_name: "hoc-incidents migrations",
          max: 2,
        }),
      );
      try {
        await prepare(migrating, config);
      } finally {
        await migrating.destroy();
      }
    },
    check: () => answers(db),
    close: () => db.destroy(),
  };
}

async function openPglite(config: DatabaseConfig & { kind: "pglite" }): Promise<Database> {
  const { folder } = config;
  const lock = folder === null ? undefined : await lockFolder(folder);
  const pglite = await (folder === null ? PGlite.create("memory://") : openFolder(folder)).catch(
    async (error: unknown) => {
      await lock?.release();
      throw error;
    },
  );
  const db = new Kysely<unknown>({ dialect: new PGliteDialect(pglite) });
  return {
    db,
    place:
      folder === null
        ? "an embedded PostgreSQL in memory, gone when this process ends"
        : `an embedded PostgreSQL in ${folder}`,
    poolUse: () => undefined,
    migrate: () => prepare(db, config),
    check: () => answers(db),
    async close() {
      await db.destroy();
      if (!pglite.closed) await pglite.close();
      await lock?.release();
    },
  };
}

async function prepare(db: Kysely<unknown>, { schema, role }: DatabaseConfig): Promise<void> {
  await migrateToLatest(db, { schema });
  await ensureApplicationRole(db, { schema, role });
}

async function openFolder(folder: string): Promise<PGlite> {
  const place = join(folder, "postgres");
  try {
    return await PGlite.create(place);
  } catch (cause) {
    const why = cause instanceof Error ? ` (${cause.message})` : "";
    const problem = `the database in ${place} cannot be opened: it is damaged, of another version, or none${why}`;
    throw new DataFolderError(folder, problem, { cause });
  }
}

function connectionPool(logger: Logger, options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_CONNECTION_MS,
    keepAlive: true,
    ...options,
  });
  // A connection may break at any time, in use or not; without a listener that would end the process.
  const note = ({ message }: Error) => logger.warn({ reason: message }, "a connection to the database broke");
  pool.on("error", note);
  pool.on("connect", (client) => client.on("error", note));
  return pool;
}

function kyselyOver(pool: pg.Pool): Kysely<unknown> {
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool: answeringPool(pool) }) });
}

async function answers(db: Kysely<unknown>): Promise<void> {
  const unavailable = (cause?: unknown) =>
    new DomainError("database_unavailable", "The database does not answer.", {}, { cause });
  const answer = sql`select 1`.execute(db).catch((cause: unknown) => {
    throw unavailable(cause);
  });
  await withinTime(answer, CHECK_TIMEOUT_MS, unavailable);
}
