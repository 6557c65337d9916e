import type { Database } from "../../packages/incident-drivers/test/databases.js";
import {
  type StoredRow,
  type StoredTable,
  tableCalled,
  writeRow,
} from "../../packages/incident-drivers/test/stored-tables.js";
import { PROMISES, type TablePromises } from "./promises.js";
import { sampleRow } from "./sample-row.js";

/** Why the database refused a row. */
export interface Refusal {
  readonly code: string;
  readonly constraint: string;
  readonly message: string;
}

/** Codes of PostgreSQL for what is refused. */
export const REFUSED_BY = { reference: "23503", uniqueKey: "23505", check: "23514", privilege: "42501" } as const;

/** Makes rows and tries them on a database. */
export interface RowBench {
  /** A row that nothing speaks against, unlike all others, but for what is given. */
  make(table: StoredTable, given?: StoredRow, tenantId?: string): StoredRow;
  /** Inserts a row as the drivers do, the rows that it refers to before it; gives what was refused. */
  insert(table: StoredTable, row: StoredRow, shared?: readonly string[]): Promise<Refusal | undefined>;
  /** As `insert`, without the rows that it refers to. */
  insertAlone(table: StoredTable, row: StoredRow, shared?: readonly string[]): Promise<Refusal | undefined>;
  /** Inserts the row that a row refers to by a field. */
  insertReferred(table: StoredTable, row: StoredRow, field: string): Promise<Refusal | undefined>;
}

/** The promises of a table; none when nobody made any. */
export function promisesOf({ name }: StoredTable): TablePromises {
  return PROMISES[name] ?? { unique: [] };
}

/**
 * A bench on a database. Every bench makes rows of tenants of its own. `tableOf` gives a table by its name, or `undefined`
 * where the database has none: an earlier version has fewer, with fewer columns.
 */
export function createRowBench(
  db: Database,
  tableOf: (name: string) => StoredTable | undefined = tableCalled,
): RowBench {
  const referred = new Set<string>();
  let made = 0;

  const bench: RowBench = {
    make(table, given = {}, tenantId = "verified") {
      made += 1;
      return sampleRow(table, promisesOf(table), {
        tenantId,
        number: made,
        given: { ...laterFields(table), ...given },
      });
    },
    async insert(table, row, shared) {
      for (const field of Object.keys(promisesOf(table).refersTo ?? {}).filter((one) => one in table.columns)) {
        const refusal = await bench.insertReferred(table, row, field);
        if (refusal !== undefined) return refusal;
      }
      return bench.insertAlone(table, row, shared);
    },
    async insertAlone(table, row, shared) {
      try {
        await writeRow(db, table, row, shared);
        return undefined;
      } catch (error) {
        return refusalOf(error);
      }
    },
    async insertReferred(table, row, field) {
      const [name, key, ...shared] = promisesOf(table).refersTo?.[field] ?? [];
      const alike = Object.fromEntries(shared.map((one) => [one, row[one]]));
      const place = JSON.stringify([name, row.tenantId, key, row[field], alike]);
      if (name === undefined || key === undefined || row[field] === null || referred.has(place)) return undefined;
      referred.add(place);
      const target = tableOf(name);
      if (target === undefined) return undefined;
      // A row that refers to one of its own table would refer to rows without end.
      const given = { ...alike, [key]: row[field], ...(name === table.name && { [field]: null }) };
      return bench.insert(target, bench.make(target, given, String(row.tenantId)));
    },
  };
  return bench;
}

/** Fields that the table does not have yet: a row cannot be what only they could say of it. */
function laterFields({ name, columns }: StoredTable): StoredRow {
  const fields = Object.keys(tableCalled(name).columns);
  return Object.fromEntries(fields.filter((field) => !(field in columns)).map((field) => [field, null]));
}

/** What a database said in refusing. */
export function refusalOf(error: unknown): Refusal {
  const { code = "", constraint = "", message = "" } = error as Partial<Refusal>;
  return { code, constraint, message };
}
