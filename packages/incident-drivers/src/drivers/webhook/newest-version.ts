import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { recordedBy } from "../../database/incidents-at.js";
import { WEBHOOK_ENDPOINT_VERSIONS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";

/**
 * `lateral (…)`: how an endpoint is, or was at a point; no row where there was no such endpoint.
 *
 * @example sql`… from … as e cross join ${newestVersion(executor, "acme", sql`e.id`)} as v where …`
 */
export function newestVersion(
  executor: ReadExecutor,
  tenantId: string,
  endpointId: RawBuilder<unknown>,
  at?: ReadPoint,
): RawBuilder<unknown> {
  return sql`lateral (
    select n.* from ${tableRef(executor, WEBHOOK_ENDPOINT_VERSIONS)} as n
    where n.tenant_id = ${tenantId} and n.endpoint_id = ${endpointId} ${recordedBy("n", at)}
    order by n.version desc limit 1
  )`;
}
