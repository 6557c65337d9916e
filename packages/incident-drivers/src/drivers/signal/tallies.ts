import type { RunSignals } from "@hoc/incident-schemas";
import type { PolicyTally, ReadPoint, RunningTotal, SignalTally } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { column, nullable } from "../../database/columns.js";
import { recordedBy } from "../../database/incidents-at.js";
import { rowsOf, unnest } from "../../database/insert-rows.js";
import { SIGNALS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";
import { COUNTED_SIGNALS } from "../../filters/counted-signals.js";
import { fromDb, selectList } from "../../mapping/rows.js";

const { absorption, triggerType, initialSeverity, policyId, costMicros } = SIGNALS.columns;

const TALLY = {
  absorption,
  triggerType,
  initialSeverity,
  count: column("signal_count", "bigint"),
  firstReceivedAt: column("first_received_at", "instant"),
  lastReceivedAt: column("last_received_at", "instant"),
};

/** The incident's signals counted by how it took them, trigger type and stated severity. */
export async function tallySignals(
  executor: ReadExecutor,
  tenantId: string,
  incidentId: string,
  at: ReadPoint | undefined,
): Promise<SignalTally[]> {
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(TALLY, "t")} from (
        select s.absorption, s.trigger_type, s.initial_severity, count(*) as signal_count,
          min(s.received_at) as first_received_at, max(s.received_at) as last_received_at
        from ${tableRef(executor, SIGNALS)} as s
        where s.tenant_id = ${tenantId} and s.incident_id = ${incidentId} ${recordedBy("s", at)}
        group by s.absorption, s.trigger_type, s.initial_severity
      ) as t
      order by t.absorption collate "C", t.trigger_type collate "C", t.initial_severity collate "C" nulls first`,
  );
  return rows.map((row) => fromDb(TALLY, row) as SignalTally);
}

const PLACE = { sequence: column("sequence", "bigint") };

const TOTAL = { ...PLACE, signalCount: column("signal_count", "bigint"), costMicros };

/** What the incident's signals had come to at places of the tenant's sequence. */
export async function fetchRunningTotals(
  executor: ReadExecutor,
  tenantId: string,
  incidentId: string,
  sequences: readonly number[],
): Promise<RunningTotal[]> {
  if (sequences.length === 0) return [];
  const places = [...new Set(sequences)].map((sequence) => ({ sequence }));
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(TOTAL, "t")} from (
        select p.sequence, n.signal_count, n.cost_micros
        from ${unnest(PLACE, ["sequence"], places, "p")}
        cross join lateral (
          select count(*) filter (where ${COUNTED_SIGNALS}) as signal_count,
            sum(s.cost_micros) filter (where s.state = 'firing') as cost_micros
          from ${tableRef(executor, SIGNALS)} as s
          where s.tenant_id = ${tenantId} and s.incident_id = ${incidentId} and s.sequence <= p.sequence
        ) as n
      ) as t
      order by t.sequence`,
  );
  return rows.map((row) => fromDb(TOTAL, row));
}

const RUN_TOTAL = {
  signalCount: column("signal_count", "bigint"),
  firstSignalAt: nullable("first_signal_at", "instant"),
  lastSignalAt: nullable("last_signal_at", "instant"),
  costMicros,
};

const COUNTED = { name: column("name", "text"), count: column("signal_count", "bigint") };

/** What is stored of a run; agents by id and error codes by frequency, at most `limit` of each. */
export async function summarizeRun(
  executor: ReadExecutor,
  tenantId: string,
  runId: string,
  limit: number,
  at: ReadPoint,
): Promise<RunSignals> {
  const ofRun = sql`from ${tableRef(executor, SIGNALS)} as s
    where s.tenant_id = ${tenantId} and s.run_id = ${runId} and s.state = 'firing' ${recordedBy("s", at)}`;
  const [total] = await rowsOf(
    executor,
    sql`select ${selectList(RUN_TOTAL, "t")} from (
        select count(*) as signal_count, min(s.grouping_at) as first_signal_at, max(s.grouping_at) as last_signal_at,
          sum(s.cost_micros) as cost_micros
        ${ofRun}
      ) as t`,
  );
  const agents = await rowsOf(
    executor,
    sql`select distinct s.agent_id collate "C" as name ${ofRun} and s.agent_id is not null order by name limit ${limit}`,
  );
  const codes = await rowsOf(
    executor,
    sql`select ${selectList(COUNTED, "t")} from (
        select s.error_code as name, count(*) as signal_count ${ofRun} and s.error_code is not null group by s.error_code
      ) as t
      order by t.signal_count desc, t.name collate "C" limit ${limit}`,
  );
  return {
    runId,
    ...fromDb(RUN_TOTAL, total ?? {}),
    agentIds: agents.map((row) => row.name as string),
    errorCodes: codes.map((row) => fromDb(COUNTED, row)).map(({ name, count }) => ({ errorCode: name, count })),
  };
}

const POLICY = {
  policyId,
  violationIds: nullable("violation_ids", "json"),
  signalCount: column("signal_count", "bigint"),
};

/**
 * The policies whose violations the incident took, most signals first. A violation that a signal does not name is the
 * thing that the signal is about, its reference.
 */
export async function tallyPolicies(
  executor: ReadExecutor,
  tenantId: string,
  incidentId: string,
  limit: number,
  at: ReadPoint,
): Promise<PolicyTally[]> {
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(POLICY, "t")} from (
        select v.policy_id, count(*) as signal_count,
          to_json((array_agg(distinct v.violation collate "C" order by v.violation collate "C")
            filter (where v.violation is not null))[1:${limit}::int4]) as violation_ids
        from (
          select s.policy_id, coalesce(s.violation_id, s.reference) as violation
          from ${tableRef(executor, SIGNALS)} as s
          where s.tenant_id = ${tenantId} and s.incident_id = ${incidentId} and s.kind = 'violation'
            and s.state = 'firing' ${recordedBy("s", at)}
        ) as v
        group by v.policy_id
      ) as t
      order by t.signal_count desc, t.policy_id collate "C" nulls last limit ${limit}`,
  );
  return rows.map((row) => {
    const { violationIds, ...tally } = fromDb(POLICY, row);
    return { ...tally, violationIds: (violationIds ?? []) as string[] };
  });
}

/** The runs that the incident's signals name, most signals first, ties by id. */
export async function tallyRuns(
  executor: ReadExecutor,
  tenantId: string,
  incidentId: string,
  limit: number,
  at: ReadPoint,
): Promise<{ readonly runId: string; readonly signalCount: number }[]> {
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(COUNTED, "t")} from (
        select s.run_id as name, count(*) as signal_count
        from ${tableRef(executor, SIGNALS)} as s
        where s.tenant_id = ${tenantId} and s.incident_id = ${incidentId} and s.run_id is not null
          and s.state = 'firing' ${recordedBy("s", at)}
        group by s.run_id
      ) as t
      order by t.signal_count desc, t.name collate "C" limit ${limit}`,
  );
  return rows.map((row) => fromDb(COUNTED, row)).map(({ name, count }) => ({ runId: name, signalCount: count }));
}
