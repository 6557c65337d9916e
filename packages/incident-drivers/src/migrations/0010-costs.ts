import type { Migration } from "kysely";
import { schemaIdentifier } from "../database/schema-name.js";
import { dropTables, runStatements } from "./run-statements.js";

/** What calls cost, and where costs were out of line. */
export function costs(schema: string): Migration {
  const s = schemaIdentifier(schema);
  const statements = [
    `create table ${s}.cost_records (
      tenant_id text not null,
      id text not null,
      sequence bigint not null,
      user_id text,
      feature_tag text,
      request_id text,
      workflow_id text,
      run_id text,
      skill_id text,
      model text not null,
      input_tokens bigint not null check (input_tokens >= 0),
      output_tokens bigint not null check (output_tokens >= 0),
      cost_micros numeric(20, 0) not null,
      occurred_at timestamptz not null,
      recorded_at timestamptz not null,
      content_digest text not null,
      primary key (tenant_id, id)
    )`,
    `create index cost_records_request on ${s}.cost_records (tenant_id, request_id, occurred_at)
      where request_id is not null`,
    `create index cost_records_workflow on ${s}.cost_records (tenant_id, workflow_id, occurred_at)
      where workflow_id is not null`,
    `create index cost_records_run on ${s}.cost_records (tenant_id, run_id, occurred_at) where run_id is not null`,
    `create table ${s}.cost_anomalies (
      tenant_id text not null,
      id text not null,
      observed_day text not null,
      sequence bigint not null,
      anomaly_type text not null check (anomaly_type in ('ABSOLUTE_SPIKE', 'SUSTAINED_DRIFT', 'BUDGET_WARNING',
        'BUDGET_EXCEEDED', 'USER_SPIKE', 'FEATURE_SPIKE', 'TENANT_SPIKE', 'DRIFT')),
      raised boolean not null,
      severity text not null check (severity in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
      entity_type text not null check (entity_type in ('tenant', 'user', 'feature', 'model', 'agent')),
      entity_id text,
      current_value_micros numeric(20, 0) not null check (current_value_micros >= 0),
      expected_value_micros numeric(20, 0) not null check (expected_value_micros >= 0),
      confidence numeric(5, 4) not null check (confidence between 0 and 1),
      derived_cause text not null check (derived_cause in ('RETRY_LOOP', 'PROMPT_GROWTH', 'FEATURE_SURGE',
        'TRAFFIC_GROWTH', 'UNKNOWN')),
      message text,
      breach_count integer not null check (breach_count >= 1),
      run_id text,
      observed_at timestamptz not null,
      metadata json not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, id, observed_day, severity, raised)
    )`,
    `create index cost_anomalies_run on ${s}.cost_anomalies (tenant_id, run_id, observed_at) where run_id is not null`,
  ];
  return {
    up: (db) => runStatements(db, statements),
    down: (db) => dropTables(db, s, ["cost_anomalies", "cost_records"]),
  };
}
