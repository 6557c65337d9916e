import type { Database } from "../../packages/incident-drivers/test/databases.js";
import { liveStructure } from "../../packages/incident-drivers/test/live-schema.js";
import { type StoredTable, storedTypeOf } from "../../packages/incident-drivers/test/stored-tables.js";
import { NOT_APPLICABLE, type Verdict, verdictOf } from "../verify/verdict.js";
import type { LiveConstraint } from "./live-keys.js";

/** A column as the database has it. */
export interface LiveColumn {
  readonly table_name: string;
  readonly column_name: string;
  readonly udt_name: string;
  readonly is_nullable: "YES" | "NO";
  readonly numeric_scale: number | null;
}

/** The columns of all our tables. */
export async function liveColumnsOf(db: Database): Promise<LiveColumn[]> {
  return (await liveStructure(db, "hoc")).columns as LiveColumn[];
}

/** Whether the columns are those of the column map: name, type, nullability, each held by one field. */
export function checkColumns({ name, columns }: StoredTable, live: readonly LiveColumn[]): Verdict {
  const there = new Map(live.filter(({ table_name }) => table_name === name).map((one) => [one.column_name, one]));
  if (there.size === 0) return verdictOf(["there is no such table"]);
  const mapped = Object.entries(columns);
  const wrong = mapped.flatMap(([field, column], index) => {
    const one = there.get(column.name);
    if (one === undefined) return [`${column.name} is not there`];
    const found = [];
    if (one.udt_name !== storedTypeOf(column.type))
      found.push(`${column.name} is of type ${one.udt_name}, not ${storedTypeOf(column.type)}`);
    if ((one.is_nullable === "YES") !== column.nullable)
      found.push(`${column.name} may ${column.nullable ? "not " : ""}be null`);
    if (column.type === "money" && one.numeric_scale !== 0) found.push(`${column.name} is no whole number`);
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

/** What a check is told when there is nothing of its kind to see. */
export function unlessNothing(count: number, verdict: Verdict): Verdict {
  return count === 0 && verdict.outcome === "PASS" ? NOT_APPLICABLE : verdict;
}
