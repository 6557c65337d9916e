import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { type ReadExecutor, tableRef } from "../executor.js";
import { COUNTED_SIGNALS } from "../filters/counted-signals.js";
import { INCIDENT_COLUMNS, INCIDENT_VERSIONS, INCIDENTS, SIGNALS } from "./tables/index.js";

const LATE = sql`s.absorption = 'late'`;

type Counted = (signals: RawBuilder<unknown>) => RawBuilder<unknown>;

/** What signals add to an incident without changing its state; counted anew when an earlier point is read. */
const COUNTED: Readonly<Record<string, Counted>> = {
  signal_count: (then) => sql`count(*) filter (where ${then} and ${COUNTED_SIGNALS})`,
  late_signals: (then) => sql`count(*) filter (where ${then} and ${LATE})`,
  calls_affected: (then) => sql`count(*) filter (
    where ${then} and s.state = 'firing' and (s.kind in ('call', 'run') or s.reference is null))`,
  cost_micros: (then) => sql`sum(s.cost_micros) filter (where ${then} and s.state = 'firing')`,
  started_at: (then) => sql`min(s.grouping_at) filter (where ${then} and ${COUNTED_SIGNALS})`,
  last_signal_at: (then) => sql`max(s.grouping_at) filter (where ${then} and ${COUNTED_SIGNALS})`,
  recorded_at: (then) => sql`max(s.recorded_at) filter (where ${then})`,
};

const SHOWN_NAMES = [
  ...Object.values(INCIDENT_COLUMNS).map(({ name }) => name),
  ...["person_severity", "person_signal_count", "person_signal_severity"],
];
const SHOWN = sql.join(SHOWN_NAMES.map(columnAt));

/** The columns of a state, those included that only decide what is shown. */
const STATE_NAMES = [...SHOWN_NAMES, "state_recorded_at", "changed_sequence"];
const CURRENT_STATE = sql.join([...STATE_NAMES.map((name) => sql.id("c", name)), sql`null::int8 as until_sequence`]);
const PAST_STATE = sql.join([...STATE_NAMES, "until_sequence"].map((name) => sql.id("p", name)));

/**
 * The incidents of a tenant for `from`, under the alias `i`: the table itself at the latest point, otherwise what it
 * was. The state is the version that was in force; counts, costs and instants that later signals moved are counted anew
 * from the signals recorded by then. Where not all signals are kept that a state had counted, it shows what it stored last.
 *
 * @example sql`select i.id from ${incidentsAt(executor, "acme", point)} where i.tenant_id = ${"acme"}`
 */
export function incidentsAt(executor: ReadExecutor, tenantId: string, at: ReadPoint | undefined): RawBuilder<unknown> {
  if (at === undefined || at.isLatest) return sql`${tableRef(executor, INCIDENTS)} as i`;
  const point = sql`${at.sequence}::int8`;
  const then = sql`s.sequence <= ${point}`;
  const countedAnew = sql.join(
    Object.entries(COUNTED).map(([name, counted]) => sql`${counted(then)} as ${sql.id(name)}`),
  );
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
      select ${countedAnew},
        count(*) filter (where ${COUNTED_SIGNALS} or ${LATE}) = v.signal_count + v.late_signals as are_kept
      from ${tableRef(executor, SIGNALS)} as s
      where s.tenant_id = ${tenantId} and s.incident_id = v.id
        and (v.until_sequence is null or s.sequence < v.until_sequence)
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
    ) as o on n.are_kept and v.overflow_counts is not null
  ) as i`;
}

function columnAt(name: string): RawBuilder<unknown> {
  const stored = sql.id("v", name);
  const as = sql.id(name);
  if (name === "updated_at")
    return sql`case when n.are_kept then greatest(v.state_recorded_at, n.recorded_at) else ${stored} end as ${as}`;
  if (name in COUNTED && name !== "recorded_at")
    return sql`case when n.are_kept then ${sql.id("n", name)} else ${stored} end as ${as}`;
  if (name === "overflow_counts") return sql`coalesce(o.counts, ${stored}) as ${as}`;
  return sql`${stored} as ${as}`;
}

/** `and …sequence <= …`: what a tenant's table of things that happened held at a point; nothing at the latest. */
export function recordedBy(alias: string, at: ReadPoint | undefined): RawBuilder<unknown> {
  return at === undefined || at.isLatest ? sql`` : sql`and ${sql.id(alias, "sequence")} <= ${at.sequence}::int8`;
}
