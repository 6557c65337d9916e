import { sql } from "kysely";
import type { Database } from "./databases.js";

/** A table of ours as the database walls it. */
export interface RowWall {
  readonly table: string;
  readonly isOn: boolean;
  /** Policies by what they are for, with the conditions on rows that are seen and rows that are written. */
  readonly policies: readonly string[];
}

const OF_TENANT = "(tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))";

/** How a table of one tenant's rows has to be walled. */
export const TENANT_WALL = [`ALL ${OF_TENANT} check ${OF_TENANT}`];

/** How a table has to be walled that the questions across tenants read. */
export const FAN_OUT_WALL = [...TENANT_WALL, "SELECT (current_setting('hoc.fan_out'::text, true) = 'on'::text) check "];

/** How every table of the schema with tenants in it is walled, whoever made it. */
export async function rowWalls(db: Database, schema = "hoc"): Promise<RowWall[]> {
  const { rows } = await sql<RowWall>`select c.table_name as "table", r.relrowsecurity as "isOn", coalesce((
        select json_agg(p.cmd || ' ' || p.qual || ' check ' || coalesce(p.with_check, '') order by p.cmd)
        from pg_policies as p where p.schemaname = c.table_schema and p.tablename = c.table_name
      ), '[]') as "policies"
    from information_schema.columns as c
    join pg_class as r on r.oid = format('%I.%I', c.table_schema, c.table_name)::regclass
    where c.table_schema = ${schema} and c.column_name = 'tenant_id' order by 1`.execute(db);
  return rows.map(({ policies, ...wall }) => ({
    ...wall,
    policies: typeof policies === "string" ? JSON.parse(policies) : policies,
  }));
}
