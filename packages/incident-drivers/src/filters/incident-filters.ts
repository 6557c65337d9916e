import {
  type IncidentFilters,
  LIFECYCLE_OF_STATUS,
  severityRank,
  type Topic,
  UNKNOWN_CATEGORY,
} from "@hoc/incident-schemas";
import { type RawBuilder, sql } from "kysely";
import { SEVERITY_RANK } from "../database/severity-rank.js";

/** The category that lists show incidents `i` with. Indexes carry this very expression. */
export const LISTED_CATEGORY = sql`coalesce(i.category, ${sql.lit(UNKNOWN_CATEGORY)})`;

type Predicates = {
  readonly [Filter in keyof Required<IncidentFilters>]: (
    value: NonNullable<IncidentFilters[Filter]>,
  ) => RawBuilder<unknown>;
};

/** The incidents `i` of a topic, in the words that the partial indexes are declared with. */
export const OF_TOPIC: Readonly<Record<Topic, RawBuilder<unknown>>> = {
  ACTIVE: sql`i.lifecycle_state <> 'RESOLVED'`,
  RESOLVED: sql`i.lifecycle_state = 'RESOLVED'`,
};

/** The predicate of each filter, over the alias `i` of `incidents`. */
const PREDICATES: Predicates = {
  topic: (value) => OF_TOPIC[value],
  lifecycleState: (value) =>
    value === "RESOLVED" ? OF_TOPIC.RESOLVED : sql`${OF_TOPIC.ACTIVE} and i.lifecycle_state = ${value}`,
  status: (value) => PREDICATES.lifecycleState(LIFECYCLE_OF_STATUS[value]),
  severity: (value) => sql`${SEVERITY_RANK} = ${severityRank(value)}::int4`,
  category: (value) => sql`${LISTED_CATEGORY} = ${value}`,
  causeType: (value) => sql`i.cause_type = ${value}`,
  triggerType: (value) => sql`i.trigger_type = ${value}`,
  ownerId: (value) => sql`i.owner_id = ${value}`,
  isSynthetic: (value) => (value ? sql`i.is_synthetic` : sql`not i.is_synthetic`),
  createdAfter: (value) => sql`i.created_at >= ${value}::timestamptz`,
  createdBefore: (value) => sql`i.created_at <= ${value}::timestamptz`,
  resolvedAfter: (value) => sql`i.resolved_at >= ${value}::timestamptz`,
  resolvedBefore: (value) => sql`i.resolved_at <= ${value}::timestamptz`,
};

/** The conditions that incidents `i` of a tenant have to meet for every given filter. */
export function incidentsMatching(tenantId: string, filters: IncidentFilters): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [sql`i.tenant_id = ${tenantId}`];
  for (const filter of Object.keys(PREDICATES) as (keyof Predicates)[]) {
    const value = filters[filter];
    if (value !== undefined) conditions.push((PREDICATES[filter] as (value: unknown) => RawBuilder<unknown>)(value));
  }
  return conditions;
}
