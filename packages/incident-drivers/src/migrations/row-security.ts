import { type Kysely, sql } from "kysely";

/** Names of the policies on our tables. */
const OF_TENANT = "hoc_tenant";
const OF_FAN_OUT = "hoc_fan_out";

/** How a table is walled. */
export interface RowSecurityOptions {
  /** Whether the declared questions across tenants read it. */
  readonly fanOut?: boolean;
}

/**
 * The statements that give each tenant its own rows of a table: whoever does not own the table sees and writes those of
 * the tenant that the transaction is set to, and none when it is set to none. A migration that adds a table with
 * `tenant_id` runs them; `schema` is quoted.
 *
 * @example await runStatements(db, rowSecurity(s, "signals"))
 */
export function rowSecurity(schema: string, table: string, { fanOut = false }: RowSecurityOptions = {}): string[] {
  const ofTenant = "tenant_id = nullif(current_setting('hoc.tenant', true), '')";
  return [
    `alter table ${schema}.${table} enable row level security`,
    `create policy ${OF_TENANT} on ${schema}.${table} using (${ofTenant}) with check (${ofTenant})`,
    ...(fanOut
      ? [
          `create policy ${OF_FAN_OUT} on ${schema}.${table} for select
            using (current_setting('hoc.fan_out', true) = 'on')`,
        ]
      : []),
  ];
}

/** The statements that take {@link rowSecurity} away again. */
export function noRowSecurity(schema: string, table: string): string[] {
  return [
    `drop policy if exists ${OF_FAN_OUT} on ${schema}.${table}`,
    `drop policy if exists ${OF_TENANT} on ${schema}.${table}`,
    `alter table ${schema}.${table} disable row level security`,
  ];
}

/** Names of the tables of a schema that hold rows of tenants, in alphabetical order. */
export async function tenantTables(db: Kysely<unknown>, schema: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select c.relname::text as name
    from pg_catalog.pg_class as c
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    join pg_catalog.pg_attribute as a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where n.nspname = ${schema} and c.relkind in ('r', 'p') order by 1`.execute(db);
  return rows.map(({ name }) => name);
}
