import type { Migration } from "kysely";
import { schemaIdentifier } from "../database/schema-name.js";
import { dropTables, runStatements } from "./run-statements.js";

/** The records by which results of analytics can be computed again. */
export function analyticsArtifacts(schema: string): Migration {
  const s = schemaIdentifier(schema);
  const statements = [
    `create table ${s}.analytics_artifacts (
      tenant_id text not null,
      id text not null,
      dataset_id text not null check (length(dataset_id) between 1 and 64),
      dataset_version text not null check (length(dataset_version) between 1 and 64),
      input_window_hash text not null check (input_window_hash ~ '^[0-9a-f]{64}$'),
      as_of timestamptz not null,
      compute_code_version text not null check (length(compute_code_version) between 1 and 64),
      created_at timestamptz not null,
      recorded_at timestamptz not null,
      sequence bigint not null,
      primary key (tenant_id, id),
      unique (tenant_id, dataset_id, dataset_version)
    )`,
    `create index analytics_artifacts_newest on ${s}.analytics_artifacts (tenant_id, sequence)`,
    `create index analytics_artifacts_dataset on ${s}.analytics_artifacts (tenant_id, dataset_id, sequence)`,
  ];
  return {
    up: (db) => runStatements(db, statements),
    down: (db) => dropTables(db, s, ["analytics_artifacts"]),
  };
}
