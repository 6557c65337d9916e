import type { Incident } from "@hoc/incident-schemas";
import { INCIDENT_COLUMNS } from "../../src/database/tables/index.js";
import type { Step } from "../histories.js";
import { live, type Stage } from "../live.js";
import { type StoredIncident, storedIncidents, storedSignals } from "../stored.js";
import type { IncidentState, Recording, TenantHistory } from "./standing.js";

/** Lives through a history on a stage and writes down, after every step, what the table of incidents said. */
export async function watchHistory(stage: Stage, tenantId: string, steps: readonly Step[]): Promise<TenantHistory> {
  const recordings: Recording[] = [];
  const statesOf = new Map<string, IncidentState[]>();
  for (const step of steps) {
    await live(stage, tenantId, [step]);
    const progress = await stage.unitOfWork.read(tenantId, ({ readPoints }) => readPoints.findProgress(tenantId));
    if (progress === undefined || progress.lastSequence === recordings.at(-1)?.lastSequence) continue;
    recordings.push({ recordedAt: progress.lastRecordedAt, lastSequence: progress.lastSequence });
    for (const row of await storedIncidents(stage, tenantId)) {
      const states = statesOf.get(row.id) ?? [];
      states.push({ sequence: progress.lastSequence, incident: shownOf(row) });
      statesOf.set(row.id, states);
    }
  }
  const signals = await storedSignals(stage, tenantId);
  return {
    tenantId,
    recordings,
    incidents: [...statesOf.values()],
    runSignals: signals.flatMap(({ sequence, incidentId, runId }) =>
      incidentId === null || runId === null ? [] : [{ sequence, incidentId, runId }],
    ),
  };
}

function shownOf(row: StoredIncident): Incident {
  const fields = Object.keys(INCIDENT_COLUMNS) as (keyof typeof INCIDENT_COLUMNS)[];
  return Object.fromEntries(fields.map((field) => [field, row[field]])) as Incident;
}
