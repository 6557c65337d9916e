import type { Migration } from "kysely";
import { schemaIdentifier } from "../database/schema-name.js";
import { dropTables, runStatements } from "./run-statements.js";

/** What was found out about incidents: logs, traces, metrics and actions. */
export function incidentEvidence(schema: string): Migration {
  const s = schemaIdentifier(schema);
  const statements = [
    `create table ${s}.incident_evidence (
      tenant_id text not null,
      id text not null,
      incident_id text not null,
      sequence bigint not null,
      evidence_type text not null check (evidence_type in ('log', 'trace', 'metric', 'action')),
      recovery_executed boolean not null default false,
      payload json,
      created_at timestamptz not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, incident_id) references ${s}.incidents (tenant_id, id)
    )`,
    `create index incident_evidence_incident on ${s}.incident_evidence (tenant_id, incident_id)`,
  ];
  return {
    up: (db) => runStatements(db, statements),
    down: (db) => dropTables(db, s, ["incident_evidence"]),
  };
}
