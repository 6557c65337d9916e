import { type Kysely, sql } from "kysely";
import { privilegesOf } from "../grants.js";
import type { SchemaPart } from "./schema-part.js";

const PRIVILEGES = ["select", "insert", "update", "delete", "truncate", "references", "trigger"] as const;
const OF_COLUMNS: ReadonlySet<string> = new Set(["select", "insert", "update", "references"]);

/** What the role of a service may do with tables, as `grantRoles` gives it. */
export function expectedPrivileges(tables: readonly string[]): SchemaPart[] {
  return tables.map((table) => partOf(table, privilegesOf(table)));
}

/** What a role may do with tables of a schema, by whatever way: granted to itself, to a role that it has, to everybody. */
export async function readPrivileges(
  // biome-ignore lint/suspicious/noExplicitAny: a host hands over its own Kysely, whatever tables it knows
  db: Kysely<any>,
  { schema, role, tables }: { readonly schema: string; readonly role: string; readonly tables: readonly string[] },
): Promise<SchemaPart[]> {
  const may = PRIVILEGES.map((privilege) => {
    const whole = sql`has_table_privilege(${role}::name, c.oid, ${privilege})`;
    if (!OF_COLUMNS.has(privilege)) return sql`case when ${whole} then ${privilege}::text end`;
    return sql`case when ${whole} then ${privilege}::text
      when has_any_column_privilege(${role}::name, c.oid, ${privilege}) then ${`${privilege} of columns`}::text end`;
  });
  const { rows } = await sql<{ table: string; privileges: string }>`
    select c.relname::text as "table", concat_ws(', ', ${sql.join(may)}) as privileges
    from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relkind in ('r', 'p')`.execute(db.withoutPlugins());
  const found = new Map(rows.map(({ table, privileges }) => [table, privileges]));
  return tables.flatMap((table) => {
    const privileges = found.get(table);
    return privileges === undefined ? [] : [partOf(table, privileges === "" ? [] : privileges.split(", "))];
  });
}

function partOf(table: string, privileges: readonly string[]): SchemaPart {
  return { kind: "privilege", table, name: "", definition: privileges.join(", ") };
}
