import { sql } from "kysely";
import type { Database } from "./databases.js";

/** A column as the database has it. */
export interface LiveColumn {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  /** Decimal places of a number that has a fixed count of them. */
  readonly scale: number | null;
}

/** The columns of every table of ours. */
export async function liveColumns(db: Database, schema: string): Promise<LiveColumn[]> {
  const { rows } = await sql<LiveColumn>`select table_name as "table", column_name as "column", udt_name as "type",
      is_nullable = 'YES' as "nullable", numeric_scale as "scale"
    from information_schema.columns
    where table_schema = ${schema} and table_name not like 'kysely_%' order by 1, 2`.execute(db);
  return rows;
}

/** Everything about the structure: columns with defaults, indexes, constraints, triggers. */
export async function liveStructure(db: Database, schema: string) {
  const ask = async (question: ReturnType<typeof sql>) => (await question.execute(db)).rows;
  return {
    columns:
      await ask(sql`select table_name, column_name, udt_name, is_nullable, column_default, numeric_precision, numeric_scale
      from information_schema.columns where table_schema = ${schema} order by 1, 2`),
    indexes: await ask(
      sql`select tablename, indexname, indexdef from pg_indexes where schemaname = ${schema} order by 1, 2`,
    ),
    constraints: await ask(sql`select r.relname, c.conname, pg_get_constraintdef(c.oid) as definition
      from pg_constraint c join pg_class r on r.oid = c.conrelid join pg_namespace n on n.oid = r.relnamespace
      where n.nspname = ${schema} order by 1, 2`),
    triggers: await ask(sql`select r.relname, t.tgname from pg_trigger t join pg_class r on r.oid = t.tgrelid
      join pg_namespace n on n.oid = r.relnamespace where n.nspname = ${schema} and not t.tgisinternal`),
  };
}
