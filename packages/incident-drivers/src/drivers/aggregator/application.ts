import { instantFromMicros, type Signal } from "@hoc/incident-schemas";
import type { Ambient } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { appendAudit } from "../../database/append-audit.js";
import { appendEvents } from "../../database/append-events.js";
import { chainEntry, insertTimeline } from "../../database/append-timeline.js";
import { insertPreventions } from "../../database/insert-preventions.js";
import { insertItems, unnestItems } from "../../database/insert-rows.js";
import { keptVersions } from "../../database/keep-versions.js";
import { INCIDENTS, SIGNALS } from "../../database/tables/index.js";
import type { TenantHead } from "../../database/tenant-head.js";
import { linkTraces, type RunOfIncident } from "../../database/trace-links.js";
import { tableRef, type WriteExecutor } from "../../executor.js";
import { insertIncidents } from "../incident-write/insert-incidents.js";
import type { DecidedSignal, Decisions } from "./decisions.js";
import { CHANGE_COLUMNS, extendTimeline, hasNewState, type IncidentState, stateField } from "./incident-state.js";

/** What an application needs beside the decisions. */
export interface ApplicationContext {
  readonly ambient: Ambient;
  readonly sinks: readonly string[];
}

/** Writes what was decided: a fixed number of statements, each set-wise and sorted. */
export async function applyDecisions(
  executor: WriteExecutor,
  head: TenantHead,
  decisions: Decisions,
  context: ApplicationContext,
): Promise<void> {
  const entries = decisions.timeline.map((draft) => {
    const incident = decisions.incidents.get(draft.incidentId);
    if (incident === undefined)
      throw new TypeError(`a timeline entry for ${draft.incidentId}, which no decision touched`);
    const end = { length: incident.timelineLength, head: incident.timelineHead };
    const entry = chainEntry(head, end, { ...draft, id: `ent_${context.ambient.uuid()}` });
    extendTimeline(incident, entry);
    return entry;
  });
  const incidents = [...decisions.incidents.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  // Changes come first: a superseded incident must give its key free before the next one takes it.
  await updateIncidents(
    executor,
    head,
    incidents.filter((incident) => incident.opening === undefined),
  );
  const opened = incidents.filter((incident) => incident.opening !== undefined);
  await insertIncidents(executor, head, opened, UNTOUCHED, newIncidentField);
  await insertSignals(executor, head, decisions.signals);
  await insertPreventions(executor, head, decisions.preventions);
  await linkTraces(executor, head, runsOfIncidents(decisions.signals));
  await insertTimeline(executor, head, entries);
  await appendEvents(executor, head, decisions.events, context);
  await appendAudit(executor, head, decisions.audit, context.ambient);
}

async function updateIncidents(
  executor: WriteExecutor,
  head: TenantHead,
  incidents: readonly IncidentState[],
): Promise<void> {
  if (incidents.length === 0) return;
  const fields = Object.keys(CHANGE_COLUMNS);
  const assignments = Object.entries(CHANGE_COLUMNS)
    .filter(([field]) => field !== "id")
    .map(([, { name }]) => sql`${sql.id(name)} = ${sql.id("c", name)}`);
  const changed = incidents.filter(hasNewState).map(({ id }) => id);
  if (changed.length > 0) {
    const isChanged = sql`i.id = any(${changed})`;
    await keptVersions(executor, head, isChanged).execute(executor.db);
    assignments.push(
      sql`state_sequence = case when ${isChanged} then ${head.firstSequence}::int8 else i.state_sequence end`,
      sql`state_recorded_at =
        case when ${isChanged} then ${head.recordedAt}::timestamptz else i.state_recorded_at end`,
    );
  }
  await sql`update ${tableRef(executor, INCIDENTS)} as i
    set updated_at = ${head.recordedAt}::timestamptz, changed_sequence = ${head.firstSequence}::int8,
      ${sql.join(assignments)}
    from (select * from ${unnestItems(CHANGE_COLUMNS, fields, incidents, "u", stateField)}) as c
    where i.tenant_id = ${head.tenantId} and i.id = any(${incidents.map(({ id }) => id)}) and i.id = c.id`.execute(
    executor.db,
  );
}

/** What people have not done yet to an incident that a batch opens. */
const UNTOUCHED = {
  acknowledgedAt: null,
  acknowledgedBy: null,
  containedAt: null,
  resolutionSummary: null,
  resolutionNotes: null,
  reopenedAt: null,
  ownerId: null,
  postmortemArtifactId: null,
  lastTransitionDigest: null,
} as const;

/** A column of an incident that the batch opened. */
function newIncidentField(state: IncidentState, field: string): unknown {
  const { opening, personSet } = state;
  if (opening !== undefined && field in opening) return opening[field as keyof typeof opening];
  switch (field) {
    case "personSeverity":
      return personSet?.severity;
    case "personSignalCount":
      return personSet?.signalCountThen;
    case "personSignalSeverity":
      return personSet?.signalSeverityThen;
    default:
      return stateField(state, field);
  }
}

async function insertSignals(
  executor: WriteExecutor,
  head: TenantHead,
  decided: readonly DecidedSignal[],
): Promise<void> {
  const shared = { tenantId: head.tenantId, recordedAt: head.recordedAt };
  await insertItems(executor, SIGNALS, decided, shared, signalField);
}

/** Which runs had a part in which incidents. */
function runsOfIncidents(decided: readonly DecidedSignal[]): RunOfIncident[] {
  return decided.flatMap(({ signal: { runId }, incidentId }) =>
    runId === null || incidentId === null ? [] : [{ runId, incidentId }],
  );
}

/** A column of a decided signal; read field by field, because building a row of each would cost more than the insert. */
function signalField({ signal, at, sequence, absorption, incidentId }: DecidedSignal, field: SignalField): unknown {
  switch (field) {
    case "sequence":
      return sequence;
    case "absorption":
      return absorption;
    case "incidentId":
      return incidentId;
    case "groupingAt":
      return signal.occurredAt === null ? signal.receivedAt : instantFromMicros(at);
    case "causeKind":
      return signal.causedBy?.kind;
    case "causeReference":
      return signal.causedBy?.reference;
    default:
      return signal[field as keyof Signal];
  }
}

type SignalField = keyof typeof SIGNALS.columns;
