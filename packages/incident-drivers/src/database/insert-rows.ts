import { type RawBuilder, sql } from "kysely";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../executor.js";
import { type Columns, type NewRowOf, type RowOf, sqlTypeOf } from "./columns.js";

/**
 * Inserts rows with one statement of a fixed text, whatever their number: one array parameter per column. Fields in
 * `shared` have the same value in every row and are sent once.
 */
export async function insertRows<C extends Columns, Shared extends keyof C & string = never>(
  executor: WriteExecutor,
  table: { readonly name: string; readonly columns: C },
  rows: readonly Omit<NewRowOf<C>, Shared>[],
  shared: Pick<RowOf<C>, Shared>,
): Promise<void> {
  await insertItems(
    executor,
    table,
    rows,
    shared as Partial<RowOf<C>>,
    (row, field) => (row as Record<string, unknown>)[field],
  );
}

/** As {@link insertRows}, for items that are not rows yet: `fieldOf` gives a field of an item. */
export async function insertItems<C extends Columns, Item>(
  executor: WriteExecutor,
  table: { readonly name: string; readonly columns: C },
  rows: readonly Item[],
  shared: Partial<RowOf<C>>,
  fieldOf: (item: Item, field: keyof C & string) => unknown,
): Promise<void> {
  if (rows.length === 0) return;
  const fields = Object.keys(table.columns);
  const varying = fields.filter((field) => !(field in shared));
  const names = fields.map((field) => sql.id(nameOf(table.columns, field)));
  const values = fields.map((field) =>
    field in shared ? scalar(table.columns, field, shared[field]) : sql.id("r", nameOf(table.columns, field)),
  );
  await sql`insert into ${tableRef(executor, table)} (${sql.join(names)})
    select ${sql.join(values)} from ${unnestItems(table.columns, varying, rows, "r", fieldOf as FieldOf<Item>)}`.execute(
    executor.db,
  );
}

type FieldOf<Item> = (item: Item, field: string) => unknown;

/** `unnest(…) as alias(columns…)` over the given fields of rows. */
export function unnest(
  columns: Columns,
  fields: readonly string[],
  rows: readonly object[],
  alias: string,
): RawBuilder<unknown> {
  return unnestItems(columns, fields, rows, alias, (row, field) => (row as Record<string, unknown>)[field]);
}

/** As {@link unnest}, for items that are not rows: `fieldOf` gives a field of an item. */
export function unnestItems<Item>(
  columns: Columns,
  fields: readonly string[],
  items: readonly Item[],
  alias: string,
  fieldOf: FieldOf<Item>,
): RawBuilder<unknown> {
  const arrays = fields.map((field) => {
    const column = columns[field];
    if (column === undefined) throw new TypeError(`no column for ${field}`);
    const literal = arrayLiteral(items, field, column.type === "json", fieldOf);
    return sql`${literal}::${sql.raw(sqlTypeOf(column.type))}[]`;
  });
  const names = fields.map((field) => sql.id(nameOf(columns, field)));
  return sql`unnest(${sql.join(arrays)}) as ${sql.id(alias)}(${sql.join(names)})`;
}

function scalar(columns: Columns, field: string, value: unknown): RawBuilder<unknown> {
  const column = columns[field];
  if (column === undefined) throw new TypeError(`no column for ${field}`);
  return sql`${value}::text::${sql.raw(sqlTypeOf(column.type))}`;
}

function nameOf(columns: Columns, field: string): string {
  return columns[field]?.name ?? field;
}

/**
 * The text form of a PostgreSQL array; built here because drivers build it several times slower. One that holds only
 * nulls is written empty: unnest fills the shorter array up with nulls.
 */
function arrayLiteral<Item>(items: readonly Item[], field: string, asJson: boolean, fieldOf: FieldOf<Item>): string {
  const elements: string[] = new Array(items.length);
  let onlyNulls = true;
  for (let index = 0; index < items.length; index++) {
    const value = fieldOf(items[index] as Item, field);
    if (value === null || value === undefined) {
      elements[index] = "NULL";
      continue;
    }
    onlyNulls = false;
    if (asJson) elements[index] = quoted(JSON.stringify(value));
    else elements[index] = typeof value === "string" ? quoted(value) : String(value);
  }
  return onlyNulls ? "{}" : `{${elements.join(",")}}`;
}

function quoted(text: string): string {
  if (text.includes("\\")) return `"${text.replace(/["\\]/g, "\\$&")}"`;
  return text.includes('"') ? `"${text.replaceAll('"', '\\"')}"` : `"${text}"`;
}

/** Runs a statement and gives its rows. */
export async function rowsOf(
  executor: ReadExecutor,
  statement: RawBuilder<unknown>,
): Promise<Record<string, unknown>[]> {
  const result = await statement.execute(executor.db);
  return result.rows as Record<string, unknown>[];
}
