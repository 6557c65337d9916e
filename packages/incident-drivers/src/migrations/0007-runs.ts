import type { Migration } from "kysely";
import { schemaIdentifier } from "../database/schema-name.js";
import { dropTables, runStatements } from "./run-statements.js";

/** Runs with the steps of their traces, and which incidents a trace belongs to. */
export function runs(schema: string): Migration {
  const s = schemaIdentifier(schema);
  const statements = [
    `create table ${s}.runs (
      tenant_id text not null,
      id text not null check (length(id) <= 200),
      sequence bigint not null,
      agent_id text not null,
      goal text,
      status text not null,
      reported_status text not null,
      outcome text check (outcome in ('SUCCESS', 'FAILURE', 'BLOCKED', 'ABORTED')),
      severity text check (severity in ('none', 'low', 'medium', 'high', 'critical')),
      category text,
      error_code text,
      error_message text,
      termination_reason text check (termination_reason in ('completed', 'policy_block', 'budget_exceeded',
        'rate_limited', 'user_abort', 'system_failure', 'timeout')),
      stopped_at_step integer check (stopped_at_step >= 0),
      violation_policy_id text,
      parent_run_id text,
      attempt integer not null check (attempt >= 1),
      project_id text,
      policy_snapshot_id text,
      trace_id text not null,
      correlation_id text,
      input_tokens bigint check (input_tokens >= 0),
      output_tokens bigint check (output_tokens >= 0),
      cost_micros numeric(20, 0),
      is_synthetic boolean not null default false,
      synthetic_scenario_id text,
      metadata json,
      started_at timestamptz not null,
      completed_at timestamptz,
      recorded_at timestamptz not null,
      outcome_sequence bigint,
      outcome_recorded_at timestamptz,
      report_digest text not null,
      outcome_digest text,
      primary key (tenant_id, id),
      constraint runs_trace unique (tenant_id, trace_id),
      constraint runs_outcome check (
        (outcome is null) = (severity is null) and (outcome is null) = (category is null)
        and (outcome is null) = (completed_at is null) and (outcome is null) = (outcome_sequence is null)
        and (outcome is null) = (outcome_recorded_at is null) and (outcome is null) = (outcome_digest is null)
      ),
      constraint runs_success check (outcome is null or (outcome = 'SUCCESS') = (severity = 'none'))
    ) with (fillfactor = 80)`,
    `create index runs_recorded on ${s}.runs (tenant_id, sequence)`,
    `create index runs_agent on ${s}.runs (tenant_id, agent_id, sequence)`,
    `create index runs_ended on ${s}.runs (tenant_id, outcome, sequence) where outcome is not null`,

    `create table ${s}.trace_steps (
      tenant_id text not null,
      trace_id text not null,
      step_index integer not null check (step_index >= 0),
      sequence bigint not null,
      skill_name text not null,
      skill_id text,
      status text not null check (status in ('success', 'failure', 'retry', 'skipped')),
      outcome_category text,
      outcome_code text,
      outcome_data json,
      tokens bigint check (tokens >= 0),
      cost_micros numeric(20, 0),
      duration_ms bigint check (duration_ms >= 0),
      retry_count integer not null check (retry_count >= 0),
      input_hash text,
      output_hash text,
      source text not null check (source in ('engine', 'external', 'replay')),
      occurred_at timestamptz not null,
      recorded_at timestamptz not null,
      content_digest text not null,
      primary key (tenant_id, trace_id, step_index),
      foreign key (tenant_id, trace_id) references ${s}.runs (tenant_id, trace_id)
    )`,

    `create table ${s}.incident_trace_links (
      tenant_id text not null,
      incident_id text not null,
      trace_id text not null,
      sequence bigint not null,
      linked_at timestamptz not null,
      primary key (tenant_id, incident_id, trace_id),
      foreign key (tenant_id, incident_id) references ${s}.incidents (tenant_id, id),
      foreign key (tenant_id, trace_id) references ${s}.runs (tenant_id, trace_id)
    )`,
  ];
  return {
    up: (db) => runStatements(db, statements),
    down: (db) => dropTables(db, s, ["incident_trace_links", "trace_steps", "runs"]),
  };
}
