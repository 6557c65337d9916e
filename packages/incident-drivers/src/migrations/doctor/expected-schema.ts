/** The tables as the migrations make them. Made by `npm run docs` from the migrations; change those, not this file. */
export const EXPECTED_SCHEMA = `
table analytics_artifacts: persistent
  column as_of: timestamp with time zone not null
  column compute_code_version: text not null
  column created_at: timestamp with time zone not null
  column dataset_id: text not null
  column dataset_version: text not null
  column id: text not null
  column input_window_hash: text not null
  column recorded_at: timestamp with time zone not null
  column sequence: bigint not null
  column tenant_id: text not null
  constraint analytics_artifacts_pkey: PRIMARY KEY (tenant_id, id)
  constraint analytics_artifacts_tenant_id_dataset_id_dataset_version_key: UNIQUE (tenant_id, dataset_id, dataset_version)
  constraint analytics_artifacts_compute_code_version_check: CHECK (((length(compute_code_version) >= 1) AND (length(compute_code_version) <= 64)))
  constraint analytics_artifacts_dataset_id_check: CHECK (((length(dataset_id) >= 1) AND (length(dataset_id) <= 64)))
  constraint analytics_artifacts_dataset_version_check: CHECK (((length(dataset_version) >= 1) AND (length(dataset_version) <= 64)))
  constraint analytics_artifacts_input_window_hash_check: CHECK ((input_window_hash ~ '^[0-9a-f]{64}$'::text))
  index analytics_artifacts_dataset: using btree (tenant_id, dataset_id, sequence)
  index analytics_artifacts_newest: using btree (tenant_id, sequence)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table api_key_ends: persistent
  column ended_by_id: text not null
  column ended_by_type: text not null
  column ends_at: timestamp with time zone not null
  column key_id: text not null
  column reason: text
  column recorded_at: timestamp with time zone not null
  column sequence: bigint not null
  column tenant_id: text not null
  constraint api_key_ends_pkey: PRIMARY KEY (tenant_id, key_id, sequence)
  constraint api_key_ends_ended_by_type_check: CHECK ((ended_by_type = ANY (ARRAY['HUMAN'::text, 'SYSTEM'::text, 'AGENT'::text])))
  constraint api_key_ends_tenant_id_key_id_fkey: FOREIGN KEY (tenant_id, key_id) REFERENCES api_keys(tenant_id, id)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table api_keys: persistent
  column actor_id: text not null
  column actor_type: text not null
  column created_at: timestamp with time zone not null
  column created_by_id: text not null
  column created_by_type: text not null
  column expires_at: timestamp with time zone
  column id: text not null
  column name: text not null
  column recorded_at: timestamp with time zone not null
  column replaces_key_id: text
  column role: text not null
  column scopes: json
  column secret_hash: text not null
  column sequence: bigint not null
  column tenant_id: text not null
  constraint api_keys_pkey: PRIMARY KEY (tenant_id, id)
  constraint api_keys_actor_type_check: CHECK ((actor_type = ANY (ARRAY['HUMAN'::text, 'SYSTEM'::text, 'AGENT'::text])))
  constraint api_keys_check: CHECK ((replaces_key_id <> id))
  constraint api_keys_check1: CHECK ((expires_at > created_at))
  constraint api_keys_created_by_type_check: CHECK ((created_by_type = ANY (ARRAY['HUMAN'::text, 'SYSTEM'::text, 'AGENT'::text])))
  constraint api_keys_name_check: CHECK (((length(name) >= 1) AND (length(name) <= 100)))
  constraint api_keys_role_check: CHECK ((role = ANY (ARRAY['viewer'::text, 'responder'::text, 'ingest'::text, 'admin'::text])))
  constraint api_keys_secret_hash_check: CHECK ((secret_hash ~ '^[0-9a-f]{64}$'::text))
  constraint api_keys_tenant_id_replaces_key_id_fkey: FOREIGN KEY (tenant_id, replaces_key_id) REFERENCES api_keys(tenant_id, id)
  index api_keys_recorded: using btree (tenant_id, sequence)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table audit_ledger: persistent
  column action_reason: text
  column actor_id: text not null
  column actor_type: text not null
  column after_state: json
  column before_state: json
  column created_at: timestamp with time zone not null
  column entity_id: text not null
  column entity_type: text not null
  column event_type: text not null
  column id: text not null
  column recorded_at: timestamp with time zone not null
  column sequence: bigint not null
  column tenant_id: text not null
  constraint audit_ledger_pkey: PRIMARY KEY (tenant_id, sequence)
  constraint audit_ledger_actor_type_check: CHECK ((actor_type = ANY (ARRAY['HUMAN'::text, 'SYSTEM'::text, 'AGENT'::text])))
  index audit_ledger_entity: using btree (tenant_id, entity_type, entity_id, sequence)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table checkpoint_heads: persistent
  column entries: integer not null
  column head: text not null
  column incident_id: text not null
  column leaf_index: bigint not null
  column recorded_at: timestamp with time zone not null
  column sequence: bigint not null
  column tenant_id: text not null
  constraint checkpoint_heads_pkey: PRIMARY KEY (tenant_id, leaf_index)
  constraint checkpoint_heads_once: UNIQUE (tenant_id, incident_id, entries)
  constraint checkpoint_heads_entries_check: CHECK ((entries >= 1))
  constraint checkpoint_heads_head_check: CHECK ((head ~ '^[0-9a-f]{64}$'::text))
  constraint checkpoint_heads_leaf_index_check: CHECK ((leaf_index >= 0))
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table checkpoints: persistent
  column as_of: timestamp with time zone not null
  column frontier: json not null
  column key_id: text not null
  column note: text not null
  column origin: text not null
  column previous_sequence: bigint not null
  column reason: text not null
  column recorded_at: timestamp with time zone not null
  column root_hash: text not null
  column sequence: bigint not null
  column tenant_id: text not null
  column tree_size: bigint not null
  constraint checkpoints_pkey: PRIMARY KEY (tenant_id, sequence)
  constraint checkpoints_chain: UNIQUE (tenant_id, previous_sequence)
  constraint checkpoints_check: CHECK (((previous_sequence >= 0) AND (previous_sequence < sequence)))
  constraint checkpoints_reason_check: CHECK ((reason = ANY (ARRAY['opened'::text, 'ended'::text, 'daily'::text])))
  constraint checkpoints_root_hash_check: CHECK ((root_hash ~ '^[0-9a-f]{64}$'::text))
  constraint checkpoints_tree_size_check: CHECK ((tree_size >= 0))
  index checkpoints_size: using btree (tenant_id, tree_size, sequence)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table cost_anomalies: persistent
  column action: text
  column anomaly_type: text not null
  column baseline_id: text
  column breach_count: integer not null
  column confidence: numeric(5,4) not null
  column current_value_micros: numeric(20,0) not null
  column derived_cause: text not null
  column entity_id: text
  column entity_type: text not null
  column expected_value_micros: numeric(20,0) not null
  column id: text not null
  column message: text
  column metadata: json not null
  column observed_at: timestamp with time zone not null
  column observed_day: text not null
  column period: text
  column period_start: timestamp with time zone
  column raised: boolean not null
  column recorded_at: timestamp with time zone not null
  column run_id: text
  column sequence: bigint not null
  column severity: text not null
  column snapshot_id: text
  column tenant_id: text not null
  column threshold_pct: integer
  constraint cost_anomalies_pkey: PRIMARY KEY (tenant_id, id, observed_day, severity, raised)
  constraint cost_anomalies_action_check: CHECK ((action = ANY (ARRAY['notified'::text, 'throttled'::text, 'blocked'::text, 'frozen'::text])))
  constraint cost_anomalies_anomaly_type_check: CHECK ((anomaly_type = ANY (ARRAY['ABSOLUTE_SPIKE'::text, 'SUSTAINED_DRIFT'::text, 'BUDGET_WARNING'::text, 'BUDGET_EXCEEDED'::text, 'USER_SPIKE'::text, 'FEATURE_SPIKE'::text, 'TENANT_SPIKE'::text, 'DRIFT'::text])))
  constraint cost_anomalies_breach_count_check: CHECK ((breach_count >= 1))
  constraint cost_anomalies_confidence_check: CHECK (((confidence >= (0)::numeric) AND (confidence <= (1)::numeric)))
  constraint cost_anomalies_current_value_micros_check: CHECK ((current_value_micros >= (0)::numeric))
  constraint cost_anomalies_derived_cause_check: CHECK ((derived_cause = ANY (ARRAY['RETRY_LOOP'::text, 'PROMPT_GROWTH'::text, 'FEATURE_SURGE'::text, 'TRAFFIC_GROWTH'::text, 'UNKNOWN'::text])))
  constraint cost_anomalies_entity_type_check: CHECK ((entity_type = ANY (ARRAY['tenant'::text, 'user'::text, 'feature'::text, 'model'::text, 'agent'::text])))
  constraint cost_anomalies_expected_value_micros_check: CHECK ((expected_value_micros >= (0)::numeric))
  constraint cost_anomalies_period_check: CHECK ((period = ANY (ARRAY['hourly'::text, 'daily'::text, 'monthly'::text])))
  constraint cost_anomalies_severity_check: CHECK ((severity = ANY (ARRAY['LOW'::text, 'MEDIUM'::text, 'HIGH'::text, 'CRITICAL'::text])))
  constraint cost_anomalies_threshold_pct_check: CHECK ((threshold_pct >= 0))
  constraint cost_anomalies_snapshot: FOREIGN KEY (tenant_id, snapshot_id) REFERENCES cost_snapshots(tenant_id, id)
  index cost_anomalies_observed: using btree (tenant_id, observed_at)
  index cost_anomalies_recorded: using btree (tenant_id, sequence)
  index cost_anomalies_run: using btree (tenant_id, run_id, observed_at) WHERE (run_id IS NOT NULL)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table cost_anomaly_resolutions: persistent
  column anomaly_id: text not null
  column reason: text
  column recorded_at: timestamp with time zone not null
  column resolved_at: timestamp with time zone not null
  column resolved_by_id: text not null
  column resolved_by_type: text not null
  column sequence: bigint not null
  column tenant_id: text not null
  constraint cost_anomaly_resolutions_pkey: PRIMARY KEY (tenant_id, anomaly_id)
  constraint cost_anomaly_resolutions_resolved_by_type_check: CHECK ((resolved_by_type = ANY (ARRAY['HUMAN'::text, 'SYSTEM'::text, 'AGENT'::text])))
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table cost_budget_periods: persistent
  column budget_type: text not null
  column entity_id: text not null
  column period: text not null
  column period_start: timestamp with time zone not null
  column spent_micros: numeric(20,0) not null
  column tenant_id: text not null
  constraint cost_budget_periods_pkey: PRIMARY KEY (tenant_id, budget_type, entity_id, period, period_start)
  constraint cost_budget_periods_budget_type_check: CHECK ((budget_type = ANY (ARRAY['tenant'::text, 'feature'::text, 'user'::text])))
  constraint cost_budget_periods_period_check: CHECK ((period = ANY (ARRAY['daily'::text, 'monthly'::text])))
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table cost_budgets: persistent
  column budget_type: text not null
  column daily_limit_micros: numeric(20,0)
  column entity_id: text not null
  column hard_limit_enabled: boolean not null
  column is_active: boolean not null
  column monthly_limit_micros: numeric(20,0)
  column recorded_at: timestamp with time zone not null
  column sequence: bigint not null
  column set_by_id: text not null
  column set_by_type: text not null
  column tenant_id: text not null
  column version: integer not null
  column warn_threshold_pct: integer not null
  constraint cost_budgets_pkey: PRIMARY KEY (tenant_id, budget_type, entity_id, version)
  constraint cost_budgets_budget_type_check: CHECK ((budget_type = ANY (ARRAY['tenant'::text, 'feature'::text, 'user'::text])))
  constraint cost_budgets_check: CHECK (((budget_type = 'tenant'::text) = (entity_id = ''::text)))
  constraint cost_budgets_daily_limit_micros_check: CHECK ((daily_limit_micros >= (0)::numeric))
  constraint cost_budgets_monthly_limit_micros_check: CHECK ((monthly_limit_micros >= (0)::numeric))
  constraint cost_budgets_set_by_type_check: CHECK ((set_by_type = ANY (ARRAY['HUMAN'::text, 'SYSTEM'::text, 'AGENT'::text])))
  constraint cost_budgets_version_check: CHECK ((version >= 1))
  constraint cost_budgets_warn_threshold_pct_check: CHECK (((warn_threshold_pct >= 1) AND (warn_threshold_pct <= 100)))
  index cost_budgets_recorded: using btree (tenant_id, sequence)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table cost_open_reservations: persistent
  column estimate_micros: numeric(20,0) not null
  column expires_at: timestamp with time zone not null
  column feature_tag: text
  column reservation_id: text not null
  column reserved_at: timestamp with time zone not null
  column tenant_id: text not null
  column user_id: text
  constraint cost_open_reservations_pkey: PRIMARY KEY (tenant_id, reservation_id)
  constraint cost_open_reservations_tenant_id_reservation_id_fkey: FOREIGN KEY (tenant_id, reservation_id) REFERENCES cost_reservations(tenant_id, id)
  index cost_open_reservations_expiry: using btree (tenant_id, expires_at)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table cost_records: persistent
  column content_digest: text not null
  column cost_micros: numeric(20,0) not null
  column feature_tag: text
  column id: text not null
  column input_tokens: bigint not null
  column model: text not null
  column occurred_at: timestamp with time zone not null
  column output_tokens: bigint not null
  column recorded_at: timestamp with time zone not null
  column request_id: text
  column run_id: text
  column sequence: bigint not null
  column skill_id: text
  column tenant_id: text not null
  column user_id: text
  column workflow_id: text
  constraint cost_records_pkey: PRIMARY KEY (tenant_id, id)
  constraint cost_records_input_tokens_check: CHECK ((input_tokens >= 0))
  constraint cost_records_output_tokens_check: CHECK ((output_tokens >= 0))
  index cost_records_feature: using btree (tenant_id, feature_tag, occurred_at) WHERE (feature_tag IS NOT NULL)
  index cost_records_occurred: using btree (tenant_id, occurred_at)
  index cost_records_recorded: using btree (tenant_id, sequence)
  index cost_records_request: using btree (tenant_id, request_id, occurred_at) WHERE (request_id IS NOT NULL)
  index cost_records_run: using btree (tenant_id, run_id, occurred_at) WHERE (run_id IS NOT NULL)
  index cost_records_user: using btree (tenant_id, user_id, occurred_at) WHERE (user_id IS NOT NULL)
  index cost_records_workflow: using btree (tenant_id, workflow_id, occurred_at) WHERE (workflow_id IS NOT NULL)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table cost_reservation_ends: persistent
  column actual_micros: numeric(20,0)
  column content_digest: text not null
  column cost_record_id: text
  column ended_at: timestamp with time zone not null
  column outcome: text not null
  column recorded_at: timestamp with time zone not null
  column reservation_id: text not null
  column sequence: bigint not null
  column tenant_id: text not null
  constraint cost_reservation_ends_pkey: PRIMARY KEY (tenant_id, reservation_id)
  constraint cost_reservation_ends_check: CHECK (((outcome = 'committed'::text) = (actual_micros IS NOT NULL)))
  constraint cost_reservation_ends_check1: CHECK (((outcome = 'committed'::text) = (cost_record_id IS NOT NULL)))
  constraint cost_reservation_ends_outcome_check: CHECK ((outcome = ANY (ARRAY['committed'::text, 'released'::text])))
  constraint cost_reservation_ends_tenant_id_cost_record_id_fkey: FOREIGN KEY (tenant_id, cost_record_id) REFERENCES cost_records(tenant_id, id)
  constraint cost_reservation_ends_tenant_id_reservation_id_fkey: FOREIGN KEY (tenant_id, reservation_id) REFERENCES cost_reservations(tenant_id, id)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table cost_reservations: persistent
  column allowed: boolean not null
  column content_digest: text not null
  column estimate_micros: numeric(20,0) not null
  column expires_at: timestamp with time zone not null
  column feature_tag: text
  column id: text not null
  column model: text not null
  column recorded_at: timestamp with time zone not null
  column refused_budget_type: text
  column refused_entity_id: text
  column refused_period: text
  column refused_period_start: timestamp with time zone
  column request_id: text
  column reserved_at: timestamp with time zone not null
  column run_id: text
  column sequence: bigint not null
  column skill_id: text
  column tenant_id: text not null
  column user_id: text
  column workflow_id: text
  constraint cost_reservations_pkey: PRIMARY KEY (tenant_id, id)
  constraint cost_reservations_check: CHECK ((expires_at > reserved_at))
  constraint cost_reservations_check1: CHECK ((allowed = (refused_budget_type IS NULL)))
  constraint cost_reservations_check2: CHECK (((refused_budget_type IS NULL) = (refused_period IS NULL)))
  constraint cost_reservations_check3: CHECK (((refused_period IS NULL) = (refused_period_start IS NULL)))
  constraint cost_reservations_check4: CHECK (((refused_budget_type IS NULL) = (refused_entity_id IS NULL)))
  constraint cost_reservations_estimate_micros_check: CHECK ((estimate_micros >= (0)::numeric))
  constraint cost_reservations_refused_budget_type_check: CHECK ((refused_budget_type = ANY (ARRAY['tenant'::text, 'feature'::text, 'user'::text])))
  constraint cost_reservations_refused_period_check: CHECK ((refused_period = ANY (ARRAY['daily'::text, 'monthly'::text])))
  index cost_reservations_refused: using btree (tenant_id, refused_budget_type, refused_entity_id, refused_period, refused_period_start) WHERE (NOT allowed)
  index cost_reservations_request: using btree (tenant_id, request_id) WHERE (request_id IS NOT NULL)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table cost_snapshot_aggregates: persistent
  column entity_id: text not null
  column entity_type: text not null
  column input_tokens: numeric(20,0) not null
  column output_tokens: numeric(20,0) not null
  column record_count: bigint not null
  column recorded_at: timestamp with time zone not null
  column request_count: bigint not null
  column sequence: bigint not null
  column snapshot_id: text not null
  column tenant_id: text not null
  column total_cost_micros: numeric(20,0) not null
  constraint cost_snapshot_aggregates_pkey: PRIMARY KEY (tenant_id, snapshot_id, entity_type, entity_id)
  constraint cost_snapshot_aggregates_check: CHECK (((entity_type <> 'tenant'::text) OR (entity_id = ''::text)))
  constraint cost_snapshot_aggregates_entity_type_check: CHECK ((entity_type = ANY (ARRAY['tenant'::text, 'feature'::text, 'model'::text, 'user'::text])))
  constraint cost_snapshot_aggregates_input_tokens_check: CHECK ((input_tokens >= (0)::numeric))
  constraint cost_snapshot_aggregates_output_tokens_check: CHECK ((output_tokens >= (0)::numeric))
  constraint cost_snapshot_aggregates_record_count_check: CHECK ((record_count >= 0))
  constraint cost_snapshot_aggregates_request_count_check: CHECK ((request_count >= 0))
  constraint cost_snapshot_aggregates_tenant_id_snapshot_id_fkey: FOREIGN KEY (tenant_id, snapshot_id) REFERENCES cost_snapshots(tenant_id, id)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table cost_snapshot_baselines: persistent
  column avg_daily_cost_micros: numeric(20,0) not null
  column avg_daily_records: numeric(20,4) not null
  column avg_daily_requests: numeric(20,4) not null
  column avg_daily_tokens: numeric(24,4) not null
  column entity_id: text not null
  column entity_type: text not null
  column for_day: timestamp with time zone not null
  column id: text not null
  column recorded_at: timestamp with time zone not null
  column samples_count: integer not null
  column sequence: bigint not null
  column tenant_id: text not null
  column version: integer not null
  column window_days: integer not null
  constraint cost_snapshot_baselines_pkey: PRIMARY KEY (tenant_id, for_day, window_days, entity_type, entity_id, version)
  constraint cost_snapshot_baselines_check: CHECK (((entity_type <> 'tenant'::text) OR (entity_id = ''::text)))
  constraint cost_snapshot_baselines_entity_type_check: CHECK ((entity_type = ANY (ARRAY['tenant'::text, 'feature'::text, 'model'::text, 'user'::text])))
  constraint cost_snapshot_baselines_samples_count_check: CHECK ((samples_count >= 1))
  constraint cost_snapshot_baselines_version_check: CHECK ((version >= 1))
  constraint cost_snapshot_baselines_window_days_check: CHECK ((window_days = ANY (ARRAY[7, 30])))
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table cost_snapshots: persistent
  column completed_at: timestamp with time zone
  column id: text not null
  column input_sequence: bigint not null
  column period_end: timestamp with time zone not null
  column period_start: timestamp with time zone not null
  column recorded_at: timestamp with time zone not null
  column sequence: bigint not null
  column snapshot_type: text not null
  column status: text not null
  column tenant_id: text not null
  column version: integer not null
  constraint cost_snapshots_pkey: PRIMARY KEY (tenant_id, id)
  constraint cost_snapshots_version: UNIQUE (tenant_id, snapshot_type, period_start, version)
  constraint cost_snapshots_check: CHECK ((period_end > period_start))
  constraint cost_snapshots_check1: CHECK (((status = 'complete'::text) = (completed_at IS NOT NULL)))
  constraint cost_snapshots_snapshot_type_check: CHECK ((snapshot_type = ANY (ARRAY['hourly'::text, 'daily'::text])))
  constraint cost_snapshots_status_check: CHECK ((status = ANY (ARRAY['pending'::text, 'computing'::text, 'complete'::text, 'failed'::text])))
  constraint cost_snapshots_version_check: CHECK ((version >= 1))
  index cost_snapshots_recorded: using btree (tenant_id, sequence)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table cost_threshold_crossings: persistent
  column anomaly_id: text not null
  column budget_type: text not null
  column budget_version: integer not null
  column crossed_at: timestamp with time zone not null
  column entity_id: text not null
  column limit_micros: numeric(20,0) not null
  column period: text not null
  column period_start: timestamp with time zone not null
  column recorded_at: timestamp with time zone not null
  column sequence: bigint not null
  column spent_micros: numeric(20,0) not null
  column tenant_id: text not null
  column threshold_pct: integer not null
  constraint cost_threshold_crossings_pkey: PRIMARY KEY (tenant_id, budget_type, entity_id, budget_version, period, period_start, threshold_pct)
  constraint cost_threshold_crossings_budget_type_check: CHECK ((budget_type = ANY (ARRAY['tenant'::text, 'feature'::text, 'user'::text])))
  constraint cost_threshold_crossings_period_check: CHECK ((period = ANY (ARRAY['daily'::text, 'monthly'::text])))
  constraint cost_threshold_crossings_threshold_pct_check: CHECK (((threshold_pct >= 1) AND (threshold_pct <= 100)))
  constraint cost_threshold_crossings_tenant_id_budget_type_entity_id_b_fkey: FOREIGN KEY (tenant_id, budget_type, entity_id, budget_version) REFERENCES cost_budgets(tenant_id, budget_type, entity_id, version)
  index cost_threshold_crossings_anomaly: using btree (tenant_id, anomaly_id)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table domain_events: persistent
  column actor_id: text not null
  column actor_type: text not null
  column decision_owner: text not null
  column event_id: text not null
  column event_type: text not null
  column payload: json not null
  column project_id: text not null
  column recorded_at: timestamp with time zone not null
  column schema_version: text not null
  column sequence_no: bigint not null
  column tenant_id: text not null
  constraint domain_events_pkey: PRIMARY KEY (tenant_id, sequence_no)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table export_ledger: persistent
  column bundle_id: text not null
  column bundle_type: text not null
  column content_digest: text not null
  column created_at: timestamp with time zone not null
  column export_reason: text
  column exported_by_id: text not null
  column exported_by_type: text not null
  column file_bytes: bigint not null
  column file_name: text not null
  column file_sha256: text not null
  column format: text not null
  column hash_version: text not null
  column id: text not null
  column incident_id: text not null
  column key_id: text not null
  column params: json not null
  column prepared_for: text
  column recorded_at: timestamp with time zone not null
  column sequence: bigint not null
  column supersedes_export_id: text
  column tenant_id: text not null
  constraint export_ledger_pkey: PRIMARY KEY (tenant_id, id)
  constraint export_ledger_bundle_type_check: CHECK ((bundle_type = ANY (ARRAY['evidence'::text, 'soc2'::text, 'executive_debrief'::text])))
  constraint export_ledger_check: CHECK ((supersedes_export_id <> id))
  constraint export_ledger_content_digest_check: CHECK ((content_digest ~ '^[0-9a-f]{64}$'::text))
  constraint export_ledger_exported_by_type_check: CHECK ((exported_by_type = ANY (ARRAY['HUMAN'::text, 'SYSTEM'::text, 'AGENT'::text])))
  constraint export_ledger_file_bytes_check: CHECK ((file_bytes >= 0))
  constraint export_ledger_file_sha256_check: CHECK ((file_sha256 ~ '^[0-9a-f]{64}$'::text))
  constraint export_ledger_format_check: CHECK ((format = ANY (ARRAY['json'::text, 'pdf'::text, 'zip'::text])))
  constraint export_ledger_tenant_id_incident_id_fkey: FOREIGN KEY (tenant_id, incident_id) REFERENCES incidents(tenant_id, id)
  constraint export_ledger_tenant_id_supersedes_export_id_fkey: FOREIGN KEY (tenant_id, supersedes_export_id) REFERENCES export_ledger(tenant_id, id)
  index export_ledger_incident: using btree (tenant_id, incident_id, sequence)
  index export_ledger_recorded: using btree (tenant_id, sequence)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table failure_evidence: persistent
  column content_hash: text not null
  column created_at: timestamp with time zone not null
  column evidence_data: json not null
  column evidence_type: text not null
  column failure_id: text not null
  column id: text not null
  column recorded_at: timestamp with time zone not null
  column sequence: bigint not null
  column tenant_id: text not null
  constraint failure_evidence_pkey: PRIMARY KEY (tenant_id, id)
  constraint failure_evidence_content_hash_check: CHECK ((length(content_hash) = 64))
  constraint failure_evidence_evidence_type_check: CHECK ((evidence_type = ANY (ARRAY['llm_failure_capture'::text, 'timeout_trace'::text, 'exception_stack'::text])))
  constraint failure_evidence_tenant_id_failure_id_fkey: FOREIGN KEY (tenant_id, failure_id) REFERENCES run_failures(tenant_id, id)
  index failure_evidence_failure: using btree (tenant_id, failure_id)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table feature_tags: persistent
  column display_name: text not null
  column is_active: boolean not null
  column recorded_at: timestamp with time zone not null
  column sequence: bigint not null
  column tag: text not null
  column tenant_id: text not null
  constraint feature_tags_pkey: PRIMARY KEY (tenant_id, tag, sequence)
  index feature_tags_recorded: using btree (tenant_id, sequence)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table idempotency_keys: persistent
  column answer: text
  column created_at: timestamp with time zone not null
  column expires_at: timestamp with time zone not null
  column idempotency_key: text not null
  column operation: text not null
  column request_digest: text not null
  column tenant_id: text not null
  constraint idempotency_keys_pkey: PRIMARY KEY (tenant_id, operation, idempotency_key)
  constraint idempotency_keys_idempotency_key_check: CHECK (((length(idempotency_key) >= 1) AND (length(idempotency_key) <= 255)))
  constraint idempotency_keys_request_digest_check: CHECK ((length(request_digest) = 64))
  index idempotency_keys_expiry: using btree (tenant_id, expires_at)
  row security: on
  policy hoc_fan_out: as permissive for select to public using ((current_setting('hoc.fan_out'::text, true) = 'on'::text))
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table incident_events: persistent
  column actor_id: text not null
  column actor_type: text not null
  column created_at: timestamp with time zone not null
  column data: json not null
  column description: text not null
  column event_type: text not null
  column id: text not null
  column incident_id: text not null
  column leaf: text not null
  column prev: text not null
  column recorded_at: timestamp with time zone not null
  column sequence: bigint not null
  column sequence_no: integer not null
  column tenant_id: text not null
  constraint incident_events_pkey: PRIMARY KEY (tenant_id, incident_id, sequence_no)
  constraint incident_events_actor_type_check: CHECK ((actor_type = ANY (ARRAY['HUMAN'::text, 'SYSTEM'::text, 'AGENT'::text])))
  constraint incident_events_sequence_no_check: CHECK ((sequence_no >= 1))
  constraint incident_events_tenant_id_incident_id_fkey: FOREIGN KEY (tenant_id, incident_id) REFERENCES incidents(tenant_id, id)
  index incident_events_recorded: using btree (tenant_id, sequence)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table incident_evidence: persistent
  column created_at: timestamp with time zone not null
  column evidence_type: text not null
  column id: text not null
  column incident_id: text not null
  column payload: json
  column recorded_at: timestamp with time zone not null
  column recovery_executed: boolean not null default false
  column sequence: bigint not null
  column tenant_id: text not null
  constraint incident_evidence_pkey: PRIMARY KEY (tenant_id, id)
  constraint incident_evidence_evidence_type_check: CHECK ((evidence_type = ANY (ARRAY['log'::text, 'trace'::text, 'metric'::text, 'action'::text])))
  constraint incident_evidence_tenant_id_incident_id_fkey: FOREIGN KEY (tenant_id, incident_id) REFERENCES incidents(tenant_id, id)
  index incident_evidence_incident: using btree (tenant_id, incident_id)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table incident_trace_links: persistent
  column incident_id: text not null
  column linked_at: timestamp with time zone not null
  column sequence: bigint not null
  column tenant_id: text not null
  column trace_id: text not null
  constraint incident_trace_links_pkey: PRIMARY KEY (tenant_id, incident_id, trace_id)
  constraint incident_trace_links_tenant_id_incident_id_fkey: FOREIGN KEY (tenant_id, incident_id) REFERENCES incidents(tenant_id, id)
  constraint incident_trace_links_tenant_id_trace_id_fkey: FOREIGN KEY (tenant_id, trace_id) REFERENCES runs(tenant_id, trace_id)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table incident_versions: persistent
  column acknowledged_at: timestamp with time zone
  column acknowledged_by: text
  column affected_agent_id: text
  column auto_action: text
  column calls_affected: bigint not null
  column category: text
  column cause_type: text not null
  column changed_sequence: bigint not null
  column contained_at: timestamp with time zone
  column cost_micros: numeric(20,0)
  column created_at: timestamp with time zone not null
  column description: text
  column duration_seconds: bigint
  column ended_at: timestamp with time zone
  column error_code: text
  column error_message: text
  column fingerprint: text not null
  column grouping: text not null
  column grouping_key: text not null
  column id: text not null
  column is_synthetic: boolean not null
  column last_received_at: timestamp with time zone not null
  column last_signal_at: timestamp with time zone not null
  column last_transition_digest: text
  column late_noted: boolean not null
  column late_signals: bigint not null
  column lifecycle_state: text not null
  column llm_run_id: text
  column overflow_counts: json
  column overflow_hour: timestamp with time zone
  column owner_id: text
  column person_severity: text
  column person_signal_count: bigint
  column person_signal_severity: text
  column policy_id: text
  column postmortem_artifact_id: text
  column previous_incident_id: text
  column recorded_at: timestamp with time zone not null
  column recurrence_signature: text not null
  column reopened_at: timestamp with time zone
  column resolution_method: text
  column resolution_notes: text
  column resolution_summary: text
  column resolution_type: text
  column resolved_at: timestamp with time zone
  column resolved_by: text
  column severity: text not null
  column signal_count: bigint not null
  column signal_severity: text not null
  column signature_version: text not null
  column source_run_id: text
  column source_type: text not null
  column started_at: timestamp with time zone not null
  column state_recorded_at: timestamp with time zone not null
  column state_sequence: bigint not null
  column status: text not null
  column synthetic_scenario_id: text
  column tenant_id: text not null
  column timeline_head: text not null
  column timeline_length: integer not null
  column title: text not null
  column trigger_type: text not null
  column trigger_value: text
  column until_sequence: bigint not null
  column updated_at: timestamp with time zone not null
  column version: integer not null
  column violation_id: text
  column window_start: timestamp with time zone not null
  constraint incident_versions_pkey: PRIMARY KEY (tenant_id, id, until_sequence)
  constraint incident_versions_span: CHECK ((state_sequence < until_sequence))
  constraint incident_versions_tenant_id_id_fkey: FOREIGN KEY (tenant_id, id) REFERENCES incidents(tenant_id, id)
  index incident_versions_until: using btree (tenant_id, until_sequence)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table incidents: persistent
  column acknowledged_at: timestamp with time zone
  column acknowledged_by: text
  column affected_agent_id: text
  column auto_action: text
  column calls_affected: bigint not null default 0
  column category: text
  column cause_type: text not null default 'HUMAN'::text
  column changed_sequence: bigint not null default 0
  column contained_at: timestamp with time zone
  column cost_micros: numeric(20,0)
  column created_at: timestamp with time zone not null
  column description: text
  column duration_seconds: bigint
  column ended_at: timestamp with time zone
  column error_code: text
  column error_message: text
  column fingerprint: text not null
  column grouping: text not null
  column grouping_key: text not null
  column id: text not null
  column is_synthetic: boolean not null default false
  column last_received_at: timestamp with time zone not null
  column last_signal_at: timestamp with time zone not null
  column last_transition_digest: text
  column late_noted: boolean not null default false
  column late_signals: bigint not null default 0
  column lifecycle_state: text not null default 'ACTIVE'::text
  column llm_run_id: text
  column overflow_counts: json
  column overflow_hour: timestamp with time zone
  column owner_id: text
  column person_severity: text
  column person_signal_count: bigint
  column person_signal_severity: text
  column policy_id: text
  column postmortem_artifact_id: text
  column previous_incident_id: text
  column recorded_at: timestamp with time zone not null
  column recurrence_signature: text not null
  column reopened_at: timestamp with time zone
  column resolution_method: text
  column resolution_notes: text
  column resolution_summary: text
  column resolution_type: text
  column resolved_at: timestamp with time zone
  column resolved_by: text
  column severity: text not null
  column signal_count: bigint not null default 0
  column signal_severity: text not null
  column signature_version: text not null
  column source_run_id: text
  column source_type: text not null default 'killswitch'::text
  column started_at: timestamp with time zone not null
  column state_recorded_at: timestamp with time zone not null
  column state_sequence: bigint not null default 0
  column status: text not null default 'OPEN'::text
  column synthetic_scenario_id: text
  column tenant_id: text not null
  column timeline_head: text not null default ''::text
  column timeline_length: integer not null default 0
  column title: text not null
  column trigger_type: text not null
  column trigger_value: text
  column updated_at: timestamp with time zone not null
  column version: integer not null default 1
  column violation_id: text
  column window_start: timestamp with time zone not null
  constraint incidents_pkey: PRIMARY KEY (tenant_id, id)
  constraint incidents_acknowledgement: CHECK (((lifecycle_state <> 'ACKED'::text) OR ((acknowledged_at IS NOT NULL) AND (acknowledged_by IS NOT NULL))))
  constraint incidents_cause_type_check: CHECK ((cause_type = ANY (ARRAY['LLM_RUN'::text, 'SYSTEM'::text, 'HUMAN'::text])))
  constraint incidents_check: CHECK (((calls_affected >= 0) AND (calls_affected <= (signal_count + late_signals))))
  constraint incidents_cost_micros_check: CHECK ((abs(cost_micros) <= ('9007199254740991'::bigint)::numeric))
  constraint incidents_duration_seconds_check: CHECK ((duration_seconds >= 0))
  constraint incidents_grouping_check: CHECK (("grouping" = ANY (ARRAY['sliding'::text, 'tumbling'::text, 'manual'::text, 'overflow'::text])))
  constraint incidents_late_signals_check: CHECK ((late_signals >= 0))
  constraint incidents_resolution: CHECK (((lifecycle_state = 'RESOLVED'::text) = ((resolved_at IS NOT NULL) AND (resolved_by IS NOT NULL) AND (resolution_method IS NOT NULL) AND (ended_at IS NOT NULL))))
  constraint incidents_resolution_method_check: CHECK ((resolution_method = ANY (ARRAY['auto'::text, 'manual'::text, 'rollback'::text, 'manual_closure'::text])))
  constraint incidents_severity_check: CHECK ((severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text])))
  constraint incidents_signal_count_check: CHECK ((signal_count >= 0))
  constraint incidents_source_type_check: CHECK ((source_type = ANY (ARRAY['killswitch'::text, 'run'::text, 'policy'::text, 'manual'::text, 'budget'::text, 'system'::text, 'cost_anomaly'::text])))
  constraint incidents_span: CHECK ((started_at <= last_signal_at))
  constraint incidents_status_of_lifecycle: CHECK (((((status = 'OPEN'::text) AND (lifecycle_state = 'ACTIVE'::text)) OR ((status = 'ACKNOWLEDGED'::text) AND (lifecycle_state = 'ACKED'::text))) OR ((status = 'RESOLVED'::text) AND (lifecycle_state = 'RESOLVED'::text))))
  constraint incidents_version_check: CHECK ((version >= 1))
  index incidents_category: using btree (tenant_id, COALESCE(category, 'UNKNOWN'::text), created_at DESC, id COLLATE "C")
  index incidents_cause: using btree (tenant_id, cause_type, created_at DESC, id COLLATE "C")
  index incidents_created: using btree (tenant_id, created_at DESC, id COLLATE "C")
  index incidents_open: using btree (tenant_id, id COLLATE "C") WHERE (lifecycle_state <> 'RESOLVED'::text)
  index incidents_open_category: using btree (tenant_id, COALESCE(category, 'UNKNOWN'::text), created_at DESC, id COLLATE "C") WHERE (lifecycle_state <> 'RESOLVED'::text)
  index incidents_open_cause: using btree (tenant_id, cause_type, created_at DESC, id COLLATE "C") WHERE (lifecycle_state <> 'RESOLVED'::text)
  index incidents_open_created: using btree (tenant_id, created_at DESC, id COLLATE "C") WHERE (lifecycle_state <> 'RESOLVED'::text)
  index incidents_open_key: unique using btree (tenant_id, grouping_key) WHERE (lifecycle_state <> 'RESOLVED'::text)
  index incidents_open_severity: using btree (tenant_id, ( CASE severity WHEN 'low'::text THEN 0 WHEN 'medium'::text THEN 1 WHEN 'high'::text THEN 2 WHEN 'critical'::text THEN 3 ELSE NULL::integer END) DESC, created_at DESC, id COLLATE "C") WHERE (lifecycle_state <> 'RESOLVED'::text)
  index incidents_open_synthetic: using btree (tenant_id, created_at DESC, id COLLATE "C") WHERE ((lifecycle_state <> 'RESOLVED'::text) AND is_synthetic)
  index incidents_recurrence: using btree (tenant_id, recurrence_signature, signature_version, created_at DESC, id COLLATE "C")
  index incidents_resolved: using btree (tenant_id, resolved_at DESC, id COLLATE "C") WHERE (lifecycle_state = 'RESOLVED'::text)
  index incidents_resolved_category: using btree (tenant_id, COALESCE(category, 'UNKNOWN'::text), resolved_at DESC, id COLLATE "C") WHERE (lifecycle_state = 'RESOLVED'::text)
  index incidents_resolved_cause: using btree (tenant_id, cause_type, resolved_at DESC, id COLLATE "C") WHERE (lifecycle_state = 'RESOLVED'::text)
  index incidents_resolved_key: using btree (tenant_id, grouping_key, resolved_at, id) WHERE (lifecycle_state = 'RESOLVED'::text)
  index incidents_resolved_severity: using btree (tenant_id, ( CASE severity WHEN 'low'::text THEN 0 WHEN 'medium'::text THEN 1 WHEN 'high'::text THEN 2 WHEN 'critical'::text THEN 3 ELSE NULL::integer END) DESC, resolved_at DESC, id COLLATE "C") WHERE (lifecycle_state = 'RESOLVED'::text)
  index incidents_resolved_synthetic: using btree (tenant_id, resolved_at DESC, id COLLATE "C") WHERE ((lifecycle_state = 'RESOLVED'::text) AND is_synthetic)
  index incidents_severity: using btree (tenant_id, ( CASE severity WHEN 'low'::text THEN 0 WHEN 'medium'::text THEN 1 WHEN 'high'::text THEN 2 WHEN 'critical'::text THEN 3 ELSE NULL::integer END) DESC, created_at DESC, id COLLATE "C")
  index incidents_synthetic: using btree (tenant_id, created_at DESC, id COLLATE "C") WHERE is_synthetic
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table lesson_transitions: persistent
  column actor_id: text not null
  column actor_type: text not null
  column change: text not null
  column changed_at: timestamp with time zone not null
  column deferred_until: timestamp with time zone
  column draft_proposal_id: text
  column from_status: text not null
  column lesson_id: text not null
  column reason: text
  column recorded_at: timestamp with time zone not null
  column sequence: bigint not null
  column tenant_id: text not null
  column to_status: text not null
  constraint lesson_transitions_pkey: PRIMARY KEY (tenant_id, lesson_id, sequence)
  constraint lesson_transitions_actor_type_check: CHECK ((actor_type = ANY (ARRAY['HUMAN'::text, 'SYSTEM'::text, 'AGENT'::text])))
  constraint lesson_transitions_allowed: CHECK ((((change = 'convert'::text) AND (from_status = 'pending'::text) AND (to_status = 'converted_to_draft'::text)) OR ((change = 'defer'::text) AND (from_status = 'pending'::text) AND (to_status = 'deferred'::text)) OR ((change = 'dismiss'::text) AND (from_status = 'pending'::text) AND (to_status = 'dismissed'::text)) OR ((change = 'reactivate'::text) AND (from_status = 'deferred'::text) AND (to_status = 'pending'::text))))
  constraint lesson_transitions_tenant_id_lesson_id_fkey: FOREIGN KEY (tenant_id, lesson_id) REFERENCES lessons_learned(tenant_id, id)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table lessons_learned: persistent
  column converted_at: timestamp with time zone
  column created_at: timestamp with time zone not null
  column debounce_after: timestamp with time zone
  column debounce_key: text
  column deferred_until: timestamp with time zone
  column description: text not null
  column detected_pattern: json
  column dismissed_at: timestamp with time zone
  column dismissed_by: text
  column dismissed_reason: text
  column draft_proposal_id: text
  column id: text not null
  column is_synthetic: boolean not null default false
  column lesson_type: text not null
  column proposed_action: text
  column recorded_at: timestamp with time zone not null
  column sequence: bigint not null
  column severity: text
  column source_event_id: text not null
  column source_event_type: text not null
  column source_incident_id: text
  column source_run_id: text
  column status: text not null
  column status_sequence: bigint not null
  column subject: text not null
  column synthetic_scenario_id: text
  column tenant_id: text not null
  column title: text not null
  constraint lessons_learned_pkey: PRIMARY KEY (tenant_id, id)
  constraint lessons_learned_debounce: UNIQUE (tenant_id, debounce_key, debounce_after)
  constraint lessons_learned_event: UNIQUE (tenant_id, source_event_id, lesson_type, subject)
  constraint lessons_learned_converted: CHECK ((((status = 'converted_to_draft'::text) = (draft_proposal_id IS NOT NULL)) AND ((status = 'converted_to_draft'::text) = (converted_at IS NOT NULL))))
  constraint lessons_learned_debounced: CHECK (((debounce_key IS NULL) = (debounce_after IS NULL)))
  constraint lessons_learned_deferred: CHECK (((status = 'deferred'::text) = (deferred_until IS NOT NULL)))
  constraint lessons_learned_dismissed: CHECK ((((status = 'dismissed'::text) = (dismissed_at IS NOT NULL)) AND ((status = 'dismissed'::text) = (dismissed_by IS NOT NULL)) AND ((status = 'dismissed'::text) = (dismissed_reason IS NOT NULL))))
  constraint lessons_learned_dismissed_reason_check: CHECK (((length(dismissed_reason) >= 3) AND (length(dismissed_reason) <= 2000)))
  constraint lessons_learned_lesson_type_check: CHECK ((lesson_type = ANY (ARRAY['failure'::text, 'near_threshold'::text, 'critical_success'::text])))
  constraint lessons_learned_severity_check: CHECK ((severity = ANY (ARRAY['CRITICAL'::text, 'HIGH'::text, 'MEDIUM'::text, 'LOW'::text, 'NONE'::text])))
  constraint lessons_learned_source_event_type_check: CHECK ((source_event_type = ANY (ARRAY['run'::text, 'incident'::text])))
  constraint lessons_learned_status_check: CHECK ((status = ANY (ARRAY['pending'::text, 'converted_to_draft'::text, 'deferred'::text, 'dismissed'::text])))
  constraint lessons_learned_proposal: FOREIGN KEY (tenant_id, draft_proposal_id) REFERENCES policy_proposals(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint lessons_learned_tenant_id_source_incident_id_fkey: FOREIGN KEY (tenant_id, source_incident_id) REFERENCES incidents(tenant_id, id)
  index lessons_learned_draft: using btree (tenant_id, draft_proposal_id) WHERE (draft_proposal_id IS NOT NULL)
  index lessons_learned_due: using btree (tenant_id, deferred_until, id COLLATE "C") WHERE (status = 'deferred'::text)
  index lessons_learned_incident: using btree (tenant_id, source_incident_id, sequence) WHERE (source_incident_id IS NOT NULL)
  index lessons_learned_recorded: using btree (tenant_id, sequence)
  row security: on
  policy hoc_fan_out: as permissive for select to public using ((current_setting('hoc.fan_out'::text, true) = 'on'::text))
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table outbox_deliveries: persistent
  column attempts: integer not null default 0
  column available_at: timestamp with time zone not null
  column delivered_at: timestamp with time zone
  column last_error: text
  column leased_until: timestamp with time zone
  column sequence_no: bigint not null
  column sink: text not null
  column tenant_id: text not null
  constraint outbox_deliveries_pkey: PRIMARY KEY (tenant_id, sink, sequence_no)
  constraint outbox_deliveries_tenant_id_sequence_no_fkey: FOREIGN KEY (tenant_id, sequence_no) REFERENCES domain_events(tenant_id, sequence_no)
  index outbox_deliveries_pending: using btree (tenant_id, sink, sequence_no) WHERE (delivered_at IS NULL)
  row security: on
  policy hoc_fan_out: as permissive for select to public using ((current_setting('hoc.fan_out'::text, true) = 'on'::text))
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table policy_evaluations: persistent
  column confidence: numeric(5,4)
  column created_at: timestamp with time zone not null
  column draft_candidate: boolean not null
  column id: text not null
  column is_synthetic: boolean not null default false
  column outcome: text not null
  column policies_checked: integer not null
  column reason: text
  column recorded_at: timestamp with time zone not null
  column run_id: text not null
  column sequence: bigint not null
  column synthetic_scenario_id: text
  column tenant_id: text not null
  constraint policy_evaluations_pkey: PRIMARY KEY (tenant_id, id)
  constraint policy_evaluations_run: UNIQUE (tenant_id, run_id)
  constraint policy_evaluations_confidence_check: CHECK (((confidence >= (0)::numeric) AND (confidence <= (1)::numeric)))
  constraint policy_evaluations_outcome_check: CHECK ((outcome = ANY (ARRAY['no_violation'::text, 'violation_incident'::text, 'advisory'::text, 'not_applicable'::text])))
  constraint policy_evaluations_policies_checked_check: CHECK ((policies_checked >= 0))
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table policy_proposal_triggers: persistent
  column incident_id: text not null
  column proposal_id: text not null
  column recorded_at: timestamp with time zone not null
  column sequence: bigint not null
  column tenant_id: text not null
  constraint policy_proposal_triggers_pkey: PRIMARY KEY (tenant_id, proposal_id, incident_id)
  constraint policy_proposal_triggers_tenant_id_incident_id_fkey: FOREIGN KEY (tenant_id, incident_id) REFERENCES incidents(tenant_id, id)
  constraint policy_proposal_triggers_tenant_id_proposal_id_fkey: FOREIGN KEY (tenant_id, proposal_id) REFERENCES policy_proposals(tenant_id, id)
  index policy_proposal_triggers_incident: using btree (tenant_id, incident_id)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table policy_proposals: persistent
  column backtest: json
  column created_at: timestamp with time zone not null
  column created_by: text not null
  column effective_from: timestamp with time zone
  column error_code: text
  column id: text not null
  column is_synthetic: boolean not null default false
  column policy_id: text
  column proposal_name: text not null
  column proposal_type: text not null
  column proposed_rule: json not null
  column rationale: text not null
  column recorded_at: timestamp with time zone not null
  column review_digest: text
  column review_notes: text
  column review_sequence: bigint
  column reviewed_at: timestamp with time zone
  column reviewed_by: text
  column sequence: bigint not null
  column source_id: text not null
  column source_type: text not null
  column status: text not null
  column suppression: json
  column synthetic_scenario_id: text
  column tenant_id: text not null
  constraint policy_proposals_pkey: PRIMARY KEY (tenant_id, id)
  constraint policy_proposals_proposal_type_check: CHECK ((proposal_type = ANY (ARRAY['timeout_policy'::text, 'crash_recovery_policy'::text, 'cost_cap_policy'::text, 'rate_limit_policy'::text, 'retry_policy'::text, 'failure_pattern_policy'::text])))
  constraint policy_proposals_review: CHECK ((((status = 'draft'::text) = (review_sequence IS NULL)) AND ((review_sequence IS NULL) = (reviewed_at IS NULL)) AND ((review_sequence IS NULL) = (reviewed_by IS NULL)) AND ((review_sequence IS NULL) = (review_digest IS NULL)) AND ((status = 'approved'::text) = (policy_id IS NOT NULL)) AND ((status = 'approved'::text) = (effective_from IS NOT NULL)) AND ((status = 'approved'::text) = (backtest IS NOT NULL))))
  constraint policy_proposals_source_type_check: CHECK ((source_type = ANY (ARRAY['incident'::text, 'lesson'::text])))
  constraint policy_proposals_status_check: CHECK ((status = ANY (ARRAY['draft'::text, 'approved'::text, 'rejected'::text])))
  constraint policy_proposals_rule: FOREIGN KEY (tenant_id, policy_id) REFERENCES policy_rules(tenant_id, id)
  index policy_proposals_draft: unique using btree (tenant_id, proposal_type, COALESCE(error_code, ''::text), is_synthetic) WHERE ((status = 'draft'::text) AND ((source_type = 'incident'::text) OR (error_code IS NOT NULL)))
  index policy_proposals_lesson: unique using btree (tenant_id, source_id) WHERE (source_type = 'lesson'::text)
  index policy_proposals_policy: unique using btree (tenant_id, policy_id) WHERE (policy_id IS NOT NULL)
  index policy_proposals_recorded: using btree (tenant_id, sequence)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table policy_rules: persistent
  column conditions: json
  column content_digest: text not null
  column created_at: timestamp with time zone not null
  column created_by: text not null
  column description: text
  column enforcement_mode: text not null
  column id: text not null
  column name: text not null
  column policy_type: text
  column recorded_at: timestamp with time zone not null
  column retired_at: timestamp with time zone
  column retired_by: text
  column retired_sequence: bigint
  column retirement_reason: text
  column rule_type: text not null
  column scope: text not null
  column scope_id: text
  column sequence: bigint not null
  column source: text not null
  column source_incident_id: text
  column source_proposal_id: text
  column status: text not null
  column suppression: json
  column tenant_id: text not null
  constraint policy_rules_pkey: PRIMARY KEY (tenant_id, id)
  constraint policy_rules_enforcement_mode_check: CHECK ((enforcement_mode = ANY (ARRAY['BLOCK'::text, 'WARN'::text, 'AUDIT'::text, 'DISABLED'::text])))
  constraint policy_rules_retirement: CHECK (((status = 'RETIRED'::text) = ((retired_at IS NOT NULL) AND (retired_by IS NOT NULL) AND (retirement_reason IS NOT NULL) AND (retired_sequence IS NOT NULL))))
  constraint policy_rules_rule_type_check: CHECK ((rule_type = ANY (ARRAY['SYSTEM'::text, 'SAFETY'::text, 'ETHICAL'::text, 'TEMPORAL'::text])))
  constraint policy_rules_scope: CHECK (((scope = ANY (ARRAY['PROJECT'::text, 'AGENT'::text])) = (scope_id IS NOT NULL)))
  constraint policy_rules_scope_check: CHECK ((scope = ANY (ARRAY['GLOBAL'::text, 'TENANT'::text, 'PROJECT'::text, 'AGENT'::text])))
  constraint policy_rules_source_check: CHECK ((source = ANY (ARRAY['MANUAL'::text, 'SYSTEM'::text, 'LEARNED'::text])))
  constraint policy_rules_status_check: CHECK ((status = ANY (ARRAY['ACTIVE'::text, 'RETIRED'::text])))
  index policy_rules_recorded: using btree (tenant_id, sequence)
  index policy_rules_suppressing: using btree (tenant_id, created_at, id COLLATE "C") WHERE ((status = 'ACTIVE'::text) AND (enforcement_mode <> 'DISABLED'::text) AND (suppression IS NOT NULL))
  index policy_rules_type: using btree (tenant_id, policy_type) WHERE (policy_type IS NOT NULL)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table policy_violations: persistent
  column agent_id: text
  column content_digest: text not null
  column content_hash: text not null
  column evaluated_value: text
  column evidence: json not null
  column id: text not null
  column is_synthetic: boolean not null default false
  column occurred_at: timestamp with time zone not null
  column policy_id: text not null
  column policy_type: text not null
  column reason: text not null
  column recorded_at: timestamp with time zone not null
  column run_id: text not null
  column sequence: bigint not null
  column severity: text not null
  column step_index: integer
  column synthetic_scenario_id: text
  column tenant_id: text not null
  column threshold_condition: text
  column violated_rule: text not null
  constraint policy_violations_pkey: PRIMARY KEY (tenant_id, id)
  constraint policy_violations_fact: UNIQUE (tenant_id, run_id, policy_id, violated_rule)
  constraint policy_violations_content_hash_check: CHECK ((length(content_hash) = 64))
  constraint policy_violations_severity_check: CHECK ((severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text])))
  constraint policy_violations_step_index_check: CHECK ((step_index >= 0))
  index policy_violations_policy: using btree (tenant_id, policy_id, sequence)
  index policy_violations_recorded: using btree (tenant_id, sequence)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table postmortem_artifacts: persistent
  column content: json
  column created_at: timestamp with time zone not null
  column created_by: text not null
  column id: text not null
  column incident_id: text not null
  column published_at: timestamp with time zone
  column published_by: text
  column published_recorded_at: timestamp with time zone
  column status: text not null
  column tenant_id: text not null
  column updated_at: timestamp with time zone not null
  constraint postmortem_artifacts_pkey: PRIMARY KEY (tenant_id, id)
  constraint postmortem_artifacts_tenant_id_incident_id_key: UNIQUE (tenant_id, incident_id)
  constraint postmortem_artifacts_published: CHECK ((((status = 'published'::text) = (published_at IS NOT NULL)) AND ((published_at IS NULL) = (published_by IS NULL)) AND ((published_at IS NULL) = (published_recorded_at IS NULL))))
  constraint postmortem_artifacts_status_check: CHECK ((status = ANY (ARRAY['stub'::text, 'draft'::text, 'published'::text])))
  constraint postmortem_artifacts_tenant_id_incident_id_fkey: FOREIGN KEY (tenant_id, incident_id) REFERENCES incidents(tenant_id, id)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table prevention_records: persistent
  column created_at: timestamp with time zone not null
  column id: text not null
  column is_simulated: boolean not null default false
  column is_synthetic: boolean not null default false
  column original_incident_id: text
  column outcome: text not null
  column pattern_id: text not null
  column policy_age_seconds: bigint not null
  column policy_id: text not null
  column recorded_at: timestamp with time zone not null
  column run_id: text
  column sequence: bigint not null
  column signal_id: text not null
  column signature_match_confidence: numeric(5,4) not null
  column synthetic_scenario_id: text
  column tenant_id: text not null
  column violation_id: text
  constraint prevention_records_pkey: PRIMARY KEY (tenant_id, id)
  constraint prevention_records_signal: UNIQUE (tenant_id, signal_id)
  constraint prevention_records_outcome_check: CHECK ((outcome = ANY (ARRAY['prevented'::text, 'mitigated'::text, 'failed'::text])))
  constraint prevention_records_policy_age_seconds_check: CHECK ((policy_age_seconds >= 0))
  constraint prevention_records_signature_match_confidence_check: CHECK (((signature_match_confidence >= (0)::numeric) AND (signature_match_confidence <= (1)::numeric)))
  index prevention_records_policy: using btree (tenant_id, policy_id, sequence)
  index prevention_records_recorded: using btree (tenant_id, sequence)
  index prevention_records_run: using btree (tenant_id, run_id, sequence) WHERE (run_id IS NOT NULL)
  index prevention_records_violation: using btree (tenant_id, violation_id, sequence) WHERE (violation_id IS NOT NULL)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table recordings: persistent
  column last_sequence: bigint not null
  column recorded_at: timestamp with time zone not null
  column tenant_id: text not null
  constraint recordings_pkey: PRIMARY KEY (tenant_id, recorded_at)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table run_failures: persistent
  column content_digest: text not null
  column created_at: timestamp with time zone not null
  column duration_ms: bigint
  column error_code: text not null
  column error_message: text not null
  column failure_type: text not null
  column id: text not null
  column metadata: json not null
  column model: text not null
  column recorded_at: timestamp with time zone not null
  column request_id: text
  column run_id: text not null
  column sequence: bigint not null
  column tenant_id: text not null
  constraint run_failures_pkey: PRIMARY KEY (tenant_id, id)
  constraint run_failures_duration_ms_check: CHECK ((duration_ms >= 0))
  constraint run_failures_failure_type_check: CHECK ((failure_type = ANY (ARRAY['timeout'::text, 'exception'::text, 'invalid_output'::text])))
  constraint run_failures_tenant_id_run_id_fkey: FOREIGN KEY (tenant_id, run_id) REFERENCES runs(tenant_id, id)
  index run_failures_request: unique using btree (tenant_id, run_id, COALESCE(request_id, ''::text))
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table run_findings: persistent
  column agent_id: text not null
  column content_hash: text not null
  column detector_id: text not null
  column detector_version: integer not null
  column evidence: json not null
  column explanation: text not null
  column first_step_index: integer not null
  column id: text not null
  column is_synthetic: boolean not null default false
  column last_step_index: integer not null
  column occurred_at: timestamp with time zone not null
  column parameters: json not null
  column recorded_at: timestamp with time zone not null
  column run_id: text not null
  column sequence: bigint not null
  column severity: text not null
  column signal_id: text not null
  column synthetic_scenario_id: text
  column tenant_id: text not null
  column trace_id: text not null
  constraint run_findings_pkey: PRIMARY KEY (tenant_id, id)
  constraint run_findings_detector: UNIQUE (tenant_id, run_id, detector_id)
  constraint run_findings_check: CHECK ((last_step_index >= first_step_index))
  constraint run_findings_content_hash_check: CHECK ((length(content_hash) = 64))
  constraint run_findings_detector_id_check: CHECK ((detector_id = ANY (ARRAY['step_repetition'::text, 'no_progress'::text, 'premature_end'::text, 'tool_error_rate'::text, 'runaway'::text])))
  constraint run_findings_detector_version_check: CHECK ((detector_version >= 1))
  constraint run_findings_first_step_index_check: CHECK ((first_step_index >= 0))
  constraint run_findings_severity_check: CHECK ((severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text])))
  constraint run_findings_tenant_id_run_id_fkey: FOREIGN KEY (tenant_id, run_id) REFERENCES runs(tenant_id, id)
  index run_findings_recorded: using btree (tenant_id, sequence)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table runs: persistent
  column agent_id: text not null
  column attempt: integer not null
  column category: text
  column completed_at: timestamp with time zone
  column correlation_id: text
  column cost_micros: numeric(20,0)
  column error_code: text
  column error_message: text
  column goal: text
  column id: text not null
  column input_tokens: bigint
  column is_synthetic: boolean not null default false
  column limits: json
  column metadata: json
  column outcome: text
  column outcome_digest: text
  column outcome_recorded_at: timestamp with time zone
  column outcome_sequence: bigint
  column output_tokens: bigint
  column parent_run_id: text
  column policy_snapshot_id: text
  column project_id: text
  column recorded_at: timestamp with time zone not null
  column report_digest: text not null
  column reported_status: text not null
  column sequence: bigint not null
  column severity: text
  column started_at: timestamp with time zone not null
  column status: text not null
  column stopped_at_step: integer
  column synthetic_scenario_id: text
  column tenant_id: text not null
  column termination_reason: text
  column trace_id: text not null
  column violation_policy_id: text
  constraint runs_pkey: PRIMARY KEY (tenant_id, id)
  constraint runs_trace: UNIQUE (tenant_id, trace_id)
  constraint runs_attempt_check: CHECK ((attempt >= 1))
  constraint runs_id_check: CHECK ((length(id) <= 200))
  constraint runs_input_tokens_check: CHECK ((input_tokens >= 0))
  constraint runs_outcome: CHECK ((((outcome IS NULL) = (severity IS NULL)) AND ((outcome IS NULL) = (category IS NULL)) AND ((outcome IS NULL) = (completed_at IS NULL)) AND ((outcome IS NULL) = (outcome_sequence IS NULL)) AND ((outcome IS NULL) = (outcome_recorded_at IS NULL)) AND ((outcome IS NULL) = (outcome_digest IS NULL))))
  constraint runs_outcome_check: CHECK ((outcome = ANY (ARRAY['SUCCESS'::text, 'FAILURE'::text, 'BLOCKED'::text, 'ABORTED'::text])))
  constraint runs_output_tokens_check: CHECK ((output_tokens >= 0))
  constraint runs_severity_check: CHECK ((severity = ANY (ARRAY['none'::text, 'low'::text, 'medium'::text, 'high'::text, 'critical'::text])))
  constraint runs_stopped_at_step_check: CHECK ((stopped_at_step >= 0))
  constraint runs_success: CHECK (((outcome IS NULL) OR ((outcome = 'SUCCESS'::text) = (severity = 'none'::text))))
  constraint runs_termination_reason_check: CHECK ((termination_reason = ANY (ARRAY['completed'::text, 'policy_block'::text, 'budget_exceeded'::text, 'rate_limited'::text, 'user_abort'::text, 'system_failure'::text, 'timeout'::text])))
  index runs_agent: using btree (tenant_id, agent_id, sequence)
  index runs_ended: using btree (tenant_id, outcome, sequence) WHERE (outcome IS NOT NULL)
  index runs_recorded: using btree (tenant_id, sequence)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table signals: persistent
  column absorption: text not null
  column agent_id: text
  column auto_action: text
  column category: text
  column cause_kind: text
  column cause_reference: text
  column content_digest: text not null
  column cost_micros: numeric(20,0)
  column description: text
  column details: text
  column details_digest: text
  column error_code: text
  column error_message: text
  column fingerprint: text
  column grouping_at: timestamp with time zone not null
  column incident_id: text
  column initial_severity: text
  column is_synthetic: boolean not null default false
  column kind: text not null
  column occurred_at: timestamp with time zone
  column policy_id: text
  column received_at: timestamp with time zone not null
  column recorded_at: timestamp with time zone not null
  column reference: text
  column run_id: text
  column sequence: bigint not null
  column signal_id: text not null
  column state: text not null
  column synthetic_scenario_id: text
  column tenant_id: text not null
  column title: text
  column trigger_type: text not null
  column trigger_value: text
  column violation_id: text
  constraint signals_pkey: PRIMARY KEY (tenant_id, signal_id)
  constraint signals_absorbed: CHECK (((incident_id IS NULL) = (absorption = ANY (ARRAY['suppressed'::text, 'noted'::text]))))
  constraint signals_absorption_check: CHECK ((absorption = ANY (ARRAY['opened'::text, 'attached'::text, 'late'::text, 'overflow'::text, 'suppressed'::text, 'cleared'::text, 'noted'::text])))
  constraint signals_initial_severity_check: CHECK ((initial_severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text])))
  constraint signals_kind_check: CHECK ((kind = ANY (ARRAY['call'::text, 'run'::text, 'violation'::text, 'anomaly'::text, 'guard'::text, 'manual'::text])))
  constraint signals_signal_id_check: CHECK ((length(signal_id) <= 200))
  constraint signals_state: CHECK (((state = 'resolved'::text) = (absorption = ANY (ARRAY['cleared'::text, 'noted'::text]))))
  constraint signals_state_check: CHECK ((state = ANY (ARRAY['firing'::text, 'resolved'::text])))
  constraint signals_tenant_id_incident_id_fkey: FOREIGN KEY (tenant_id, incident_id) REFERENCES incidents(tenant_id, id)
  index signals_incident: using btree (tenant_id, incident_id, sequence)
  index signals_reference: using btree (tenant_id, kind, reference, sequence) WHERE (reference IS NOT NULL)
  index signals_run: using btree (tenant_id, run_id) WHERE (run_id IS NOT NULL)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table tenant_heads: persistent
  column checkpoint_due: boolean not null default false
  column cost_due_at: timestamp with time zone
  column delivered_sequence: bigint not null default 0
  column last_checkpoint_at: timestamp with time zone
  column last_event_sequence: bigint not null default 0
  column last_recorded_at: timestamp with time zone not null
  column last_sequence: bigint not null default 0
  column salt_key: text not null
  column stale_check_at: timestamp with time zone
  column tenant_id: text not null
  constraint tenant_heads_pkey: PRIMARY KEY (tenant_id)
  constraint tenant_heads_salt_key_check: CHECK ((length(salt_key) = 64))
  index tenant_heads_stale: using btree (stale_check_at) WHERE (stale_check_at IS NOT NULL)
  index tenant_heads_undelivered: using btree (last_recorded_at) WHERE (delivered_sequence < last_event_sequence)
  row security: on
  policy hoc_fan_out: as permissive for select to public using ((current_setting('hoc.fan_out'::text, true) = 'on'::text))
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table trace_steps: persistent
  column content_digest: text not null
  column cost_micros: numeric(20,0)
  column duration_ms: bigint
  column input_hash: text
  column occurred_at: timestamp with time zone not null
  column outcome_category: text
  column outcome_code: text
  column outcome_data: json
  column output_hash: text
  column recorded_at: timestamp with time zone not null
  column retry_count: integer not null
  column sequence: bigint not null
  column skill_id: text
  column skill_name: text not null
  column source: text not null
  column status: text not null
  column step_index: integer not null
  column tenant_id: text not null
  column tokens: bigint
  column trace_id: text not null
  constraint trace_steps_pkey: PRIMARY KEY (tenant_id, trace_id, step_index)
  constraint trace_steps_duration_ms_check: CHECK ((duration_ms >= 0))
  constraint trace_steps_retry_count_check: CHECK ((retry_count >= 0))
  constraint trace_steps_source_check: CHECK ((source = ANY (ARRAY['engine'::text, 'external'::text, 'replay'::text])))
  constraint trace_steps_status_check: CHECK ((status = ANY (ARRAY['success'::text, 'failure'::text, 'retry'::text, 'skipped'::text])))
  constraint trace_steps_step_index_check: CHECK ((step_index >= 0))
  constraint trace_steps_tokens_check: CHECK ((tokens >= 0))
  constraint trace_steps_tenant_id_trace_id_fkey: FOREIGN KEY (tenant_id, trace_id) REFERENCES runs(tenant_id, trace_id)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table violation_incidents: persistent
  column incident_id: text not null
  column recorded_at: timestamp with time zone not null
  column sequence: bigint not null
  column tenant_id: text not null
  column violation_id: text not null
  constraint violation_incidents_pkey: PRIMARY KEY (tenant_id, violation_id)
  constraint violation_incidents_tenant_id_incident_id_fkey: FOREIGN KEY (tenant_id, incident_id) REFERENCES incidents(tenant_id, id)
  constraint violation_incidents_tenant_id_violation_id_fkey: FOREIGN KEY (tenant_id, violation_id) REFERENCES policy_violations(tenant_id, id)
  index violation_incidents_incident: using btree (tenant_id, incident_id, sequence)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table webhook_attempts: persistent
  column at: timestamp with time zone not null
  column duration_ms: integer not null
  column endpoint_id: text not null
  column error: text
  column event_id: text not null
  column event_type: text not null
  column excerpt: text
  column id: text not null
  column outcome: text not null
  column status_code: integer
  column tenant_id: text not null
  constraint webhook_attempts_pkey: PRIMARY KEY (tenant_id, id)
  constraint webhook_attempts_duration_ms_check: CHECK ((duration_ms >= 0))
  constraint webhook_attempts_outcome_check: CHECK ((outcome = ANY (ARRAY['taken'::text, 'refused'::text, 'unreachable'::text, 'blocked'::text])))
  constraint webhook_attempts_tenant_id_endpoint_id_fkey: FOREIGN KEY (tenant_id, endpoint_id) REFERENCES webhook_endpoints(tenant_id, id)
  index webhook_attempts_of_event: using btree (tenant_id, endpoint_id, event_id, at)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table webhook_circuits: persistent
  column due_at: timestamp with time zone
  column endpoint_id: text not null
  column failures: integer not null
  column last_failed_at: timestamp with time zone
  column last_taken_at: timestamp with time zone
  column open_until: timestamp with time zone
  column tenant_id: text not null
  constraint webhook_circuits_pkey: PRIMARY KEY (tenant_id, endpoint_id)
  constraint webhook_circuits_failures_check: CHECK ((failures >= 0))
  constraint webhook_circuits_tenant_id_endpoint_id_fkey: FOREIGN KEY (tenant_id, endpoint_id) REFERENCES webhook_endpoints(tenant_id, id)
  index webhook_circuits_due: using btree (due_at, tenant_id) WHERE (due_at IS NOT NULL)
  row security: on
  policy hoc_fan_out: as permissive for select to public using ((current_setting('hoc.fan_out'::text, true) = 'on'::text))
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table webhook_deliveries: persistent
  column attempts: integer not null
  column available_at: timestamp with time zone not null
  column ended_at: timestamp with time zone
  column endpoint_id: text not null
  column event_id: text not null
  column event_type: text not null
  column incident_id: text
  column last_error: text
  column last_status_code: integer
  column leased_until: timestamp with time zone
  column ordering_key: text not null
  column queued_at: timestamp with time zone not null
  column replays: integer not null
  column sequence_no: bigint not null
  column status: text not null
  column tenant_id: text not null
  constraint webhook_deliveries_pkey: PRIMARY KEY (tenant_id, endpoint_id, sequence_no)
  constraint webhook_deliveries_tenant_id_endpoint_id_event_id_key: UNIQUE (tenant_id, endpoint_id, event_id)
  constraint webhook_deliveries_attempts_check: CHECK ((attempts >= 0))
  constraint webhook_deliveries_check: CHECK (((status = 'pending'::text) = (ended_at IS NULL)))
  constraint webhook_deliveries_check1: CHECK (((status = 'pending'::text) OR (leased_until IS NULL)))
  constraint webhook_deliveries_check2: CHECK ((leased_until <= available_at))
  constraint webhook_deliveries_replays_check: CHECK ((replays >= 0))
  constraint webhook_deliveries_status_check: CHECK ((status = ANY (ARRAY['pending'::text, 'delivered'::text, 'given_up'::text, 'cancelled'::text])))
  constraint webhook_deliveries_tenant_id_endpoint_id_fkey: FOREIGN KEY (tenant_id, endpoint_id) REFERENCES webhook_endpoints(tenant_id, id)
  constraint webhook_deliveries_tenant_id_sequence_no_fkey: FOREIGN KEY (tenant_id, sequence_no) REFERENCES domain_events(tenant_id, sequence_no)
  index webhook_deliveries_due: using btree (tenant_id, endpoint_id, available_at, sequence_no) WHERE (status = 'pending'::text)
  index webhook_deliveries_held: using btree (tenant_id, endpoint_id, leased_until) WHERE (leased_until IS NOT NULL)
  index webhook_deliveries_in_order: using btree (tenant_id, endpoint_id, ordering_key, sequence_no) WHERE (status = 'pending'::text)
  index webhook_deliveries_status: using btree (tenant_id, endpoint_id, status, sequence_no)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table webhook_endpoint_versions: persistent
  column changed_at: timestamp with time zone not null
  column changed_by_id: text not null
  column changed_by_type: text not null
  column description: text
  column endpoint_id: text not null
  column event_types: json
  column recorded_at: timestamp with time zone not null
  column sequence: bigint not null
  column status: text not null
  column status_reason: text
  column tenant_id: text not null
  column url: text not null
  column version: integer not null
  constraint webhook_endpoint_versions_pkey: PRIMARY KEY (tenant_id, endpoint_id, version)
  constraint webhook_endpoint_versions_changed_by_type_check: CHECK ((changed_by_type = ANY (ARRAY['HUMAN'::text, 'SYSTEM'::text, 'AGENT'::text])))
  constraint webhook_endpoint_versions_description_check: CHECK (((length(description) >= 1) AND (length(description) <= 1000)))
  constraint webhook_endpoint_versions_status_check: CHECK ((status = ANY (ARRAY['enabled'::text, 'disabled'::text, 'removed'::text])))
  constraint webhook_endpoint_versions_url_check: CHECK (((length(url) >= 1) AND (length(url) <= 2000)))
  constraint webhook_endpoint_versions_version_check: CHECK ((version >= 1))
  constraint webhook_endpoint_versions_tenant_id_endpoint_id_fkey: FOREIGN KEY (tenant_id, endpoint_id) REFERENCES webhook_endpoints(tenant_id, id)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table webhook_endpoints: persistent
  column created_at: timestamp with time zone not null
  column created_by_id: text not null
  column created_by_type: text not null
  column id: text not null
  column recorded_at: timestamp with time zone not null
  column sequence: bigint not null
  column tenant_id: text not null
  constraint webhook_endpoints_pkey: PRIMARY KEY (tenant_id, id)
  constraint webhook_endpoints_created_by_type_check: CHECK ((created_by_type = ANY (ARRAY['HUMAN'::text, 'SYSTEM'::text, 'AGENT'::text])))
  index webhook_endpoints_recorded: using btree (tenant_id, sequence)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
table webhook_secrets: persistent
  column created_at: timestamp with time zone not null
  column created_by_id: text not null
  column created_by_type: text not null
  column endpoint_id: text not null
  column generation: integer not null
  column previous_ends_at: timestamp with time zone
  column recorded_at: timestamp with time zone not null
  column secret: text not null
  column sequence: bigint not null
  column tenant_id: text not null
  constraint webhook_secrets_pkey: PRIMARY KEY (tenant_id, endpoint_id, generation)
  constraint webhook_secrets_check: CHECK (((generation = 1) = (previous_ends_at IS NULL)))
  constraint webhook_secrets_created_by_type_check: CHECK ((created_by_type = ANY (ARRAY['HUMAN'::text, 'SYSTEM'::text, 'AGENT'::text])))
  constraint webhook_secrets_generation_check: CHECK ((generation >= 1))
  constraint webhook_secrets_secret_check: CHECK ((secret ~ '^whsec_[A-Za-z0-9+/]+=*$'::text))
  constraint webhook_secrets_tenant_id_endpoint_id_fkey: FOREIGN KEY (tenant_id, endpoint_id) REFERENCES webhook_endpoints(tenant_id, id)
  row security: on
  policy hoc_tenant: as permissive for all to public using ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text))) with check ((tenant_id = NULLIF(current_setting('hoc.tenant'::text, true), ''::text)))
`;
