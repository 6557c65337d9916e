import { type Kysely, sql } from "kysely";

/** Names of the migrations that a schema has had, in their order; none where it is not there. */
// biome-ignore lint/suspicious/noExplicitAny: a host hands over its own Kysely, whatever tables it knows
export async function appliedMigrations(db: Kysely<any>, schema: string): Promise<string[]> {
  const plain = db.withoutPlugins();
  const { rows: tables } = await sql`select from pg_catalog.pg_class as c
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relname = 'kysely_migration'`.execute(plain);
  if (tables.length === 0) return [];
  const { rows } = await sql<{ name: string }>`
    select name from ${sql.id(schema, "kysely_migration")} order by name collate "C"`.execute(plain);
  return rows.map(({ name }) => name);
}
