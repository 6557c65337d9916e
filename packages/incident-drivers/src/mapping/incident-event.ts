import type { IncidentEvent } from "@hoc/incident-schemas";
import { INCIDENT_EVENTS } from "../database/tables/index.js";
import { fromDb, selectList } from "./rows.js";

/** The select list of a timeline entry. */
export function incidentEventFields(alias: string) {
  return selectList(INCIDENT_EVENTS.columns, alias);
}

/** A timeline entry from its row. */
export function fromDbIncidentEvent(row: Record<string, unknown>): IncidentEvent {
  const { tenantId: _, actorType, actorId, ...entry } = fromDb(INCIDENT_EVENTS.columns, row);
  return { ...entry, actor: { type: actorType, id: actorId } } as IncidentEvent;
}
