import { type Kysely, sql } from "kysely";
import { PART_KINDS, type SchemaPart } from "./schema-part.js";

/**
 * Reads what a schema is made of from PostgreSQL's catalogues: its tables with their columns, constraints, indexes, row
 * security and triggers. Definitions are PostgreSQL's own, on one line and without the schema's name, so that the same
 * tables read the same in every schema. The migrator's own tables are left out.
 *
 * @example await readSchema(db, "hoc")
 */
// biome-ignore lint/suspicious/noExplicitAny: a host hands over its own Kysely, whatever tables it knows
export async function readSchema(db: Kysely<any>, schema: string): Promise<SchemaPart[]> {
  const plain = db.withoutPlugins();
  const parts: SchemaPart[] = [];
  for (const question of QUESTIONS) parts.push(...(await question(schema).execute(plain)).rows);
  return parts
    .map((part) => ({ ...part, definition: withoutSchema(part.definition, schema) }))
    .sort(
      (one, other) =>
        order(one.table, other.table) || PART_KINDS.indexOf(one.kind) - PART_KINDS.indexOf(other.kind) || 0,
    );
}

/** Names of the views, functions, sequences and types of a schema: things that no migration of ours makes. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export async function readStrangers(db: Kysely<any>, schema: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select case c.relkind when 'S' then 'sequence ' when 'f' then 'foreign table ' else 'view ' end || c.relname as name
      from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where n.nspname = ${schema} and c.relkind in ('v', 'm', 'S', 'f')
    union select 'function ' || p.proname
      from pg_catalog.pg_proc as p join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
      where n.nspname = ${schema}
    union select 'type ' || t.typname
      from pg_catalog.pg_type as t join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
      where n.nspname = ${schema} and t.typtype in ('d', 'e', 'r')
    order by 1`.execute(db.withoutPlugins());
  return rows.map(({ name }) => name);
}

/** Tables of a schema as `c`, without the migrator's. */
const tablesOf = (schema: string) => sql`
  pg_catalog.pg_class as c join pg_catalog.pg_namespace as n
    on n.oid = c.relnamespace and n.nspname = ${schema} and c.relkind in ('r', 'p') and c.relname not like 'kysely\\_%'`;

const QUESTIONS = [
  (schema: string) => sql<SchemaPart>`
    select 'table' as kind, c.relname::text as "table", '' as name,
      case c.relpersistence when 'p' then 'persistent' when 'u' then 'unlogged' else 'temporary' end as definition
    from ${tablesOf(schema)}`,

  (schema: string) => sql<SchemaPart>`
    select 'column' as kind, c.relname::text as "table", a.attname::text as name,
      concat_ws(' ', pg_catalog.format_type(a.atttypid, a.atttypmod),
        case when a.attcollation <> t.typcollation then 'collate ' || quote_ident(l.collname) end,
        case when a.attnotnull then 'not null' end,
        case when a.attgenerated <> '' then 'generated always as (' || pg_catalog.pg_get_expr(d.adbin, d.adrelid) || ') stored'
          else 'default ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid) end,
        case when a.attidentity <> '' then 'generated as identity' end) as definition
    from ${tablesOf(schema)}
    join pg_catalog.pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_catalog.pg_type as t on t.oid = a.atttypid
    left join pg_catalog.pg_collation as l on l.oid = a.attcollation
    left join pg_catalog.pg_attrdef as d on d.adrelid = c.oid and d.adnum = a.attnum
    order by a.attname collate "C"`,

  // PostgreSQL 18 has a constraint for every "not null" too, which is said of the column.
  (schema: string) => sql<SchemaPart>`
    select 'constraint' as kind, c.relname::text as "table", k.conname::text as name,
      pg_catalog.pg_get_constraintdef(k.oid) || case when exists (
          select from pg_catalog.pg_trigger as g where g.tgconstraint = k.oid and g.tgenabled = 'D'
        ) then ' DISABLED' else '' end as definition
    from ${tablesOf(schema)}
    join pg_catalog.pg_constraint as k on k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c', 'x')
    order by position(k.contype::text in 'puxcf'), k.conname collate "C"`,

  (schema: string) => sql<SchemaPart>`
    select 'index' as kind, c.relname::text as "table", i.relname::text as name,
      case when x.indisunique then 'unique ' else '' end
        || regexp_replace(pg_catalog.pg_get_indexdef(x.indexrelid), '^.*? USING ', 'using ')
        || case when x.indisvalid and x.indisready and x.indislive then '' else ' INVALID' end as definition
    from ${tablesOf(schema)}
    join pg_catalog.pg_index as x on x.indrelid = c.oid
    join pg_catalog.pg_class as i on i.oid = x.indexrelid
    where not exists (select from pg_catalog.pg_constraint as k where k.conindid = x.indexrelid and k.conrelid = c.oid
      and k.contype in ('p', 'u', 'x'))
    order by i.relname collate "C"`,

  (schema: string) => sql<SchemaPart>`
    select 'row security' as kind, c.relname::text as "table", '' as name,
      case when c.relrowsecurity then 'on' else 'off' end || case when c.relforcerowsecurity then ', forced' else '' end
        as definition
    from ${tablesOf(schema)}`,

  (schema: string) => sql<SchemaPart>`
    select 'policy' as kind, c.relname::text as "table", p.polname::text as name,
      concat_ws(' ', case when p.polpermissive then 'as permissive' else 'as restrictive' end,
        'for ' || case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete'
          else 'all' end,
        'to ' || (select string_agg(case when o.role = 0 then 'public' else quote_ident(pg_catalog.pg_get_userbyid(o.role)) end, ', ')
          from unnest(p.polroles) as o(role)),
        'using (' || pg_catalog.pg_get_expr(p.polqual, p.polrelid) || ')',
        'with check (' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) || ')') as definition
    from ${tablesOf(schema)}
    join pg_catalog.pg_policy as p on p.polrelid = c.oid
    order by p.polname collate "C"`,

  (schema: string) => sql<SchemaPart>`
    select 'trigger' as kind, c.relname::text as "table", g.tgname::text as name,
      pg_catalog.pg_get_triggerdef(g.oid) as definition
    from ${tablesOf(schema)}
    join pg_catalog.pg_trigger as g on g.tgrelid = c.oid and not g.tgisinternal
    union all
    select 'trigger', c.relname::text, r.rulename::text, pg_catalog.pg_get_ruledef(r.oid)
    from ${tablesOf(schema)}
    join pg_catalog.pg_rewrite as r on r.ev_class = c.oid
    order by 3`,
];

/** PostgreSQL writes the schema's name or not, as the search path of the connection has it. */
function withoutSchema(definition: string, schema: string): string {
  const name = new RegExp(`(?<![\\w.'"])(?:${schema}|"${schema}")\\.(?=[\\w"])`, "g");
  return definition.replace(name, "").replace(/\s+/g, " ");
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
