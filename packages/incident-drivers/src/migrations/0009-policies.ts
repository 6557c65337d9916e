import type { Migration } from "kysely";
import { schemaIdentifier } from "../database/schema-name.js";
import { dropTables, runStatements } from "./run-statements.js";

/** Policy rules, violations of them, what they prevented, that runs were held against them, and proposed ones. */
export function policies(schema: string): Migration {
  const s = schemaIdentifier(schema);
  const statements = [
    `create table ${s}.policy_rules (
      tenant_id text not null,
      id text not null,
      sequence bigint not null,
      name text not null,
      description text,
      policy_type text,
      enforcement_mode text not null check (enforcement_mode in ('BLOCK', 'WARN', 'AUDIT', 'DISABLED')),
      status text not null check (status in ('ACTIVE', 'RETIRED')),
      scope text not null check (scope in ('GLOBAL', 'TENANT', 'PROJECT', 'AGENT')),
      scope_id text,
      rule_type text not null check (rule_type in ('SYSTEM', 'SAFETY', 'ETHICAL', 'TEMPORAL')),
      source text not null check (source in ('MANUAL', 'SYSTEM', 'LEARNED')),
      source_proposal_id text,
      source_incident_id text,
      conditions json,
      suppression json,
      created_by text not null,
      created_at timestamptz not null,
      retired_at timestamptz,
      retired_by text,
      retirement_reason text,
      retired_sequence bigint,
      recorded_at timestamptz not null,
      content_digest text not null,
      primary key (tenant_id, id),
      constraint policy_rules_scope check ((scope in ('PROJECT', 'AGENT')) = (scope_id is not null)),
      constraint policy_rules_retirement check (
        (status = 'RETIRED') = (retired_at is not null and retired_by is not null and retirement_reason is not null
          and retired_sequence is not null)
      )
    )`,
    `create index policy_rules_recorded on ${s}.policy_rules (tenant_id, sequence)`,
    `create index policy_rules_suppressing on ${s}.policy_rules (tenant_id, created_at, id collate "C")
      where status = 'ACTIVE' and enforcement_mode <> 'DISABLED' and suppression is not null`,
    `create index policy_rules_type on ${s}.policy_rules (tenant_id, policy_type) where policy_type is not null`,

    `create table ${s}.policy_violations (
      tenant_id text not null,
      id text not null,
      sequence bigint not null,
      run_id text not null,
      policy_id text not null,
      policy_type text not null,
      violated_rule text not null,
      evaluated_value text,
      threshold_condition text,
      severity text not null check (severity in ('low', 'medium', 'high', 'critical')),
      reason text not null,
      evidence json not null,
      content_hash text not null check (length(content_hash) = 64),
      agent_id text,
      step_index integer check (step_index >= 0),
      is_synthetic boolean not null default false,
      synthetic_scenario_id text,
      occurred_at timestamptz not null,
      recorded_at timestamptz not null,
      content_digest text not null,
      primary key (tenant_id, id),
      constraint policy_violations_fact unique (tenant_id, run_id, policy_id, violated_rule)
    )`,
    `create index policy_violations_recorded on ${s}.policy_violations (tenant_id, sequence)`,
    `create index policy_violations_policy on ${s}.policy_violations (tenant_id, policy_id, sequence)`,

    `create table ${s}.violation_incidents (
      tenant_id text not null,
      violation_id text not null,
      incident_id text not null,
      sequence bigint not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, violation_id),
      foreign key (tenant_id, violation_id) references ${s}.policy_violations (tenant_id, id),
      foreign key (tenant_id, incident_id) references ${s}.incidents (tenant_id, id)
    )`,
    `create index violation_incidents_incident on ${s}.violation_incidents (tenant_id, incident_id, sequence)`,

    `create table ${s}.prevention_records (
      tenant_id text not null,
      id text not null,
      sequence bigint not null,
      policy_id text not null,
      pattern_id text not null,
      signal_id text not null,
      original_incident_id text,
      run_id text,
      violation_id text,
      outcome text not null check (outcome in ('prevented', 'mitigated', 'failed')),
      signature_match_confidence numeric(5, 4) not null check (signature_match_confidence between 0 and 1),
      policy_age_seconds bigint not null check (policy_age_seconds >= 0),
      is_simulated boolean not null default false,
      is_synthetic boolean not null default false,
      synthetic_scenario_id text,
      created_at timestamptz not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, id),
      constraint prevention_records_signal unique (tenant_id, signal_id)
    )`,
    `create index prevention_records_recorded on ${s}.prevention_records (tenant_id, sequence)`,
    `create index prevention_records_policy on ${s}.prevention_records (tenant_id, policy_id, sequence)`,
    `create index prevention_records_run on ${s}.prevention_records (tenant_id, run_id, sequence)
      where run_id is not null`,
    `create index prevention_records_violation on ${s}.prevention_records (tenant_id, violation_id, sequence)
      where violation_id is not null`,

    `create table ${s}.policy_evaluations (
      tenant_id text not null,
      id text not null,
      sequence bigint not null,
      run_id text not null,
      outcome text not null check (outcome in ('no_violation', 'violation_incident', 'advisory', 'not_applicable')),
      policies_checked integer not null check (policies_checked >= 0),
      confidence numeric(5, 4) check (confidence between 0 and 1),
      reason text,
      draft_candidate boolean not null,
      is_synthetic boolean not null default false,
      synthetic_scenario_id text,
      created_at timestamptz not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, id),
      constraint policy_evaluations_run unique (tenant_id, run_id)
    )`,

    `create table ${s}.policy_proposals (
      tenant_id text not null,
      id text not null,
      sequence bigint not null,
      proposal_name text not null,
      proposal_type text not null check (proposal_type in ('timeout_policy', 'crash_recovery_policy',
        'cost_cap_policy', 'rate_limit_policy', 'retry_policy', 'failure_pattern_policy')),
      error_code text,
      rationale text not null,
      proposed_rule json not null,
      status text not null check (status in ('draft', 'approved', 'rejected')),
      source_type text not null check (source_type in ('incident', 'lesson')),
      source_id text not null,
      created_by text not null,
      is_synthetic boolean not null default false,
      synthetic_scenario_id text,
      created_at timestamptz not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, id)
    )`,
    `create unique index policy_proposals_draft
      on ${s}.policy_proposals (tenant_id, proposal_type, coalesce(error_code, ''), is_synthetic)
      where status = 'draft' and source_type = 'incident'`,
    `create index policy_proposals_recorded on ${s}.policy_proposals (tenant_id, sequence)`,
    `create table ${s}.policy_proposal_triggers (
      tenant_id text not null,
      proposal_id text not null,
      incident_id text not null,
      sequence bigint not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, proposal_id, incident_id),
      foreign key (tenant_id, proposal_id) references ${s}.policy_proposals (tenant_id, id),
      foreign key (tenant_id, incident_id) references ${s}.incidents (tenant_id, id)
    )`,
  ];
  return {
    up: (db) => runStatements(db, statements),
    down: (db) =>
      dropTables(db, s, [
        "policy_proposal_triggers",
        "policy_proposals",
        "policy_evaluations",
        "prevention_records",
        "violation_incidents",
        "policy_violations",
        "policy_rules",
      ]),
  };
}
