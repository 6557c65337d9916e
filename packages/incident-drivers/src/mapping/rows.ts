import { instantFromMicros } from "@hoc/incident-schemas";
import { type RawBuilder, sql } from "kysely";
import type { Column, Columns, RowOf } from "../database/columns.js";

/**
 * A select list of a table's columns, each named by its field; instants (as whole microseconds), large numbers and JSON
 * as text, so that no parser of the host can change them. `to_char` would cost four times as much as the epoch.
 */
export function selectList(columns: Columns, alias: string): RawBuilder<unknown> {
  const selected = Object.entries(columns).map(([field, { name, type }]) => {
    const ref = `"${alias}"."${name}"`;
    if (type === "instant" || type === "micros")
      return `(extract(epoch from ${ref}) * 1000000)::int8::text as "${field}"`;
    if (type === "bigint" || type === "money" || type === "decimal" || type === "json")
      return `${ref}::text as "${field}"`;
    return `${ref} as "${field}"`;
  });
  return sql.raw(selected.join(", "));
}

/** Turns a row of {@link selectList} into its entity. */
export function fromDb<C extends Columns>(columns: C, row: Record<string, unknown>): RowOf<C> {
  const entity: Record<string, unknown> = {};
  for (const field in columns) entity[field] = fromDbValue(columns[field] as Column, row[field]);
  return entity as RowOf<C>;
}

function fromDbValue({ name, type }: Column, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (type === "instant") return instantFromMicros(Number(value));
  if (type === "bigint" || type === "money" || type === "micros") return wholeNumber(name, value);
  if (type === "decimal") return Number(value);
  if (type === "json") return JSON.parse(String(value));
  return value;
}

function wholeNumber(name: string, value: unknown): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${name} holds ${String(value)}, which is no safe integer`);
  return number;
}
