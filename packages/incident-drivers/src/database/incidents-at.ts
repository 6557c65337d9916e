import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { type ReadExecutor, tableRef } from "../executor.js";
import { INCIDENT_COLUMNS, INCIDENT_VERSIONS, INCIDENTS, SIGNALS } from "./tables/index.js";

/** The signals `s` that an incident counts as its own. */
const BELONGS = sql`s.absorption in ('opened', 'attached', 'overflow')`;

/** What signals add to an incident without changing its state; counted anew when an earlier point is read. */
const COUNTED = {
  signal_count: sql`count(*) filter (where ${BELONGS})`,
  late_signals: sql`count(*) filter (where s.absorption = 'late')`,
  calls_affected: sql`count(*) filter (
    where s.state = 'firing' and (s.kind in ('call', 'run') or s.reference is null))`,
  cost_micros: sql`sum(s.cost_micros) filter (where s.state = 'firing')`,
  started_at: sql`min(s.grouping_at) filter (where ${BELONGS})`,
  last_signal_at: sql`max(s.grouping_at) filter (where ${BELONGS})`,
} as const;

const COUNTED_ANEW = sql.join(Object.entries(COUNTED).map(([name, counted]) => sql`${counted} as ${sql.id(name)}`));

const SHOWN_NAMES = [
  ...Object.values(INCIDENT_COLUMNS).map(({ name }) => name),
  ...["person_severity", "person_signal_count", "person_signal_severity"],
];
const SHOWN = sql.join(SHOWN_NAMES.map(columnAt));

/** The columns of a state, those included that only decide what is shown. */
const STATE_NAMES = [...SHOWN_NAMES, "state_recorded_at", "changed_sequence"];
const CURRENT_STATE = sql.join(STATE_NAMES.map((name) => sql.id("c", name)));
const PAST_STATE = sql.join(STATE_NAMES.map((name) => sql.id("p", name)));

/**
 * The incidents of a tenant for `from`, under the alias `i`: the table itself at the latest point, otherwise what it
 * was. The state is the version that was in force; counts, costs and instants that later signals moved are counted anew
 * from the signals recorded by then, as far back as signals are kept.
 *
 * @example sql`select i.id from ${incidentsAt(executor, "acme", point)} where i.tenant_id = ${"acme"}`
 */
export function incidentsAt(executor: ReadExecutor, tenantId: string, at: ReadPoint | undefined): RawBuilder<unknown> {
  if (at === undefined || at.isLatest) return sql`${tableRef(executor, INCIDENTS)} as i`;
  const point = sql`${at.sequence}::int8`;
  return sql`(
    select ${SHOWN}
    from (
      select ${CURRENT_STATE} from ${tableRef(executor, INCIDENTS)} as c
      where c.tenant_id = ${tenantId} and c.state_sequence <= ${point}
      union all
      select ${PAST_STATE} from ${tableRef(executor, INCIDENT_VERSIONS)} as p
      where p.tenant_id = ${tenantId} and p.until_sequence > ${point} and p.state_sequence <= ${point}
    ) as v
    left join lateral (
      select ${COUNTED_ANEW}, max(s.recorded_at) as recorded_at
      from ${tableRef(executor, SIGNALS)} as s
      where s.tenant_id = ${tenantId} and s.incident_id = v.id and s.sequence <= ${point}
    ) as n on v.changed_sequence > ${point}
    left join lateral (
      select json_object_agg(t.trigger_type, t.signals order by t.first) as counts
      from (
        select s.trigger_type, count(*) as signals, min(s.sequence) as first
        from ${tableRef(executor, SIGNALS)} as s
        where s.tenant_id = ${tenantId} and s.incident_id = v.id and s.sequence <= ${point}
          and s.absorption = 'overflow'
        group by s.trigger_type
      ) as t
    ) as o on v.changed_sequence > ${point} and v.overflow_counts is not null
  ) as i`;
}

function columnAt(name: string): RawBuilder<unknown> {
  const stored = sql.id("v", name);
  const as = sql.id(name);
  if (name in COUNTED)
    return sql`case when n.recorded_at is null then ${stored} else ${sql.id("n", name)} end as ${as}`;
  if (name === "updated_at")
    return sql`case when n.recorded_at is null then ${stored}
      else greatest(v.state_recorded_at, n.recorded_at) end as ${as}`;
  if (name === "overflow_counts") return sql`coalesce(o.counts, ${stored}) as ${as}`;
  return sql`${stored} as ${as}`;
}

/** `and …sequence <= …`: what a tenant's table of things that happened held at a point; nothing at the latest. */
export function recordedBy(alias: string, at: ReadPoint | undefined): RawBuilder<unknown> {
  return at === undefined || at.isLatest ? sql`` : sql`and ${sql.id(alias, "sequence")} <= ${at.sequence}::int8`;
}
