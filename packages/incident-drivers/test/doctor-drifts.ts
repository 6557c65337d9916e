/** Something that somebody does to a database behind our back. */
interface Drift {
  /** Done one after the other; `ROLE` is the role of the service. */
  readonly plant: readonly string[];
  /** What the doctor is to say, finding by finding. */
  readonly said: readonly string[];
}

/** Every sort of drift, by what it is. */
export const DRIFTS: Readonly<Record<string, Drift>> = {
  "a column that is missing": {
    plant: ["alter table hoc.signals drop column cost_micros"],
    said: ["The column signals.cost_micros is missing: numeric(20,0)"],
  },
  "a column too many": {
    plant: ["alter table hoc.signals add column mood text"],
    said: ["The column signals.mood is none of ours: text."],
  },
  "a column that was given another name": {
    plant: ["alter table hoc.trace_steps rename column skill_name to tool"],
    said: [
      "The column trace_steps.skill_name is missing: text not null.",
      "The column trace_steps.tool is none of ours: text not null.",
    ],
  },
  "another type": {
    plant: ["alter table hoc.incidents alter column signal_count type integer"],
    said: ['The column incidents.signal_count is not as it should be: "integer not null'],
  },
  "a column that may be null": {
    plant: ["alter table hoc.audit_ledger alter column event_type drop not null"],
    said: ['The column audit_ledger.event_type is not as it should be: "text" instead of "text not null".'],
  },
  "a default that was taken away": {
    plant: ["alter table hoc.tenant_heads alter column checkpoint_due drop default"],
    said: ['The column tenant_heads.checkpoint_due is not as it should be: "boolean not null" instead of'],
  },
  "a check that was dropped": {
    plant: ["alter table hoc.runs drop constraint runs_outcome_check"],
    said: ["The constraint runs.runs_outcome_check is missing: CHECK"],
  },
  "a foreign key that was dropped": {
    plant: ["alter table hoc.api_key_ends drop constraint api_key_ends_tenant_id_key_id_fkey"],
    said: ["The constraint api_key_ends.api_key_ends_tenant_id_key_id_fkey is missing: FOREIGN KEY"],
  },
  "a foreign key that looks at new rows only": {
    plant: [
      "alter table hoc.api_key_ends drop constraint api_key_ends_tenant_id_key_id_fkey",
      `alter table hoc.api_key_ends add constraint api_key_ends_tenant_id_key_id_fkey
        foreign key (tenant_id, key_id) references hoc.api_keys (tenant_id, id) not valid`,
    ],
    said: ["NOT VALID"],
  },
  "foreign keys that were switched off": {
    plant: ["alter table hoc.api_key_ends disable trigger all"],
    said: ["The constraint api_key_ends.api_key_ends_tenant_id_key_id_fkey is not as it should be"],
  },
  "a constraint too many": {
    plant: ["alter table hoc.signals add constraint at_noon check (length(tenant_id) < 100)"],
    said: ["The constraint signals.at_noon is none of ours"],
  },
  "an index that was dropped": {
    plant: ["drop index hoc.analytics_artifacts_newest"],
    said: ["The index analytics_artifacts.analytics_artifacts_newest is missing"],
  },
  "an index over other rows": {
    plant: [
      "drop index hoc.incidents_open_key",
      "create unique index incidents_open_key on hoc.incidents (tenant_id, grouping_key)",
    ],
    said: ["The index incidents.incidents_open_key is not as it should be"],
  },
  "an index that could not be finished": {
    plant: ["update pg_index set indisvalid = false where indexrelid = 'hoc.analytics_artifacts_newest'::regclass"],
    said: ["INVALID"],
  },
  "an index that refuses rows": {
    plant: ["create unique index one_a_day on hoc.signals (tenant_id, signal_id, recorded_at)"],
    said: ["The index signals.one_a_day is none of ours"],
  },
  "row security that was switched off": {
    plant: ["alter table hoc.incidents disable row level security"],
    said: ['The row security of incidents is not as it should be: "off" instead of "on".'],
  },
  "row security that binds the owner": {
    plant: ["alter table hoc.incidents force row level security"],
    said: ['The row security of incidents is not as it should be: "on, forced" instead of "on".'],
  },
  "a policy that was dropped": {
    plant: ["drop policy hoc_tenant on hoc.signals"],
    said: ["The policy signals.hoc_tenant is missing"],
  },
  "a policy that lets everything through": {
    plant: ["alter policy hoc_tenant on hoc.signals using (true)"],
    said: ["The policy signals.hoc_tenant is not as it should be"],
  },
  "a policy too many": {
    plant: ["create policy open_door on hoc.signals for select to public using (true)"],
    said: ["The policy signals.open_door is none of ours"],
  },
  "a trigger": {
    plant: [
      "create function hoc.tell() returns trigger language plpgsql as $$ begin return new; end $$",
      "create trigger telling before insert on hoc.signals for each row execute function hoc.tell()",
    ],
    said: ["The trigger signals.telling is none of ours"],
  },
  "a rule": {
    plant: ["create rule silence as on delete to hoc.audit_ledger do instead nothing"],
    said: ["The trigger audit_ledger.silence is none of ours"],
  },
  "a table that a crash empties": {
    plant: ["alter table hoc.recordings set unlogged"],
    said: ['The table recordings is not as it should be: "unlogged" instead of "persistent".'],
  },
  "a table that was given another name": {
    plant: ["alter table hoc.feature_tags rename to features"],
    said: ["The table feature_tags is called features."],
  },
  "a table that is missing": {
    plant: ["drop table hoc.feature_tags"],
    said: [
      "The table feature_tags is missing",
      "The column feature_tags.tenant_id is missing",
      "The constraint feature_tags.feature_tags_pkey is missing",
      "The index feature_tags.feature_tags_recorded is missing",
      "The row security of feature_tags is missing",
      "The policy feature_tags.hoc_tenant is missing",
      "The privilege of feature_tags is missing",
    ],
  },
  "a privilege too many": {
    plant: ["grant update on hoc.audit_ledger to ROLE", "grant truncate on hoc.signals to public"],
    said: [
      'The privilege of audit_ledger is not as it should be: "select, insert, update" instead of "select, insert".',
      'The privilege of signals is not as it should be: "select, insert, truncate" instead of "select, insert".',
    ],
  },
  "a privilege on one column": {
    plant: ["grant update (event_type) on hoc.audit_ledger to ROLE"],
    said: ['"select, insert, update of columns" instead of "select, insert"'],
  },
  "a privilege too few": {
    plant: ["revoke insert on hoc.signals from ROLE"],
    said: ['The privilege of signals is not as it should be: "select" instead of "select, insert".'],
  },
  "a role that may not look into the schema": {
    plant: ["revoke usage on schema hoc from ROLE"],
    said: ['may not use the schema "hoc"'],
  },
  "a role that may make things in the schema": {
    plant: ["grant create on schema hoc to ROLE"],
    said: ['may make things in the schema "hoc"'],
  },
  "a role that bypasses row security": {
    plant: ["alter role ROLE bypassrls"],
    said: ["has BYPASSRLS, so it sees the rows of every tenant"],
  },
  "a role that is a superuser": {
    plant: ["alter role ROLE superuser"],
    said: ["is a superuser, so it sees the rows of every tenant"],
  },
};
