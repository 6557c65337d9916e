import type { Migration } from "kysely";
import { schemaIdentifier } from "../database/schema-name.js";
import { runStatements } from "./run-statements.js";

/** What people say of proposed policies, and what the rules of those would suppress. */
export function proposalReviews(schema: string): Migration {
  const s = schemaIdentifier(schema);
  const up = [
    `alter table ${s}.policy_proposals
      add column suppression json,
      add column reviewed_at timestamptz,
      add column reviewed_by text,
      add column review_notes text,
      add column review_digest text,
      add column review_sequence bigint,
      add column effective_from timestamptz,
      add column policy_id text,
      add column backtest json,
      add constraint policy_proposals_review check (
        (status = 'draft') = (review_sequence is null)
        and (review_sequence is null) = (reviewed_at is null)
        and (review_sequence is null) = (reviewed_by is null)
        and (review_sequence is null) = (review_digest is null)
        and (status = 'approved') = (policy_id is not null)
        and (status = 'approved') = (effective_from is not null)
        and (status = 'approved') = (backtest is not null)
      ),
      add constraint policy_proposals_rule foreign key (tenant_id, policy_id) references ${s}.policy_rules (tenant_id, id)`,
    `update ${s}.policy_proposals set suppression = json_build_object(
      'errorCodes', json_build_array(error_code), 'maxSeverity', proposed_rule -> 'trigger' ->> 'severityThreshold')
      where source_type = 'incident' and error_code <> 'UNKNOWN'
        and proposed_rule -> 'trigger' ->> 'severityThreshold' in ('low', 'medium', 'high', 'critical')`,
    `create unique index policy_proposals_policy on ${s}.policy_proposals (tenant_id, policy_id)
      where policy_id is not null`,
    `drop index ${s}.policy_proposals_draft`,
    `create unique index policy_proposals_draft
      on ${s}.policy_proposals (tenant_id, proposal_type, coalesce(error_code, ''), is_synthetic)
      where status = 'draft' and (source_type = 'incident' or error_code is not null)`,
    `create unique index policy_proposals_lesson on ${s}.policy_proposals (tenant_id, source_id)
      where source_type = 'lesson'`,
    `create index policy_proposal_triggers_incident on ${s}.policy_proposal_triggers (tenant_id, incident_id)`,
  ];
  const down = [
    // Their review goes with the columns, and a decided one that nobody decided could not come forward again.
    `delete from ${s}.policy_proposal_triggers as t using ${s}.policy_proposals as p
      where p.tenant_id = t.tenant_id and p.id = t.proposal_id and p.status <> 'draft'`,
    `delete from ${s}.policy_proposals where status <> 'draft'`,
    `drop index ${s}.policy_proposal_triggers_incident`,
    `drop index ${s}.policy_proposals_lesson`,
    `drop index ${s}.policy_proposals_draft`,
    `create unique index policy_proposals_draft
      on ${s}.policy_proposals (tenant_id, proposal_type, coalesce(error_code, ''), is_synthetic)
      where status = 'draft' and source_type = 'incident'`,
    `drop index ${s}.policy_proposals_policy`,
    `alter table ${s}.policy_proposals
      drop constraint policy_proposals_rule,
      drop constraint policy_proposals_review,
      drop column suppression,
      drop column reviewed_at,
      drop column reviewed_by,
      drop column review_notes,
      drop column review_digest,
      drop column review_sequence,
      drop column effective_from,
      drop column policy_id,
      drop column backtest`,
  ];
  return { up: (db) => runStatements(db, up), down: (db) => runStatements(db, down) };
}
