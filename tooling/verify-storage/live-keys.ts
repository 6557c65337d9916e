import { sql } from "kysely";
import type { Database } from "../../packages/incident-drivers/test/databases.js";

/** A key or a check as the database has it. */
export interface LiveConstraint {
  readonly table: string;
  readonly name: string;
  readonly kind: "primary key" | "foreign key" | "unique" | "check";
  /** Columns in their order; those of an expression as it is written. */
  readonly columns: readonly string[];
}

/** Every primary key, foreign key, unique index and check of our tables. */
export async function liveConstraints(db: Database): Promise<LiveConstraint[]> {
  const { rows } = await sql<Omit<LiveConstraint, "columns"> & { columns: string }>`
    select r.relname as "table", c.conname as "name",
      case c.contype when 'f' then 'foreign key' else 'check' end as "kind",
      (select json_agg(a.attname order by k.place)::text
        from unnest(c.conkey) with ordinality as k(number, place)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number) as "columns"
    from pg_constraint c join pg_class r on r.oid = c.conrelid
    where r.relnamespace = 'hoc'::regnamespace and c.contype in ('f', 'c') and r.relname not like 'kysely%'
    union all
    select r.relname, i.relname, case when x.indisprimary then 'primary key' else 'unique' end,
      (select json_agg(pg_get_indexdef(x.indexrelid, place, true) order by place)::text
        from generate_series(1, x.indnkeyatts) as place)
    from pg_index x join pg_class r on r.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
    where r.relnamespace = 'hoc'::regnamespace and x.indisunique and r.relname not like 'kysely%'
    order by 1, 2`.execute(db);
  return rows.map(({ columns, ...row }) => ({ ...row, columns: JSON.parse(columns ?? "[]") }));
}

/** What there is in our schema beside the migrator's own tables: relations, functions and types, by name. */
export async function liveNames(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as "name" from pg_class
      where relnamespace = to_regnamespace('hoc') and relkind in ('r', 'p', 'v', 'm', 'S', 'f')
        and relname not like 'kysely%'
    union select proname from pg_proc where pronamespace = to_regnamespace('hoc')
    union select typname from pg_type where typnamespace = to_regnamespace('hoc') and typtype in ('d', 'e', 'r')
    order by 1`.execute(db);
  return rows.map(({ name }) => name);
}
