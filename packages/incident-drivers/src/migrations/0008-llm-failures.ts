import type { Migration } from "kysely";
import { schemaIdentifier } from "../database/schema-name.js";
import { dropTables, runStatements } from "./run-statements.js";

/** Failed calls of models, each with evidence. */
export function llmFailures(schema: string): Migration {
  const s = schemaIdentifier(schema);
  const statements = [
    `create table ${s}.run_failures (
      tenant_id text not null,
      id text not null,
      run_id text not null,
      sequence bigint not null,
      failure_type text not null check (failure_type in ('timeout', 'exception', 'invalid_output')),
      error_code text not null,
      error_message text not null,
      model text not null,
      request_id text,
      duration_ms bigint check (duration_ms >= 0),
      metadata json not null,
      created_at timestamptz not null,
      recorded_at timestamptz not null,
      content_digest text not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, run_id) references ${s}.runs (tenant_id, id)
    )`,
    `create unique index run_failures_request on ${s}.run_failures (tenant_id, run_id, coalesce(request_id, ''))`,
    `create table ${s}.failure_evidence (
      tenant_id text not null,
      id text not null,
      failure_id text not null,
      sequence bigint not null,
      evidence_type text not null check (evidence_type in ('llm_failure_capture', 'timeout_trace', 'exception_stack')),
      evidence_data json not null,
      content_hash text not null check (length(content_hash) = 64),
      created_at timestamptz not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, failure_id) references ${s}.run_failures (tenant_id, id)
    )`,
    `create index failure_evidence_failure on ${s}.failure_evidence (tenant_id, failure_id)`,
  ];
  return {
    up: (db) => runStatements(db, statements),
    down: (db) => dropTables(db, s, ["failure_evidence", "run_failures"]),
  };
}
