import type { Migration } from "kysely";
import { schemaIdentifier } from "../database/schema-name.js";
import { runStatements } from "./run-statements.js";

/** What was exported, and what was vouched for at which instant. */
export function exports(schema: string): Migration {
  const s = schemaIdentifier(schema);
  const up = [
    `create table ${s}.export_ledger (
      tenant_id text not null,
      id text not null,
      sequence bigint not null,
      bundle_id text not null,
      incident_id text not null,
      bundle_type text not null check (bundle_type in ('evidence', 'soc2', 'executive_debrief')),
      format text not null check (format in ('json', 'pdf', 'zip')),
      content_digest text not null check (content_digest ~ '^[0-9a-f]{64}$'),
      hash_version text not null,
      file_name text not null,
      file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
      file_bytes bigint not null check (file_bytes >= 0),
      key_id text not null,
      params json not null,
      exported_by_type text not null check (exported_by_type in ('HUMAN', 'SYSTEM', 'AGENT')),
      exported_by_id text not null,
      export_reason text,
      prepared_for text,
      supersedes_export_id text,
      created_at timestamptz not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, incident_id) references ${s}.incidents (tenant_id, id),
      foreign key (tenant_id, supersedes_export_id) references ${s}.export_ledger (tenant_id, id),
      check (supersedes_export_id <> id)
    )`,
    `create index export_ledger_recorded on ${s}.export_ledger (tenant_id, sequence)`,
    `create index export_ledger_incident on ${s}.export_ledger (tenant_id, incident_id, sequence)`,
    `create table ${s}.checkpoint_heads (
      tenant_id text not null,
      leaf_index bigint not null check (leaf_index >= 0),
      incident_id text not null,
      entries integer not null check (entries >= 1),
      head text not null check (head ~ '^[0-9a-f]{64}$'),
      sequence bigint not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, leaf_index),
      constraint checkpoint_heads_once unique (tenant_id, incident_id, entries)
    )`,
    `create table ${s}.checkpoints (
      tenant_id text not null,
      sequence bigint not null,
      previous_sequence bigint not null check (previous_sequence >= 0 and previous_sequence < sequence),
      origin text not null,
      tree_size bigint not null check (tree_size >= 0),
      root_hash text not null check (root_hash ~ '^[0-9a-f]{64}$'),
      frontier json not null,
      as_of timestamptz not null,
      reason text not null check (reason in ('opened', 'ended', 'daily')),
      key_id text not null,
      note text not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, sequence),
      constraint checkpoints_chain unique (tenant_id, previous_sequence)
    )`,
    `create index checkpoints_size on ${s}.checkpoints (tenant_id, tree_size, sequence)`,
    `create index incident_events_recorded on ${s}.incident_events (tenant_id, sequence)`,
    `alter table ${s}.tenant_heads add column checkpoint_due boolean not null default false`,
    `alter table ${s}.tenant_heads add column last_checkpoint_at timestamptz`,
    `update ${s}.tenant_heads as h set checkpoint_due = true
      where exists (select 1 from ${s}.incidents as i where i.tenant_id = h.tenant_id)`,
    `alter table ${s}.postmortem_artifacts add column published_at timestamptz`,
    `alter table ${s}.postmortem_artifacts add column published_by text`,
    `alter table ${s}.postmortem_artifacts add column published_recorded_at timestamptz`,
    `alter table ${s}.postmortem_artifacts add constraint postmortem_artifacts_published check (
      (status = 'published') = (published_at is not null)
      and (published_at is null) = (published_by is null)
      and (published_at is null) = (published_recorded_at is null)
    )`,
  ];
  const down = [
    `alter table ${s}.postmortem_artifacts drop constraint postmortem_artifacts_published`,
    // Who published it goes with the columns, and a published one that nobody published could not come forward again.
    `update ${s}.postmortem_artifacts set status = 'draft' where status = 'published'`,
    `alter table ${s}.postmortem_artifacts drop column published_recorded_at`,
    `alter table ${s}.postmortem_artifacts drop column published_by`,
    `alter table ${s}.postmortem_artifacts drop column published_at`,
    `alter table ${s}.tenant_heads drop column last_checkpoint_at`,
    `alter table ${s}.tenant_heads drop column checkpoint_due`,
    `drop index ${s}.incident_events_recorded`,
    `drop table ${s}.checkpoints`,
    `drop table ${s}.checkpoint_heads`,
    `drop table ${s}.export_ledger`,
  ];
  return { up: (db) => runStatements(db, up), down: (db) => runStatements(db, down) };
}
