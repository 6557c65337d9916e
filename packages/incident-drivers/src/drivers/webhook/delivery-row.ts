import { type RawBuilder, sql } from "kysely";
import { WEBHOOK_DELIVERIES } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";

/**
 * `(select …)`: the place (`ctid`) or the number of the row of an event's delivery to an endpoint; null where there is
 * none. It is found by an order that only one index has, so that the planner takes that one also for a tenant that its
 * statistics do not know. A place is good for the statement that asks for it.
 *
 * @example sql`update … as d set … where d.tenant_id = … and d.ctid = ${deliveryRow(executor, "acme", key, "place")}`
 */
export function deliveryRow(
  executor: ReadExecutor,
  tenantId: string,
  { endpointId, eventId }: { readonly endpointId: string; readonly eventId: string },
  wanted: "place" | "sequence_no",
): RawBuilder<unknown> {
  return sql`(
    select ${sql.id("o", wanted)} from (
      select x.ctid as place, x.sequence_no, x.event_id from ${tableRef(executor, WEBHOOK_DELIVERIES)} as x
      where x.tenant_id = ${tenantId} and x.endpoint_id = ${endpointId} and x.event_id >= ${eventId}
      order by x.event_id limit 1
    ) as o where o.event_id = ${eventId}
  )`;
}
