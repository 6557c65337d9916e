import type { Migration } from "kysely";
import { schemaIdentifier } from "../database/schema-name.js";
import { runStatements } from "./run-statements.js";

/** Budgets and what was promised against them, snapshots of costs, and what is said of anomalies later. */
export function costGuard(schema: string): Migration {
  const s = schemaIdentifier(schema);
  const budgeted = `budget_type text not null check (budget_type in ('tenant', 'feature', 'user')),
      entity_id text not null`;
  const spendKey = `entity_type text not null check (entity_type in ('tenant', 'feature', 'model', 'user')),
      entity_id text not null`;
  const up = [
    `create table ${s}.feature_tags (
      tenant_id text not null,
      tag text not null,
      sequence bigint not null,
      display_name text not null,
      is_active boolean not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, tag, sequence)
    )`,
    `create index feature_tags_recorded on ${s}.feature_tags (tenant_id, sequence)`,
    `create table ${s}.cost_budgets (
      tenant_id text not null,
      ${budgeted},
      version integer not null check (version >= 1),
      sequence bigint not null,
      daily_limit_micros numeric(20, 0) check (daily_limit_micros >= 0),
      monthly_limit_micros numeric(20, 0) check (monthly_limit_micros >= 0),
      warn_threshold_pct integer not null check (warn_threshold_pct between 1 and 100),
      hard_limit_enabled boolean not null,
      is_active boolean not null,
      set_by_type text not null check (set_by_type in ('HUMAN', 'SYSTEM', 'AGENT')),
      set_by_id text not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, budget_type, entity_id, version),
      check ((budget_type = 'tenant') = (entity_id = ''))
    )`,
    `create index cost_budgets_recorded on ${s}.cost_budgets (tenant_id, sequence)`,
    `create table ${s}.cost_budget_periods (
      tenant_id text not null,
      ${budgeted},
      period text not null check (period in ('daily', 'monthly')),
      period_start timestamptz not null,
      spent_micros numeric(20, 0) not null,
      primary key (tenant_id, budget_type, entity_id, period, period_start)
    )`,
    `create table ${s}.cost_threshold_crossings (
      tenant_id text not null,
      ${budgeted},
      budget_version integer not null,
      period text not null check (period in ('daily', 'monthly')),
      period_start timestamptz not null,
      threshold_pct integer not null check (threshold_pct between 1 and 100),
      sequence bigint not null,
      limit_micros numeric(20, 0) not null,
      spent_micros numeric(20, 0) not null,
      anomaly_id text not null,
      crossed_at timestamptz not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, budget_type, entity_id, budget_version, period, period_start, threshold_pct),
      foreign key (tenant_id, budget_type, entity_id, budget_version)
        references ${s}.cost_budgets (tenant_id, budget_type, entity_id, version)
    )`,
    `create index cost_threshold_crossings_anomaly on ${s}.cost_threshold_crossings (tenant_id, anomaly_id)`,
    `create table ${s}.cost_reservations (
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
      estimate_micros numeric(20, 0) not null check (estimate_micros >= 0),
      allowed boolean not null,
      refused_budget_type text check (refused_budget_type in ('tenant', 'feature', 'user')),
      refused_entity_id text,
      refused_period text check (refused_period in ('daily', 'monthly')),
      refused_period_start timestamptz,
      reserved_at timestamptz not null,
      expires_at timestamptz not null check (expires_at > reserved_at),
      content_digest text not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, id),
      check (allowed = (refused_budget_type is null)),
      check ((refused_budget_type is null) = (refused_period is null)),
      check ((refused_period is null) = (refused_period_start is null)),
      check ((refused_budget_type is null) = (refused_entity_id is null))
    )`,
    `create index cost_reservations_refused on ${s}.cost_reservations
      (tenant_id, refused_budget_type, refused_entity_id, refused_period, refused_period_start) where not allowed`,
    `create index cost_reservations_request on ${s}.cost_reservations (tenant_id, request_id)
      where request_id is not null`,
    `create table ${s}.cost_open_reservations (
      tenant_id text not null,
      reservation_id text not null,
      user_id text,
      feature_tag text,
      estimate_micros numeric(20, 0) not null,
      reserved_at timestamptz not null,
      expires_at timestamptz not null,
      primary key (tenant_id, reservation_id),
      foreign key (tenant_id, reservation_id) references ${s}.cost_reservations (tenant_id, id)
    )`,
    `create index cost_open_reservations_expiry on ${s}.cost_open_reservations (tenant_id, expires_at)`,
    `create table ${s}.cost_reservation_ends (
      tenant_id text not null,
      reservation_id text not null,
      sequence bigint not null,
      outcome text not null check (outcome in ('committed', 'released')),
      actual_micros numeric(20, 0),
      cost_record_id text,
      ended_at timestamptz not null,
      content_digest text not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, reservation_id),
      foreign key (tenant_id, reservation_id) references ${s}.cost_reservations (tenant_id, id),
      foreign key (tenant_id, cost_record_id) references ${s}.cost_records (tenant_id, id),
      check ((outcome = 'committed') = (actual_micros is not null)),
      check ((outcome = 'committed') = (cost_record_id is not null))
    )`,
    `create table ${s}.cost_snapshots (
      tenant_id text not null,
      id text not null,
      sequence bigint not null,
      snapshot_type text not null check (snapshot_type in ('hourly', 'daily')),
      period_start timestamptz not null,
      period_end timestamptz not null check (period_end > period_start),
      status text not null check (status in ('pending', 'computing', 'complete', 'failed')),
      version integer not null check (version >= 1),
      input_sequence bigint not null,
      completed_at timestamptz,
      recorded_at timestamptz not null,
      primary key (tenant_id, id),
      constraint cost_snapshots_version unique (tenant_id, snapshot_type, period_start, version),
      check ((status = 'complete') = (completed_at is not null))
    )`,
    `create index cost_snapshots_recorded on ${s}.cost_snapshots (tenant_id, sequence)`,
    `create table ${s}.cost_snapshot_aggregates (
      tenant_id text not null,
      snapshot_id text not null,
      ${spendKey},
      total_cost_micros numeric(20, 0) not null,
      record_count bigint not null check (record_count >= 0),
      request_count bigint not null check (request_count >= 0),
      input_tokens numeric(20, 0) not null check (input_tokens >= 0),
      output_tokens numeric(20, 0) not null check (output_tokens >= 0),
      sequence bigint not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, snapshot_id, entity_type, entity_id),
      foreign key (tenant_id, snapshot_id) references ${s}.cost_snapshots (tenant_id, id),
      check (entity_type <> 'tenant' or entity_id = '')
    )`,
    // One key and no other index: of a tenant that is new to its statistics the planner takes any index for as good.
    `create table ${s}.cost_snapshot_baselines (
      tenant_id text not null,
      id text not null,
      sequence bigint not null,
      for_day timestamptz not null,
      window_days integer not null check (window_days in (7, 30)),
      ${spendKey},
      avg_daily_cost_micros numeric(20, 0) not null,
      avg_daily_records numeric(20, 4) not null,
      avg_daily_requests numeric(20, 4) not null,
      avg_daily_tokens numeric(24, 4) not null,
      samples_count integer not null check (samples_count >= 1),
      version integer not null check (version >= 1),
      recorded_at timestamptz not null,
      primary key (tenant_id, for_day, window_days, entity_type, entity_id, version),
      check (entity_type <> 'tenant' or entity_id = '')
    )`,
    `create table ${s}.cost_anomaly_resolutions (
      tenant_id text not null,
      anomaly_id text not null,
      sequence bigint not null,
      resolved_at timestamptz not null,
      reason text,
      resolved_by_type text not null check (resolved_by_type in ('HUMAN', 'SYSTEM', 'AGENT')),
      resolved_by_id text not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, anomaly_id)
    )`,
    `alter table ${s}.cost_anomalies add column threshold_pct integer check (threshold_pct >= 0)`,
    `alter table ${s}.cost_anomalies add column action text
      check (action in ('notified', 'throttled', 'blocked', 'frozen'))`,
    `alter table ${s}.cost_anomalies add column period text check (period in ('hourly', 'daily', 'monthly'))`,
    `alter table ${s}.cost_anomalies add column period_start timestamptz`,
    `alter table ${s}.cost_anomalies add column snapshot_id text`,
    `alter table ${s}.cost_anomalies add column baseline_id text`,
    `alter table ${s}.cost_anomalies add constraint cost_anomalies_snapshot
      foreign key (tenant_id, snapshot_id) references ${s}.cost_snapshots (tenant_id, id)`,
    `create index cost_anomalies_observed on ${s}.cost_anomalies (tenant_id, observed_at)`,
    `create index cost_records_recorded on ${s}.cost_records (tenant_id, sequence)`,
    `create index cost_records_occurred on ${s}.cost_records (tenant_id, occurred_at)`,
    `create index cost_records_feature on ${s}.cost_records (tenant_id, feature_tag, occurred_at)
      where feature_tag is not null`,
    `create index cost_records_user on ${s}.cost_records (tenant_id, user_id, occurred_at) where user_id is not null`,
    `alter table ${s}.tenant_heads add column cost_due_at timestamptz`,
    `update ${s}.tenant_heads as h set cost_due_at = h.last_recorded_at
      where exists (select 1 from ${s}.cost_records as c where c.tenant_id = h.tenant_id)`,
  ];
  const down = [
    `alter table ${s}.tenant_heads drop column cost_due_at`,
    ...["user", "feature", "occurred", "recorded"].map((name) => `drop index ${s}.cost_records_${name}`),
    `drop index ${s}.cost_anomalies_observed`,
    `alter table ${s}.cost_anomalies drop constraint cost_anomalies_snapshot`,
    ...["baseline_id", "snapshot_id", "period_start", "period", "action", "threshold_pct"].map(
      (name) => `alter table ${s}.cost_anomalies drop column ${name}`,
    ),
    ...[
      "cost_anomaly_resolutions",
      "cost_snapshot_baselines",
      "cost_snapshot_aggregates",
      "cost_snapshots",
      "cost_reservation_ends",
      "cost_open_reservations",
      "cost_reservations",
      "cost_threshold_crossings",
      "cost_budget_periods",
      "cost_budgets",
      "feature_tags",
    ].map((name) => `drop table ${s}.${name}`),
  ];
  return { up: (db) => runStatements(db, up), down: (db) => runStatements(db, down) };
}
