import { addSeconds } from "@hoc/incident-schemas";
import type { StoredRow, StoredTable } from "../../packages/incident-drivers/test/stored-tables.js";
import type { TablePromises } from "./promises.js";

/** What a row is made for. */
export interface SampleOptions {
  readonly tenantId: string;
  /** Rows of different numbers differ in every field that is not closed, a flag, or of a fixed form. */
  readonly number: number;
  /** What the row says in any case. */
  readonly given?: StoredRow;
}

const FIRST_INSTANT = "2026-03-14T00:00:00.000001Z";

/**
 * A row that a table takes, with a value in every field, each another one than its neighbours'.
 *
 * @example sampleRow(RECORDINGS, {}, { tenantId: "acme", number: 3 })
 */
export function sampleRow(
  { columns }: StoredTable,
  { closed = {}, fitting }: Pick<TablePromises, "closed" | "fitting">,
  { tenantId, number, given = {} }: SampleOptions,
): StoredRow {
  const row: Record<string, unknown> = {};
  for (const [index, [field, { type }]] of Object.entries(columns).entries())
    row[field] = closed[field]?.[0] ?? VALUES[type](field, number, index);
  return { ...row, tenantId, ...fitting?.(given, number), ...given };
}

const wholeNumber = (scale: number) => (_: string, number: number, index: number) => number * scale + index + 1;
const instant = (_: string, number: number, index: number) => addSeconds(FIRST_INSTANT, number * 1_000 + index);

/** A value of each column type: large where JavaScript or a parser of the host could lose something. */
const VALUES: Readonly<
  Record<StoredTable["columns"][string]["type"], (field: string, number: number, index: number) => unknown>
> = {
  text: (field, number) => `${field} ${number} "é🚒\\`,
  int: wholeNumber(1_000),
  bigint: wholeNumber(10_000_000_000),
  money: wholeNumber(1_000_000_000),
  decimal: (_, number, index) => (((number * 89 + index) % 9_999) + 1) / 10_000,
  instant,
  micros: instant,
  boolean: (_, number, index) => (number + index) % 2 === 0,
  json: (field, number) => ({ [field]: number, list: [1.5, null, 'é🚒\\"', { deep: true }] }),
};
