import { migrateToLatest } from "@hoc/incident-drivers/migrations";
import { PGliteDialect } from "@hoc/incident-drivers/pglite";
import { describeOperations } from "@hoc/incident-engines";
import { EVENT_TYPES } from "@hoc/incident-schemas";
import { Kysely, sql } from "kysely";
import type { Database } from "../../packages/incident-drivers/test/databases.js";
import { freshPglite } from "../db/pglite.js";
import { liveRoutes } from "../docs/live-routes.js";

/** What there is that a verifier has to have in its hands, such as `table runs` or `route GET /v1/stats`. */
export type Inventory = readonly string[];

/** Every table of the migrated schema, event of the catalogue, operation of the registry and route of the live router. */
export async function liveInventory(): Promise<Inventory> {
  const { pglite } = await freshPglite();
  const db: Database = new Kysely({ dialect: new PGliteDialect(pglite) });
  try {
    await migrateToLatest(db);
    return [
      ...(await tablesIn(db)),
      ...EVENT_TYPES.map((type) => `event ${type}`),
      ...describeOperations().map(({ id }) => `operation ${id}`),
      ...(await liveRoutes()).map(({ route }) => routeCalled(route)),
    ];
  } finally {
    await db.destroy();
  }
}

/** The tables of our schema, but for the migrator's own. */
export async function tablesIn(db: Database): Promise<Inventory> {
  const { rows } = await sql<{ name: string }>`select relname as "name" from pg_class
    where relnamespace = 'hoc'::regnamespace and relkind in ('r', 'p') and relname not like 'kysely%'
    order by relname collate "C"`.execute(db);
  return rows.map(({ name }) => `table ${name}`);
}

/**
 * What the inventory calls a route.
 *
 * @example routeCalled("GET /v1/runs/:runId") // "route GET /v1/runs/{runId}"
 */
export function routeCalled(route: string): string {
  return `route ${route.replaceAll(/:(\w+)/g, "{$1}")}`;
}
