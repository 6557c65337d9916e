import { type RawBuilder, sql } from "kysely";
import { tableRef, type WriteExecutor } from "../executor.js";
import { INCIDENT_VERSIONS, INCIDENTS } from "./tables/index.js";
import type { TenantHead } from "./tenant-head.js";

const COLUMN_NAMES = Object.values(INCIDENTS.columns).map(({ name }) => name);
const WRITTEN = sql.join(COLUMN_NAMES.map((name) => sql.id(name)));
const KEPT = sql.join(COLUMN_NAMES.map((name) => sql.id("i", name)));

/**
 * `insert into incident_versions …` of incidents `i` of the tenant as they stand, for a transaction that is about to
 * change their state. A state that the same transaction made was never visible and is not kept.
 */
export function keptVersions(
  executor: WriteExecutor,
  head: TenantHead,
  condition: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`insert into ${tableRef(executor, INCIDENT_VERSIONS)}
      (${WRITTEN}, until_sequence)
    select ${KEPT}, ${head.firstSequence}::int8
    from ${tableRef(executor, INCIDENTS)} as i
    where i.tenant_id = ${head.tenantId} and i.state_sequence < ${head.firstSequence}::int8 and ${condition}`;
}

/** What a statement sets on an incident `i` whose state it changes. */
export function newState(head: TenantHead): RawBuilder<unknown> {
  return sql`state_sequence = ${head.firstSequence}::int8, state_recorded_at = ${head.recordedAt}::timestamptz,
    changed_sequence = ${head.firstSequence}::int8, updated_at = ${head.recordedAt}::timestamptz`;
}
