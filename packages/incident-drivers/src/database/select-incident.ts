import type { Incident } from "@hoc/incident-schemas";
import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import type { ReadExecutor } from "../executor.js";
import { fromDbIncident, incidentFields } from "../mapping/incident.js";
import { incidentsAt } from "./incidents-at.js";
import { rowsOf } from "./insert-rows.js";

/** One incident of a tenant, or `undefined`. */
export async function selectIncident(
  executor: ReadExecutor,
  tenantId: string,
  incidentId: string,
  at?: ReadPoint,
): Promise<Incident | undefined> {
  const [row] = await rowsOf(
    executor,
    sql`select ${incidentFields("i")} from ${incidentsAt(executor, tenantId, at)}
      where i.tenant_id = ${tenantId} and i.id = ${incidentId}`,
  );
  return row === undefined ? undefined : fromDbIncident(row);
}
