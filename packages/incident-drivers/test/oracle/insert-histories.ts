import type { Instant } from "@hoc/incident-schemas";
import { buildSignal } from "@hoc/incident-schemas/testing";
import { insertRows } from "../../src/database/insert-rows.js";
import { INCIDENT_VERSIONS, INCIDENTS, RECORDINGS, SIGNALS, TENANT_HEADS } from "../../src/database/tables/index.js";
import { storedRow } from "../../src/drivers/incident-write/stored-row.js";
import { writeExecutor } from "../../src/executor.js";
import type { Place } from "../stored.js";
import type { IncidentState, TenantHistory } from "./standing.js";

/** Stores histories as they would be stored had they been lived through: one statement per table. */
export async function insertHistories({ db, schema }: Place, histories: readonly TenantHistory[]): Promise<void> {
  const executor = writeExecutor(db, schema);
  const recorded = histories.filter(({ recordings }) => recordings.length > 0);
  const incidents = recorded.flatMap((history) => history.incidents.map((states) => ({ history, states })));
  await insertRows(executor, TENANT_HEADS, recorded.map(headRow), {});
  await insertRows(
    executor,
    RECORDINGS,
    recorded.flatMap(({ tenantId, recordings }) => recordings.map((recording) => ({ tenantId, ...recording }))),
    {},
  );
  await insertRows(
    executor,
    INCIDENTS,
    incidents.map(({ states }) => stateRow(states.at(-1) as IncidentState)),
    {},
  );
  await insertRows(
    executor,
    INCIDENT_VERSIONS,
    incidents.flatMap(({ states }) =>
      states.slice(1).map((next, index) => ({
        ...stateRow(states[index] as IncidentState),
        untilSequence: next.sequence,
      })),
    ),
    {},
  );
  await insertRows(executor, SIGNALS, recorded.flatMap(signalRows), {});
}

function headRow({ tenantId, recordings }: TenantHistory) {
  const last = recordings.at(-1);
  return {
    tenantId,
    lastSequence: last?.lastSequence ?? 0,
    lastRecordedAt: last?.recordedAt as Instant,
    lastEventSequence: 0,
    deliveredSequence: 0,
    staleCheckAt: null,
    checkpointDue: false,
    saltKey: "0".repeat(64),
  };
}

/** Counts are stored with each state; a change that is no later than the state keeps reads from counting them anew. */
function stateRow({ sequence, incident }: IncidentState) {
  return {
    ...storedRow(incident),
    stateSequence: sequence,
    stateRecordedAt: incident.updatedAt,
    changedSequence: sequence,
  };
}

function signalRows({ tenantId, runSignals, recordings }: TenantHistory) {
  return runSignals.map(({ sequence, incidentId, runId }, index) => {
    const { causedBy: _, ...signal } = buildSignal({ signalId: `s${index}`, runId });
    const recordedAt = recordings.find(({ lastSequence }) => lastSequence >= sequence)?.recordedAt as Instant;
    return {
      ...signal,
      tenantId,
      sequence,
      incidentId,
      absorption: index % 3 === 0 ? "late" : "attached",
      causeKind: null,
      causeReference: null,
      groupingAt: recordedAt,
      recordedAt,
    };
  });
}
