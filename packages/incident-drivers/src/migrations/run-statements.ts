import { type Kysely, sql } from "kysely";

/** Runs a migration's statements one after the other. */
export async function runStatements(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** Drops tables, each before the ones that it refers to; `schema` is quoted. */
export async function dropTables(db: Kysely<unknown>, schema: string, tables: readonly string[]): Promise<void> {
  await runStatements(
    db,
    tables.map((table) => `drop table ${schema}.${table}`),
  );
}
