import type { PersonSeverity, ReadPoint } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { incidentsAt } from "../../database/incidents-at.js";
import { rowsOf } from "../../database/insert-rows.js";
import { INCIDENT_STATE_COLUMNS } from "../../database/tables/index.js";
import type { ReadExecutor } from "../../executor.js";
import { fromDb, selectList } from "../../mapping/rows.js";

const DECISION = {
  severity: INCIDENT_STATE_COLUMNS.personSeverity,
  signalCountThen: INCIDENT_STATE_COLUMNS.personSignalCount,
  signalSeverityThen: INCIDENT_STATE_COLUMNS.personSignalSeverity,
};

/** What a person last decided about the incident's severity, or `undefined` when nobody did. */
export async function findPersonSeverity(
  executor: ReadExecutor,
  tenantId: string,
  incidentId: string,
  at: ReadPoint,
): Promise<PersonSeverity | undefined> {
  const [row] = await rowsOf(
    executor,
    sql`select ${selectList(DECISION, "i")} from ${incidentsAt(executor, tenantId, at)}
      where i.tenant_id = ${tenantId} and i.id = ${incidentId} and i.person_severity is not null`,
  );
  return row === undefined ? undefined : (fromDb(DECISION, row) as PersonSeverity);
}
