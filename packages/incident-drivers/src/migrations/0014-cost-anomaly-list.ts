import type { Migration } from "kysely";
import { schemaIdentifier } from "../database/schema-name.js";
import { runStatements } from "./run-statements.js";

/** The order in which anomalies are listed. */
export function costAnomalyList(schema: string): Migration {
  const s = schemaIdentifier(schema);
  return {
    up: (db) =>
      runStatements(db, [`create index cost_anomalies_recorded on ${s}.cost_anomalies (tenant_id, sequence)`]),
    down: (db) => runStatements(db, [`drop index ${s}.cost_anomalies_recorded`]),
  };
}
