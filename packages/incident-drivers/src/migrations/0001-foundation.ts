import type { Migration } from "kysely";
import { schemaIdentifier } from "../database/schema-name.js";
import { dropTables, runStatements } from "./run-statements.js";

/** Tenants' heads, signals, incidents with their timelines, events with their deliveries, audit, postmortems. */
export function foundation(schema: string): Migration {
  const s = schemaIdentifier(schema);
  const statements = [
    `create table ${s}.tenant_heads (
      tenant_id text not null primary key,
      last_sequence bigint not null default 0,
      last_recorded_at timestamptz not null,
      last_event_sequence bigint not null default 0,
      delivered_sequence bigint not null default 0,
      stale_check_at timestamptz,
      salt_key text not null check (length(salt_key) = 64)
    ) with (fillfactor = 50)`,
    `create index tenant_heads_undelivered on ${s}.tenant_heads (last_recorded_at)
      where delivered_sequence < last_event_sequence`,
    `create index tenant_heads_stale on ${s}.tenant_heads (stale_check_at) where stale_check_at is not null`,

    `create table ${s}.incidents (
      tenant_id text not null,
      id text not null,
      title text not null,
      severity text not null check (severity in ('low', 'medium', 'high', 'critical')),
      status text not null default 'OPEN',
      lifecycle_state text not null default 'ACTIVE',
      trigger_type text not null,
      trigger_value text,
      fingerprint text not null,
      window_start timestamptz not null,
      grouping_key text not null,
      grouping text not null check (grouping in ('sliding', 'tumbling', 'manual', 'overflow')),
      category text,
      description text,
      error_code text,
      error_message text,
      auto_action text,
      source_type text not null default 'killswitch'
        check (source_type in ('killswitch', 'run', 'policy', 'manual', 'budget', 'system', 'cost_anomaly')),
      cause_type text not null default 'HUMAN' check (cause_type in ('LLM_RUN', 'SYSTEM', 'HUMAN')),
      source_run_id text,
      llm_run_id text,
      affected_agent_id text,
      policy_id text,
      violation_id text,
      is_synthetic boolean not null default false,
      synthetic_scenario_id text,
      signal_count bigint not null default 0 check (signal_count >= 0),
      late_signals bigint not null default 0 check (late_signals >= 0),
      calls_affected bigint not null default 0 check (calls_affected between 0 and signal_count + late_signals),
      cost_micros numeric(20, 0) check (abs(cost_micros) <= 9007199254740991),
      overflow_counts json,
      started_at timestamptz not null,
      last_signal_at timestamptz not null,
      last_received_at timestamptz not null,
      ended_at timestamptz,
      duration_seconds bigint check (duration_seconds >= 0),
      created_at timestamptz not null,
      updated_at timestamptz not null,
      recorded_at timestamptz not null,
      acknowledged_at timestamptz,
      acknowledged_by text,
      contained_at timestamptz,
      resolved_at timestamptz,
      resolved_by text,
      resolution_method text check (resolution_method in ('auto', 'manual', 'rollback', 'manual_closure')),
      resolution_type text,
      resolution_summary text,
      resolution_notes text,
      reopened_at timestamptz,
      owner_id text,
      postmortem_artifact_id text,
      recurrence_signature text not null,
      signature_version text not null,
      previous_incident_id text,
      signal_severity text not null,
      person_severity text,
      person_signal_count bigint,
      person_signal_severity text,
      late_noted boolean not null default false,
      overflow_hour timestamptz,
      timeline_length integer not null default 0,
      timeline_head text not null default '',
      last_transition_digest text,
      version integer not null default 1 check (version >= 1),
      primary key (tenant_id, id),
      constraint incidents_status_of_lifecycle check (
        (status, lifecycle_state) in (('OPEN', 'ACTIVE'), ('ACKNOWLEDGED', 'ACKED'), ('RESOLVED', 'RESOLVED'))
      ),
      constraint incidents_resolution check (
        (lifecycle_state = 'RESOLVED')
          = (resolved_at is not null and resolved_by is not null and resolution_method is not null and ended_at is not null)
      ),
      constraint incidents_acknowledgement check (
        lifecycle_state <> 'ACKED' or (acknowledged_at is not null and acknowledged_by is not null)
      ),
      constraint incidents_span check (started_at <= last_signal_at)
    ) with (fillfactor = 80)`,
    `create unique index incidents_open_key on ${s}.incidents (tenant_id, grouping_key)
      where lifecycle_state <> 'RESOLVED'`,
    `create index incidents_resolved_key on ${s}.incidents (tenant_id, grouping_key, resolved_at, id)
      where lifecycle_state = 'RESOLVED'`,
    `create index incidents_created on ${s}.incidents (tenant_id, created_at desc, id)`,

    `create table ${s}.signals (
      tenant_id text not null,
      signal_id text not null check (length(signal_id) <= 200),
      sequence bigint not null,
      kind text not null check (kind in ('call', 'run', 'violation', 'anomaly', 'guard', 'manual')),
      reference text,
      trigger_type text not null,
      trigger_value text,
      fingerprint text,
      state text not null check (state in ('firing', 'resolved')),
      absorption text not null
        check (absorption in ('opened', 'attached', 'late', 'overflow', 'suppressed', 'cleared', 'noted')),
      incident_id text,
      cost_micros numeric(20, 0),
      cause_kind text,
      cause_reference text,
      occurred_at timestamptz,
      received_at timestamptz not null,
      grouping_at timestamptz not null,
      recorded_at timestamptz not null,
      initial_severity text check (initial_severity in ('low', 'medium', 'high', 'critical')),
      category text,
      error_code text,
      error_message text,
      title text,
      description text,
      agent_id text,
      run_id text,
      policy_id text,
      violation_id text,
      auto_action text,
      is_synthetic boolean not null default false,
      synthetic_scenario_id text,
      details text,
      details_digest text,
      content_digest text not null,
      primary key (tenant_id, signal_id),
      foreign key (tenant_id, incident_id) references ${s}.incidents (tenant_id, id),
      constraint signals_absorbed check (
        (incident_id is null) = (absorption in ('suppressed', 'noted'))
      ),
      constraint signals_state check ((state = 'resolved') = (absorption in ('cleared', 'noted')))
    )`,
    `create index signals_incident on ${s}.signals (tenant_id, incident_id, sequence)`,
    `create index signals_reference on ${s}.signals (tenant_id, kind, reference, sequence) where reference is not null`,
    `create index signals_run on ${s}.signals (tenant_id, run_id) where run_id is not null`,

    `create table ${s}.incident_events (
      tenant_id text not null,
      incident_id text not null,
      sequence_no integer not null check (sequence_no >= 1),
      id text not null,
      sequence bigint not null,
      event_type text not null,
      description text not null,
      data json not null,
      actor_type text not null check (actor_type in ('HUMAN', 'SYSTEM', 'AGENT')),
      actor_id text not null,
      created_at timestamptz not null,
      recorded_at timestamptz not null,
      prev text not null,
      leaf text not null,
      primary key (tenant_id, incident_id, sequence_no),
      foreign key (tenant_id, incident_id) references ${s}.incidents (tenant_id, id)
    )`,

    `create table ${s}.domain_events (
      tenant_id text not null,
      sequence_no bigint not null,
      event_id text not null,
      event_type text not null,
      project_id text not null,
      actor_type text not null,
      actor_id text not null,
      decision_owner text not null,
      schema_version text not null,
      payload json not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, sequence_no)
    )`,
    `create table ${s}.outbox_deliveries (
      tenant_id text not null,
      sink text not null,
      sequence_no bigint not null,
      available_at timestamptz not null,
      attempts integer not null default 0,
      leased_until timestamptz,
      delivered_at timestamptz,
      last_error text,
      primary key (tenant_id, sink, sequence_no),
      foreign key (tenant_id, sequence_no) references ${s}.domain_events (tenant_id, sequence_no)
    ) with (fillfactor = 80)`,
    `create index outbox_deliveries_pending on ${s}.outbox_deliveries (tenant_id, sink, sequence_no)
      where delivered_at is null`,

    `create table ${s}.audit_ledger (
      tenant_id text not null,
      id text not null,
      sequence bigint not null,
      event_type text not null,
      entity_type text not null,
      entity_id text not null,
      actor_type text not null check (actor_type in ('HUMAN', 'SYSTEM', 'AGENT')),
      actor_id text not null,
      action_reason text,
      before_state json,
      after_state json,
      created_at timestamptz not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, sequence)
    )`,
    `create index audit_ledger_entity on ${s}.audit_ledger (tenant_id, entity_type, entity_id, sequence)`,

    `create table ${s}.postmortem_artifacts (
      tenant_id text not null,
      id text not null,
      incident_id text not null,
      status text not null check (status in ('stub', 'draft', 'published')),
      content json,
      created_at timestamptz not null,
      created_by text not null,
      updated_at timestamptz not null,
      primary key (tenant_id, id),
      unique (tenant_id, incident_id),
      foreign key (tenant_id, incident_id) references ${s}.incidents (tenant_id, id)
    )`,
  ];
  return {
    up: (db) => runStatements(db, statements),
    down: (db) =>
      dropTables(db, s, [
        "postmortem_artifacts",
        "audit_ledger",
        "outbox_deliveries",
        "domain_events",
        "incident_events",
        "signals",
        "incidents",
        "tenant_heads",
      ]),
  };
}
