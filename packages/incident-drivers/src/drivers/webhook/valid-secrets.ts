import type { Instant } from "@hoc/incident-schemas";
import { type RawBuilder, sql } from "kysely";
import { WEBHOOK_SECRETS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";

/**
 * `… as k … where …`: the keys of an endpoint that sign at an instant: the newest, and every one whose successor lets it
 * sign beside itself until later.
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
  return sql`${secrets} as k left join ${secrets} as successor
      on successor.tenant_id = ${tenantId} and successor.endpoint_id = k.endpoint_id
        and successor.generation = k.generation + 1
    where k.tenant_id = ${tenantId} and k.endpoint_id = ${endpointId}
      and (successor.generation is null or successor.previous_ends_at > ${at}::timestamptz)`;
}
