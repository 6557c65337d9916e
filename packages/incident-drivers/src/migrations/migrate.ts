import { type Kysely, type Migration, Migrator, NO_MIGRATIONS } from "kysely";
import { DEFAULT_SCHEMA, schemaIdentifier } from "../database/schema-name.js";
import { foundation } from "./0001-foundation.js";
import { idempotencyKeys } from "./0002-idempotency-keys.js";
import { readPoints } from "./0003-read-points.js";
import { analyticsArtifacts } from "./0004-analytics-artifacts.js";
import { listIndexes } from "./0005-list-indexes.js";
import { incidentEvidence } from "./0006-incident-evidence.js";
import { runs } from "./0007-runs.js";
import { llmFailures } from "./0008-llm-failures.js";
import { policies } from "./0009-policies.js";
import { costs } from "./0010-costs.js";
import { proposalReviews } from "./0011-proposal-reviews.js";
import { lessons } from "./0012-lessons.js";
import { runFindings } from "./0013-run-findings.js";
import { costAnomalyList } from "./0014-cost-anomaly-list.js";
import { exports } from "./0015-exports.js";
import { costGuard } from "./0016-cost-guard.js";
import { apiKeys } from "./0017-api-keys.js";
import { rowLevelSecurity } from "./0018-row-level-security.js";
import { webhooks } from "./0019-webhooks.js";
import { appliedMigrations } from "./applied-migrations.js";

/** Where the product's tables live. */
export interface MigrationOptions {
  /** PostgreSQL schema; `hoc` by default. Created when absent. */
  readonly schema?: string;
}

/**
 * Brings the product's tables to the newest form. Safe to call from many instances at once: one migrates, the others
 * wait. Gives the names of what was applied, empty when nothing was to do. Migrations of a later version that have run
 * already are left alone, so that an instance of this version can start again while another one brings the later version.
 *
 * @example await migrateToLatest(db) // ["0001-foundation", "0002-idempotency-keys", …]
 */
// biome-ignore lint/suspicious/noExplicitAny: a host hands over its own Kysely, whatever tables it knows
export async function migrateToLatest(db: Kysely<any>, options: MigrationOptions = {}): Promise<string[]> {
  const schema = options.schema ?? DEFAULT_SCHEMA;
  schemaIdentifier(schema);
  for (;;) {
    const later = await laterMigrations(db, schema);
    try {
      return await run(db, schema, later, (migrator) => migrator.migrateToLatest());
    } catch (error) {
      // Another instance may have brought a later version since.
      if ((await laterMigrations(db, schema)).length === later.length) throw error;
    }
  }
}

/**
 * Brings the tables to where one migration, named, is the last one that has run: forward, or back from later ones. What
 * the migrations that are taken back had added is lost, with its data. Gives the names of what was applied or taken back.
 *
 * @example await migrateTo(db, "0018-row-level-security")
 */
// biome-ignore lint/suspicious/noExplicitAny: see above
export async function migrateTo(db: Kysely<any>, name: string, options: MigrationOptions = {}): Promise<string[]> {
  const schema = options.schema ?? DEFAULT_SCHEMA;
  if (!migrationNames().includes(name)) throw new TypeError(`"${name}" is no migration of this version`);
  return run(db, schema, [], (migrator) => migrator.migrateTo(name));
}

/** Takes every migration back; the data goes with the tables. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export async function migrateDown(db: Kysely<any>, options: MigrationOptions = {}): Promise<string[]> {
  return run(db, options.schema ?? DEFAULT_SCHEMA, [], (migrator) => migrator.migrateTo(NO_MIGRATIONS));
}

/** Names of this version's migrations, in their order. */
export function migrationNames(): string[] {
  return Object.keys(allMigrations(DEFAULT_SCHEMA));
}

/** Migrations that have run and that only a later version of the product knows. */
// biome-ignore lint/suspicious/noExplicitAny: see above
async function laterMigrations(db: Kysely<any>, schema: string): Promise<string[]> {
  const newest = migrationNames().at(-1) ?? "";
  return (await appliedMigrations(db, schema)).filter((name) => name > newest);
}

/** All migrations in their order, by name: a static list, so that every bundler finds them. */
export function allMigrations(schema: string): Record<string, Migration> {
  return {
    "0001-foundation": foundation(schema),
    "0002-idempotency-keys": idempotencyKeys(schema),
    "0003-read-points": readPoints(schema),
    "0004-analytics-artifacts": analyticsArtifacts(schema),
    "0005-list-indexes": listIndexes(schema),
    "0006-incident-evidence": incidentEvidence(schema),
    "0007-runs": runs(schema),
    "0008-llm-failures": llmFailures(schema),
    "0009-policies": policies(schema),
    "0010-costs": costs(schema),
    "0011-proposal-reviews": proposalReviews(schema),
    "0012-lessons": lessons(schema),
    "0013-run-findings": runFindings(schema),
    "0014-cost-anomaly-list": costAnomalyList(schema),
    "0015-exports": exports(schema),
    "0016-cost-guard": costGuard(schema),
    "0017-api-keys": apiKeys(schema),
    "0018-row-level-security": rowLevelSecurity(schema),
    "0019-webhooks": webhooks(schema),
  };
}

async function run(
  // biome-ignore lint/suspicious/noExplicitAny: see above
  db: Kysely<any>,
  schema: string,
  later: readonly string[],
  migrate: (migrator: Migrator) => ReturnType<Migrator["migrateToLatest"]>,
): Promise<string[]> {
  schemaIdentifier(schema);
  const standIns = later.map((name) => [name, { up: async () => undefined }] as const);
  // The migrator creates the schema too, and bears it when another instance is faster.
  const migrator = new Migrator({
    db: db.withoutPlugins(),
    provider: { getMigrations: async () => ({ ...allMigrations(schema), ...Object.fromEntries(standIns) }) },
    migrationTableSchema: schema,
  });
  const { error, results } = await migrate(migrator);
  if (error !== undefined) throw error;
  return (results ?? []).filter(({ status }) => status === "Success").map(({ migrationName }) => migrationName);
}
