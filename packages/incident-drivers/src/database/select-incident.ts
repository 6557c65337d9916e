import type { Incident } from "@hoc/incident-schemas";
import { sql } from "kysely";
import { type ReadExecutor, tableRef } from "../executor.js";
import { fromDbIncident, incidentFields } from "../mapping/incident.js";
import { rowsOf } from "./insert-rows.js";
import { INCIDENTS } from "./tables/index.js";

/** One incident of a tenant, or `undefined`. */
export async function selectIncident(
  executor: ReadExecutor,
  tenantId: string,
  incidentId: string,
): Promise<Incident | undefined> {
  const [row] = await rowsOf(
    executor,
    sql`select ${incidentFields("i")} from ${tableRef(executor, INCIDENTS)} as i
      where i.tenant_id = ${tenantId} and i.id = ${incidentId}`,
  );
  return row === undefined ? undefined : fromDbIncident(row);
}
