import { sql } from "kysely";
import type { Columns } from "../src/database/columns.js";
import { insertRows, rowsOf } from "../src/database/insert-rows.js";
import * as tables from "../src/database/tables/index.js";
import { readExecutor, tableRef, writeExecutor } from "../src/executor.js";
import { fromDb, selectList } from "../src/mapping/rows.js";
import type { Database } from "./databases.js";

/** A table as the drivers know it: its name, and its columns by the field that each holds. */
export interface StoredTable {
  readonly name: string;
  readonly columns: Columns;
}

/** A row by its fields. */
export type StoredRow = Readonly<Record<string, unknown>>;

/** Every table that the drivers know. */
export const STORED_TABLES: readonly StoredTable[] = Object.values(tables).filter(
  (exported): exported is typeof exported & StoredTable => "columns" in exported,
);

/** The PostgreSQL type of a column, as the drivers send its values. */
export { sqlTypeOf } from "../src/database/columns.js";

/**
 * The table of a name.
 *
 * @example tableCalled("runs")
 */
export function tableCalled(name: string): StoredTable {
  const table = STORED_TABLES.find((one) => one.name === name);
  if (table === undefined) throw new Error(`no table is called ${name}`);
  return table;
}

const SCHEMA = "hoc";

/** Inserts a row as the drivers do; the `shared` fields are sent as those that many rows have in common. */
export async function writeRow(
  db: Database,
  table: StoredTable,
  row: StoredRow,
  shared: readonly string[] = [],
): Promise<void> {
  const common = Object.fromEntries(shared.map((field) => [field, row[field]]));
  await insertRows(writeExecutor(db, SCHEMA), table, [row], common);
}

/** The rows of a tenant, read as the drivers do. */
export async function readRows(db: Database, table: StoredTable, tenantId: string): Promise<StoredRow[]> {
  const executor = readExecutor(db, SCHEMA);
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(table.columns, "x")} from ${tableRef(executor, table)} as x where x.tenant_id = ${tenantId}`,
  );
  return rows.map((row) => fromDb(table.columns, row));
}
