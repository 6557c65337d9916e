import {
  type AuditRecord,
  addSeconds,
  type IncidentAggregatorConfig,
  microsOf,
  SYSTEM_ACTORS,
} from "@hoc/incident-schemas";
import { sql } from "kysely";
import { nullable } from "../../database/columns.js";
import { rowsOf } from "../../database/insert-rows.js";
import { INCIDENTS } from "../../database/tables/index.js";
import type { TenantHead } from "../../database/tenant-head.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../../executor.js";
import { fromDb, selectList } from "../../mapping/rows.js";
import { type ApplicationContext, applyDecisions } from "./application.js";
import { type Decisions, RESOLUTION_SENTENCES } from "./decisions.js";
import { FACT_COLUMNS, resolveBySystem, stateFromDb } from "./incident-state.js";

/**
 * Resolves incidents from which nothing has been received for `autoResolveAfterSeconds`, longest silent first; gives
 * their ids. People's own incidents are left to people.
 */
export async function resolveStaleIncidents(
  executor: WriteExecutor,
  head: TenantHead,
  context: ApplicationContext,
  config: IncidentAggregatorConfig,
  limit: number,
): Promise<string[]> {
  const now = head.recordedAt;
  const silentSince = addSeconds(now, -config.autoResolveAfterSeconds);
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(FACT_COLUMNS, "i")} from ${tableRef(executor, INCIDENTS)} as i
      where ${sweepable(head.tenantId, config)} and ${lastHeard} < ${silentSince}::timestamptz
      order by ${lastHeard}, i.id limit ${limit}`,
  );
  const decisions: Decisions & { incidents: Map<string, ReturnType<typeof stateFromDb>> } = {
    results: [],
    signals: [],
    incidents: new Map(),
    timeline: [],
    events: [],
    audit: [],
    preventions: [],
  };
  for (const row of rows) {
    const incident = stateFromDb(fromDb(FACT_COLUMNS, row));
    const before = { lifecycleState: incident.lifecycleState };
    resolveBySystem(incident, microsOf(now), "auto", SYSTEM_ACTORS.autoResolve.id);
    decisions.incidents.set(incident.id, incident);
    decisions.timeline.push({
      incidentId: incident.id,
      eventType: "auto_resolved",
      description: RESOLUTION_SENTENCES.auto,
      data: { resolutionType: "auto", reason: "inactivity_timeout", silentSeconds: config.autoResolveAfterSeconds },
      actor: SYSTEM_ACTORS.autoResolve,
      at: now,
      sequence: head.take(),
    });
    decisions.events.push({
      eventType: "incidents.IncidentAutoResolved",
      actor: SYSTEM_ACTORS.autoResolve,
      occurredAt: now,
      sequenceNo: head.take(),
      fields: { incidentId: incident.id, incidentState: "RESOLVED", resolutionMethod: "auto", resolutionType: "auto" },
    });
    decisions.audit.push(auditOf(incident.id, before, now));
  }
  await applyDecisions(executor, head, decisions, context);
  head.setStaleCheck(await nextStaleCheck(executor, head.tenantId, config));
  return [...decisions.incidents.keys()];
}

/** When an incident was last heard of: its latest receipt, or its reopening. */
const lastHeard = sql`greatest(i.last_received_at, i.reopened_at)`;

function sweepable(tenantId: string, config: IncidentAggregatorConfig) {
  const states = config.sweepAcknowledged ? sql`i.lifecycle_state <> 'RESOLVED'` : sql`i.lifecycle_state = 'ACTIVE'`;
  return sql`i.tenant_id = ${tenantId} and ${states} and i.grouping <> 'manual'`;
}

const LAST_HEARD = { lastHeard: nullable("last_heard", "instant") };

async function nextStaleCheck(
  executor: ReadExecutor,
  tenantId: string,
  config: IncidentAggregatorConfig,
): Promise<string | null> {
  const [row] = await rowsOf(
    executor,
    sql`select ${selectList(LAST_HEARD, "m")} from (
      select min(${lastHeard}) as last_heard from ${tableRef(executor, INCIDENTS)} as i where ${sweepable(tenantId, config)}
    ) as m`,
  );
  const oldest = row === undefined ? null : fromDb(LAST_HEARD, row).lastHeard;
  return oldest === null ? null : addSeconds(oldest, config.autoResolveAfterSeconds);
}

function auditOf(incidentId: string, before: AuditRecord["before"], at: string): AuditRecord {
  return {
    eventType: "IncidentAutoResolved",
    entityType: "INCIDENT",
    entityId: incidentId,
    actor: SYSTEM_ACTORS.autoResolve,
    reason: "inactivity_timeout",
    before,
    after: { lifecycleState: "RESOLVED", resolutionMethod: "auto", resolutionType: "auto" },
    at,
  };
}
