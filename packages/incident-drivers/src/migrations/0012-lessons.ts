import type { Migration } from "kysely";
import { schemaIdentifier } from "../database/schema-name.js";
import { dropTables, runStatements } from "./run-statements.js";

/** What was learned, and what was done with it. */
export function lessons(schema: string): Migration {
  const s = schemaIdentifier(schema);
  const statements = [
    `create table ${s}.lessons_learned (
      tenant_id text not null,
      id text not null,
      sequence bigint not null,
      lesson_type text not null check (lesson_type in ('failure', 'near_threshold', 'critical_success')),
      severity text check (severity in ('CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'NONE')),
      source_event_id text not null,
      source_event_type text not null check (source_event_type in ('run', 'incident')),
      source_run_id text,
      source_incident_id text,
      subject text not null,
      title text not null,
      description text not null,
      proposed_action text,
      detected_pattern json,
      status text not null check (status in ('pending', 'converted_to_draft', 'deferred', 'dismissed')),
      draft_proposal_id text,
      converted_at timestamptz,
      deferred_until timestamptz,
      dismissed_at timestamptz,
      dismissed_by text,
      dismissed_reason text check (length(dismissed_reason) between 3 and 2000),
      status_sequence bigint not null,
      debounce_key text,
      debounce_after timestamptz,
      is_synthetic boolean not null default false,
      synthetic_scenario_id text,
      created_at timestamptz not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, id),
      constraint lessons_learned_event unique (tenant_id, source_event_id, lesson_type, subject),
      constraint lessons_learned_debounce unique (tenant_id, debounce_key, debounce_after),
      constraint lessons_learned_debounced check ((debounce_key is null) = (debounce_after is null)),
      constraint lessons_learned_converted check (
        (status = 'converted_to_draft') = (draft_proposal_id is not null)
        and (status = 'converted_to_draft') = (converted_at is not null)
      ),
      constraint lessons_learned_deferred check ((status = 'deferred') = (deferred_until is not null)),
      constraint lessons_learned_dismissed check (
        (status = 'dismissed') = (dismissed_at is not null)
        and (status = 'dismissed') = (dismissed_by is not null)
        and (status = 'dismissed') = (dismissed_reason is not null)
      ),
      constraint lessons_learned_proposal foreign key (tenant_id, draft_proposal_id)
        references ${s}.policy_proposals (tenant_id, id) deferrable initially deferred,
      foreign key (tenant_id, source_incident_id) references ${s}.incidents (tenant_id, id)
    )`,
    `create index lessons_learned_recorded on ${s}.lessons_learned (tenant_id, sequence)`,
    `create index lessons_learned_due on ${s}.lessons_learned (tenant_id, deferred_until, id collate "C")
      where status = 'deferred'`,
    `create index lessons_learned_draft on ${s}.lessons_learned (tenant_id, draft_proposal_id)
      where draft_proposal_id is not null`,
    `create index lessons_learned_incident on ${s}.lessons_learned (tenant_id, source_incident_id, sequence)
      where source_incident_id is not null`,
    `create table ${s}.lesson_transitions (
      tenant_id text not null,
      lesson_id text not null,
      sequence bigint not null,
      change text not null,
      from_status text not null,
      to_status text not null,
      actor_type text not null check (actor_type in ('HUMAN', 'SYSTEM', 'AGENT')),
      actor_id text not null,
      reason text,
      deferred_until timestamptz,
      draft_proposal_id text,
      changed_at timestamptz not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, lesson_id, sequence),
      foreign key (tenant_id, lesson_id) references ${s}.lessons_learned (tenant_id, id),
      constraint lesson_transitions_allowed check (
        (change = 'convert' and from_status = 'pending' and to_status = 'converted_to_draft')
        or (change = 'defer' and from_status = 'pending' and to_status = 'deferred')
        or (change = 'dismiss' and from_status = 'pending' and to_status = 'dismissed')
        or (change = 'reactivate' and from_status = 'deferred' and to_status = 'pending')
      )
    )`,
  ];
  return {
    up: (db) => runStatements(db, statements),
    down: (db) => dropTables(db, s, ["lesson_transitions", "lessons_learned"]),
  };
}
