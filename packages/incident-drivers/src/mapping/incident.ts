import type { Incident } from "@hoc/incident-schemas";
import { INCIDENT_COLUMNS } from "../database/tables/index.js";
import { fromDb, selectList } from "./rows.js";

/** The select list of an incident. */
export function incidentFields(alias: string) {
  return selectList(INCIDENT_COLUMNS, alias);
}

/** An incident from its row. */
export function fromDbIncident(row: Record<string, unknown>): Incident {
  return fromDb(INCIDENT_COLUMNS, row) as Incident;
}
