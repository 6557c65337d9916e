import type { PreventionRecord } from "@hoc/incident-schemas";
import { sql } from "kysely";
import type { Columns, RowOf } from "../src/database/columns.js";
import { INCIDENT_EVENTS, INCIDENTS, PREVENTION_RECORDS, SIGNALS } from "../src/database/tables/index.js";
import { readExecutor, tableRef } from "../src/executor.js";
import { fromDb, selectList } from "../src/mapping/rows.js";
import type { Database } from "./databases.js";

/** Where a tenant's rows are. */
export interface Place {
  readonly db: Database;
  readonly schema: string;
}

/** A row of `signals`. */
export type StoredSignal = RowOf<typeof SIGNALS.columns>;
/** A row of `incidents`. */
export type StoredIncident = RowOf<typeof INCIDENTS.columns>;
/** A row of `incident_events`. */
export type StoredEntry = RowOf<typeof INCIDENT_EVENTS.columns>;

async function rows<C extends Columns>(
  place: Place,
  table: { name: string; columns: C },
  tenantId: string,
  order: string,
) {
  const executor = readExecutor(place.db, place.schema);
  const { rows: found } = await sql<Record<string, unknown>>`select ${selectList(table.columns, "t")}
    from ${tableRef(executor, table)} as t where t.tenant_id = ${tenantId} order by ${sql.raw(order)}`.execute(
    place.db,
  );
  return found.map((row) => fromDb(table.columns, row));
}

/** All signals of a tenant in the order they were decided. */
export const storedSignals = (place: Place, tenantId: string): Promise<StoredSignal[]> =>
  rows(place, SIGNALS, tenantId, "t.sequence");

/** All prevention records of a tenant in the order they were stored. */
export const storedPreventions = async (place: Place, tenantId: string): Promise<PreventionRecord[]> =>
  (await rows(place, PREVENTION_RECORDS, tenantId, "t.sequence")).map(
    ({ id, ...record }) => ({ preventionId: id, ...record }) as PreventionRecord,
  );

/** All incidents of a tenant. */
export const storedIncidents = (place: Place, tenantId: string): Promise<StoredIncident[]> =>
  rows(place, INCIDENTS, tenantId, "t.id");

/** All timeline entries of a tenant in the order they were written. */
export const storedEntries = (place: Place, tenantId: string): Promise<StoredEntry[]> =>
  rows(place, INCIDENT_EVENTS, tenantId, "t.sequence");
