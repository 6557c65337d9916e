import type { LiveColumn } from "../../packages/incident-drivers/test/live-schema.js";
import { type StoredTable, sqlTypeOf } from "../../packages/incident-drivers/test/stored-tables.js";
import { type Verdict, verdictOf } from "../verify/verdict.js";
import type { LiveConstraint } from "./live-keys.js";

/** Whether the columns are those of the column map: name, type, nullability, each held by one field. */
export function checkColumns({ name, columns }: StoredTable, live: readonly LiveColumn[]): Verdict {
  const there = new Map(live.filter((one) => one.table === name).map((one) => [one.column, one]));
  if (there.size === 0) return verdictOf(["there is no such table"]);
  const mapped = Object.entries(columns);
  const wrong = mapped.flatMap(([field, column], index) => {
    const one = there.get(column.name);
    if (one === undefined) return [`${column.name} is not there`];
    const found = [];
    if (one.type !== sqlTypeOf(column.type))
      found.push(`${column.name} is of type ${one.type}, not ${sqlTypeOf(column.type)}`);
    if (one.nullable !== column.nullable) found.push(`${column.name} may ${column.nullable ? "not " : ""}be null`);
    if (column.type === "money" && one.scale !== 0) found.push(`${column.name} is no whole number`);
    if (mapped.findIndex(([, other]) => other.name === column.name) !== index)
      found.push(`${field} shares its column with another field`);
    return found;
  });
  const names = new Set(mapped.map(([, column]) => column.name));
  for (const column of there.keys()) if (!names.has(column)) wrong.push(`${column} is held by no field`);
  return verdictOf(wrong);
}

/** Whether every key of a table begins with the tenant. */
export function checkTenantKeys({ name }: StoredTable, live: readonly LiveConstraint[]): Verdict {
  const keys = live.filter(({ table, kind }) => table === name && kind !== "check");
  const wrong = keys
    .filter(({ columns }) => columns[0] !== "tenant_id")
    .map((key) => `the ${key.kind} ${key.name} begins with ${String(key.columns[0])}`);
  if (!keys.some(({ kind }) => kind === "primary key")) wrong.push("there is no primary key");
  return verdictOf(wrong);
}
