import { type RawBuilder, sql } from "kysely";

/**
 * `and …` for every column of an alias that has to hold a value exactly; one whose value is left out may hold any.
 *
 * @example sql`… where r.tenant_id = ${"acme"} ${equalTo("r", { run_id: "run-1", policy_id: undefined })}`
 */
export function equalTo(alias: string, wanted: Readonly<Record<string, string | undefined>>): RawBuilder<unknown> {
  const conditions = Object.entries(wanted).flatMap(([name, value]) =>
    value === undefined ? [] : [sql`and ${sql.id(alias, name)} = ${value}`],
  );
  return conditions.length === 0 ? sql`` : sql.join(conditions, sql` `);
}
