import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { type ReadExecutor, tableRef } from "../executor.js";
import { recordedBy } from "./incidents-at.js";
import { RUN_OUTCOME_COLUMNS, RUNS } from "./tables/index.js";

/**
 * The runs of a tenant for `from`, under the alias `r`: the table itself at the latest point, otherwise what was recorded
 * by then. A run that was under way is shown with the status it was reported with, and without its outcome.
 *
 * @example sql`select r.id from ${runsAt(executor, "acme", point)} where r.tenant_id = ${"acme"}`
 */
export function runsAt(executor: ReadExecutor, tenantId: string, at: ReadPoint | undefined): RawBuilder<unknown> {
  if (at === undefined || at.isLatest) return sql`${tableRef(executor, RUNS)} as r`;
  const columns = Object.entries(RUNS.columns).map(([field, { name }]) => {
    if (!(field in RUN_OUTCOME_COLUMNS)) return sql.id("o", name);
    const before = field === "status" ? sql`o.reported_status` : sql`null`;
    return sql`case when o.outcome_sequence <= ${at.sequence}::int8 then ${sql.id("o", name)} else ${before} end
      as ${sql.id(name)}`;
  });
  return sql`(
    select ${sql.join(columns)} from ${tableRef(executor, RUNS)} as o
    where o.tenant_id = ${tenantId} ${recordedBy("o", at)}
  ) as r`;
}
