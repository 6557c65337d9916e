import type { IncidentFilters } from "@hoc/incident-schemas";
import { type RawBuilder, sql } from "kysely";

type Predicates = {
  readonly [Filter in keyof Required<IncidentFilters>]: (
    value: NonNullable<IncidentFilters[Filter]>,
  ) => RawBuilder<unknown>;
};

/** The predicate of each filter, over the alias `i` of `incidents`. */
const PREDICATES: Predicates = {
  lifecycleState: (value) => sql`i.lifecycle_state = ${value}`,
  status: (value) => sql`i.status = ${value}`,
  severity: (value) => sql`i.severity = ${value}`,
  triggerType: (value) => sql`i.trigger_type = ${value}`,
  category: (value) => sql`i.category = ${value}`,
  ownerId: (value) => sql`i.owner_id = ${value}`,
  createdFrom: (value) => sql`i.created_at >= ${value}::timestamptz`,
  createdTo: (value) => sql`i.created_at <= ${value}::timestamptz`,
};

/** The condition that incidents `i` of a tenant meet every given filter. */
export function incidentsMatching(tenantId: string, filters: IncidentFilters): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [sql`i.tenant_id = ${tenantId}`];
  for (const filter of Object.keys(PREDICATES) as (keyof Predicates)[]) {
    const value = filters[filter];
    if (value !== undefined) conditions.push((PREDICATES[filter] as (value: unknown) => RawBuilder<unknown>)(value));
  }
  return sql.join(conditions, sql` and `);
}
