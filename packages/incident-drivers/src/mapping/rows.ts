import { type RawBuilder, sql } from "kysely";
import type { Column, Columns, RowOf } from "../database/columns.js";

/** The format in which every instant leaves the database. */
const INSTANT_FORMAT = `YYYY-MM-DD"T"HH24:MI:SS.US"Z"`;

/**
 * A select list of a table's columns, each named by its field; instants, large numbers and JSON as text, so that no
 * parser of the host can change them.
 */
export function selectList(columns: Columns, alias: string): RawBuilder<unknown> {
  return sql.join(
    Object.entries(columns).map(([field, { name, type }]) => {
      const ref = sql.id(alias, name);
      const as = sql.id(field);
      if (type === "instant") return sql`to_char(${ref} at time zone 'UTC', ${sql.lit(INSTANT_FORMAT)}) as ${as}`;
      if (type === "bigint" || type === "money" || type === "json") return sql`${ref}::text as ${as}`;
      return sql`${ref} as ${as}`;
    }),
  );
}

/** Turns a row of {@link selectList} into its entity. */
export function fromDb<C extends Columns>(columns: C, row: Record<string, unknown>): RowOf<C> {
  const entity: Record<string, unknown> = {};
  for (const [field, column] of Object.entries(columns)) entity[field] = fromDbValue(column, row[field]);
  return entity as RowOf<C>;
}

function fromDbValue({ name, type }: Column, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (type === "bigint" || type === "money") return wholeNumber(name, value);
  if (type === "json") return JSON.parse(String(value));
  return value;
}

function wholeNumber(name: string, value: unknown): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${name} holds ${String(value)}, which is no safe integer`);
  return number;
}
