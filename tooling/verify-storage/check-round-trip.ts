import type { Database } from "../../packages/incident-drivers/test/databases.js";
import { readRows, type StoredRow, type StoredTable } from "../../packages/incident-drivers/test/stored-tables.js";
import { type Verdict, verdictOf } from "../verify/verdict.js";
import { promisesOf, type RowBench } from "./row-bench.js";

/** Whether every field of a row that is written is read as it was: with a value, with another one, and as null. */
export async function checkRoundTrip(bench: RowBench, db: Database, table: StoredTable): Promise<Verdict> {
  const empty = Object.entries(table.columns).filter(([, { nullable }]) => nullable);
  const nulls = Object.fromEntries(empty.map(([field]) => [field, null]));
  const wrong: string[] = [];
  const written = [];
  const { variants = {} } = promisesOf(table);
  for (const [what, given] of Object.entries({ full: {}, another: {}, empty: nulls, ...variants })) {
    const row = bench.make(table, given, `${table.name} ${what}`);
    written.push(row);
    const refusal = await bench.insert(table, row, what === "another" ? ["tenantId"] : []);
    if (refusal !== undefined) {
      wrong.push(`a row (${what}) is refused: ${refusal.message}`);
      continue;
    }
    const all = await readRows(db, table, String(row.tenantId));
    const [read, ...more] = all.filter((one) => !isReferredBy(table, row, one));
    if (read === undefined || more.length > 0) wrong.push(`one row (${what}) is read as ${read ? more.length + 1 : 0}`);
    else wrong.push(...differences(row, read));
  }
  return verdictOf(wrong, alwaysEmpty(written));
}

/** Whether a row is the one of the same table that another refers to. */
function isReferredBy(table: StoredTable, row: StoredRow, other: StoredRow): boolean {
  return Object.entries(promisesOf(table).refersTo ?? {}).some(
    ([field, [name, key]]) => name === table.name && row[field] !== null && row[field] === other[key],
  );
}

function differences(written: StoredRow, read: StoredRow): string[] {
  return [...new Set([...Object.keys(written), ...Object.keys(read)])]
    .filter((field) => JSON.stringify(written[field]) !== JSON.stringify(read[field]))
    .map(
      (field) => `${field} is written as ${JSON.stringify(written[field])} and read as ${JSON.stringify(read[field])}`,
    );
}

function alwaysEmpty(rows: readonly StoredRow[]): string[] {
  const fields = Object.keys(rows[0] ?? {});
  return fields.filter((field) => rows.every((row) => row[field] === null)).map((field) => `${field} had no value`);
}
