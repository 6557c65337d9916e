import { type RawBuilder, sql } from "kysely";
import { tableRef, type WriteExecutor } from "../executor.js";
import type { Columns, NewRowOf } from "./columns.js";
import { rowsOf, unnest } from "./insert-rows.js";
import type { TenantHead } from "./tenant-head.js";

/** What the head gives every row that is stored. */
type OfHead = "tenantId" | "sequence" | "recordedAt";

/** A table of things that happened, whose rows are the tenant's and have a place in its sequence. */
interface SequencedTable<C extends Columns> {
  readonly name: string;
  readonly columns: C & Readonly<Record<OfHead, Columns[string]>>;
}

/**
 * Inserts one row unless the unique key of `target` holds it already, or any key where none is named; then nothing is
 * stored, and no number of the tenant's sequence is taken.
 *
 * @example await insertIfNew(executor, head, RUNS, row, sql`(tenant_id, id)`) // false: the run was there before
 */
export async function insertIfNew<C extends Columns>(
  executor: WriteExecutor,
  head: TenantHead,
  table: SequencedTable<C>,
  row: Omit<NewRowOf<C>, OfHead>,
  target: RawBuilder<unknown> = sql``,
): Promise<boolean> {
  const { tenantId, nextSequence: sequence, recordedAt } = head;
  const fields = Object.keys(table.columns);
  const names = sql.join(Object.values(table.columns).map(({ name }) => sql.id(name)));
  const inserted = await rowsOf(
    executor,
    sql`insert into ${tableRef(executor, table)} (${names})
      select ${names} from ${unnest(table.columns, fields, [{ ...row, tenantId, sequence, recordedAt }], "r")}
      on conflict ${target} do nothing
      returning tenant_id`,
  );
  if (inserted.length === 0) return false;
  head.take();
  return true;
}
