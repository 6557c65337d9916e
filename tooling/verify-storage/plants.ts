import type { Plant } from "../verify/plant.js";
import type { StorageServer } from "./storage-server.js";

/** A defect of the tables, as what is done to them after migrating. */
export interface StoragePlant extends Plant {
  readonly statement: string;
  /** Whether only a server that tells roles apart can have it. */
  readonly needsRoles?: true;
}

/** Defects that the storage is verified against. */
export const STORAGE_PLANTS: Readonly<Record<string, StoragePlant>> = {
  "column-takes-nulls": {
    says: "a cost may be without its model",
    row: "cost_records",
    check: "columns",
    statement: "alter table hoc.cost_records alter column model drop not null",
  },
  "check-is-missing": {
    says: "a run may have any outcome",
    row: "runs",
    check: "checks",
    statement: "alter table hoc.runs drop constraint runs_outcome_check",
  },
  "index-is-missing": {
    says: "a failure may be recorded twice",
    row: "run_failures",
    check: "unique keys",
    statement: "drop index hoc.run_failures_request",
  },
  "reference-is-missing": {
    says: "evidence may be of an incident that is not there",
    row: "incident_evidence",
    check: "references",
    statement: "alter table hoc.incident_evidence drop constraint incident_evidence_tenant_id_incident_id_fkey",
  },
  "table-nobody-knows": {
    says: "there is a table that no driver knows",
    row: "planted",
    check: "columns",
    statement: "create table if not exists hoc.planted (tenant_id text)",
  },
  "grant-is-too-wide": {
    says: "the application may change signals",
    row: "signals",
    check: "privileges",
    statement: "grant update on hoc.signals to public",
    needsRoles: true,
  },
};

/** A server whose tables come out of the migrations with a defect. */
export function withDefect(server: StorageServer, { statement }: StoragePlant): StorageServer {
  return {
    ...server,
    async up() {
      await server.up();
      await server.run(statement);
    },
  };
}
