import type { Instant } from "@hoc/incident-schemas";
import { type RawBuilder, sql } from "kysely";
import { WEBHOOK_SECRETS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";

/**
 * `… as k … where …`: the keys of an endpoint that sign at an instant: the newest, and every one that all later ones let
 * sign beside themselves until later. So a rotation without an overlap ends everything before it, whatever earlier
 * rotations said.
 *
 * @example sql`select k.secret from ${validSecrets(executor, "acme", sql`${"whe_1"}`, now)}`
 */
export function validSecrets(
  executor: ReadExecutor,
  tenantId: string,
  endpointId: RawBuilder<unknown>,
  at: Instant,
): RawBuilder<unknown> {
  const secrets = tableRef(executor, WEBHOOK_SECRETS);
  return sql`${secrets} as k where k.tenant_id = ${tenantId} and k.endpoint_id = ${endpointId} and not exists (
      select 1 from ${secrets} as later
      where later.tenant_id = ${tenantId} and later.endpoint_id = k.endpoint_id
        and later.generation > k.generation and later.previous_ends_at <= ${at}::timestamptz
    )`;
}
