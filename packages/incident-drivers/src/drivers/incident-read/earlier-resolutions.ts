import type { EarlierResolution, Incident } from "@hoc/incident-schemas";
import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { column } from "../../database/columns.js";
import { incidentsAt } from "../../database/incidents-at.js";
import { rowsOf } from "../../database/insert-rows.js";
import { INCIDENT_COLUMNS } from "../../database/tables/index.js";
import type { ReadExecutor } from "../../executor.js";
import { fromDb, selectList } from "../../mapping/rows.js";

const RESOLUTION = {
  basedOnIncidentId: INCIDENT_COLUMNS.id,
  resolutionMethod: INCIDENT_COLUMNS.resolutionMethod,
  resolutionType: INCIDENT_COLUMNS.resolutionType,
  resolutionSummary: INCIDENT_COLUMNS.resolutionSummary,
  resolvedAt: column("resolved_at", "instant"),
};

/** How incidents of the same signature that were created earlier were resolved, the one resolved last first. */
export async function findEarlierResolutions(
  executor: ReadExecutor,
  tenantId: string,
  incident: Pick<Incident, "createdAt" | "recurrenceSignature" | "signatureVersion">,
  limit: number,
  at: ReadPoint,
): Promise<EarlierResolution[]> {
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(RESOLUTION, "i")} from ${incidentsAt(executor, tenantId, at)}
      where i.tenant_id = ${tenantId} and i.recurrence_signature = ${incident.recurrenceSignature}
        and i.signature_version = ${incident.signatureVersion} and i.lifecycle_state = 'RESOLVED'
        and i.created_at < ${incident.createdAt}::timestamptz
      order by i.resolved_at desc, i.id collate "C" limit ${limit}`,
  );
  return rows.map((row) => fromDb(RESOLUTION, row));
}
