import type { WebhookEndpoint } from "@hoc/incident-schemas";
import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { rowsOf } from "../../database/insert-rows.js";
import { WEBHOOK_ENDPOINT_VERSIONS, WEBHOOK_ENDPOINTS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";
import { fromDb, selectList } from "../../mapping/rows.js";
import { newestVersion } from "./newest-version.js";

const { tenantId: _, endpointId: __, sequence: ___, recordedAt: ____, ...VERSION } = WEBHOOK_ENDPOINT_VERSIONS.columns;

/**
 * Endpoints `e` of a tenant, each as it stands or as it stood at a point; `chosen` says which.
 *
 * @example await endpointsOf(executor, "acme", undefined, sql`and e.id = ${"whe_1"}`)
 */
export async function endpointsOf(
  executor: ReadExecutor,
  tenantId: string,
  at: ReadPoint | undefined,
  chosen: RawBuilder<unknown>,
): Promise<WebhookEndpoint[]> {
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(WEBHOOK_ENDPOINTS.columns, "e")}, ${selectList(VERSION, "v")}
      from ${tableRef(executor, WEBHOOK_ENDPOINTS)} as e
      cross join ${newestVersion(executor, tenantId, sql`e.id`, at)} as v
      where e.tenant_id = ${tenantId} ${chosen}`,
  );
  return rows.map(endpointOf);
}

/** How many endpoints of a tenant are not removed. */
export async function countEndpoints(executor: ReadExecutor, tenantId: string): Promise<number> {
  const rows = await rowsOf(
    executor,
    sql`select count(*)::int4 as endpoints from ${tableRef(executor, WEBHOOK_ENDPOINTS)} as e
      cross join ${newestVersion(executor, tenantId, sql`e.id`)} as v
      where e.tenant_id = ${tenantId} and v.status <> 'removed'`,
  );
  return Number(rows[0]?.endpoints);
}

function endpointOf(row: Record<string, unknown>): WebhookEndpoint {
  const { id, createdByType, createdById, ...made } = fromDb(WEBHOOK_ENDPOINTS.columns, row);
  const { changedByType, changedById, ...version } = fromDb(VERSION, row);
  return {
    ...made,
    ...version,
    endpointId: id,
    createdBy: { type: createdByType, id: createdById },
    changedBy: { type: changedByType, id: changedById },
  } as WebhookEndpoint;
}
