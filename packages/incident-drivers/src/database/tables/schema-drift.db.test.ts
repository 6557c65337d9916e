import { afterAll, beforeAll, expect, it } from "vitest";
import { pgliteDatabase, type TestDatabase } from "../../../test/databases.js";
import { liveColumns } from "../../../test/live-schema.js";
import type { Column, ColumnType } from "../columns.js";
import * as tables from "./index.js";

let database: TestDatabase;

beforeAll(async () => {
  database = await pgliteDatabase();
});

afterAll(() => database?.close());

const STORED_AS: Readonly<Record<ColumnType, readonly string[]>> = {
  text: ["text"],
  int: ["int4"],
  bigint: ["int8"],
  money: ["numeric"],
  decimal: ["numeric"],
  instant: ["timestamptz"],
  micros: ["timestamptz"],
  boolean: ["bool"],
  json: ["json", "jsonb"],
};

it("the column maps are the tables: every name, type and nullability, in both directions", async () => {
  const mapped = Object.values(tables).flatMap((table) =>
    "columns" in table
      ? (Object.values(table.columns) as Column[]).map((column) => ({ table: table.name, ...column }))
      : [],
  );
  const live = await liveColumns(database.db, "hoc");
  const sorted = (names: string[]) => [...names].sort();
  expect(sorted(mapped.map(({ table, name }) => `${table}.${name}`))).toEqual(
    sorted(live.map(({ table, column }) => `${table}.${column}`)),
  );
  for (const { table, name, type, nullable } of mapped) {
    const column = live.find((one) => one.table === table && one.column === name);
    expect({ table, name, nullable, fits: STORED_AS[type].includes(String(column?.type)) }).toEqual({
      table,
      name,
      nullable: column?.nullable,
      fits: true,
    });
  }
});
