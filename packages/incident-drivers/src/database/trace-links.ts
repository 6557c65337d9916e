import { sql } from "kysely";
import { tableRef, type WriteExecutor } from "../executor.js";
import { column } from "./columns.js";
import { rowsOf, unnest } from "./insert-rows.js";
import { INCIDENT_TRACE_LINKS, RUNS } from "./tables/index.js";
import type { TenantHead } from "./tenant-head.js";

/** That an incident took a signal of a run. */
export interface RunOfIncident {
  readonly runId: string;
  readonly incidentId: string;
}

const PAIR = { runId: column("run_id", "text"), incidentId: column("incident_id", "text") };

/**
 * Links the traces of runs to the incidents that took their signals. A run that nobody reported has no trace and is
 * passed over, and what is linked already stays as it is. The links of one call share a number of the tenant's
 * sequence; none is taken when nothing new is linked.
 *
 * @example await linkTraces(executor, head, [{ runId: "run-1", incidentId: "inc_…" }])
 */
export async function linkTraces(
  executor: WriteExecutor,
  head: TenantHead,
  pairs: readonly RunOfIncident[],
): Promise<void> {
  if (pairs.length === 0) return;
  const linked = await rowsOf(
    executor,
    sql`insert into ${tableRef(executor, INCIDENT_TRACE_LINKS)} (tenant_id, incident_id, trace_id, sequence, linked_at)
      select ${head.tenantId}, p.incident_id, r.trace_id, ${head.nextSequence}::int8, ${head.recordedAt}::timestamptz
      from ${unnest(PAIR, ["runId", "incidentId"], pairs, "p")}
      join ${tableRef(executor, RUNS)} as r on r.tenant_id = ${head.tenantId} and r.id = p.run_id
      on conflict (tenant_id, incident_id, trace_id) do nothing
      returning trace_id`,
  );
  if (linked.length > 0) head.take();
}
