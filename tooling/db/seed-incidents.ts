/** Tenants with incidents as they might have come over two years. */
export interface IncidentSeed {
  /** Tenants are named so, followed by their number from 1 on. */
  readonly prefix: string;
  readonly tenants: number;
  readonly incidentsPerTenant: number;
  /** The instant of the newest incident. */
  readonly until: string;
}

/** Runs one statement. */
export type RunStatement = (statement: string, parameters: readonly unknown[]) => Promise<unknown>;

/**
 * Seeds incidents set-wise: a tenth of them in the last 30 days and the others evenly over the 700 days before; nine
 * categories and some without, all severities, causes and ways of resolution, every 53rd synthetic, a cost on every other
 * one, and about one in 200 open, half of those among the newest hundredth. Every property goes by the remainder of a
 * prime number of its own, so that none decides another.
 *
 * @example await seedIncidents((text, values) => pool.query(text, [...values]),
 *   { prefix: "large-", tenants: 1, incidentsPerTenant: 1_000_000, until: "2026-06-30T00:00:00.000000Z" })
 */
export async function seedIncidents(run: RunStatement, seed: IncidentSeed): Promise<void> {
  const { prefix, tenants, incidentsPerTenant, until } = seed;
  await run(SEED, [prefix, tenants, incidentsPerTenant, until]);
  await run(HEADS, [prefix, tenants, until]);
}

const HEADS = `
  insert into hoc.tenant_heads (tenant_id, last_sequence, last_recorded_at, salt_key)
  select $1::text || t, 1, $3::timestamptz, repeat('0', 64) from generate_series(1, $2::int) as t`;

const SEED = `
  insert into hoc.incidents (
    tenant_id, id, title, severity, status, lifecycle_state, trigger_type, fingerprint, window_start, grouping_key,
    grouping, category, description, error_code, error_message, source_type, cause_type, source_run_id, llm_run_id,
    affected_agent_id, is_synthetic, signal_count, calls_affected, cost_micros, started_at, last_signal_at,
    last_received_at, ended_at, duration_seconds, created_at, updated_at, recorded_at, acknowledged_at, acknowledged_by,
    resolved_at, resolved_by, resolution_method, resolution_type, recurrence_signature, signature_version,
    signal_severity, state_recorded_at)
  select
    n.tenant, 'inc_' || md5(n.tenant || g)::uuid, 'Failure spike: provider timeouts',
    (array['low', 'low', 'low', 'medium', 'medium', 'medium', 'medium', 'high', 'high', 'critical'])[1 + g % 97 % 10],
    case when not n.is_open then 'RESOLVED' when g % 7 < 2 then 'ACKNOWLEDGED' else 'OPEN' end,
    case when not n.is_open then 'RESOLVED' when g % 7 < 2 then 'ACKED' else 'ACTIVE' end,
    'failure_spike', 'key-' || g % 5000, n.created, md5(n.tenant || '/' || g), 'sliding',
    (array['EXECUTION_FAILURE', 'BUDGET_EXCEEDED', 'RATE_LIMIT', 'RESOURCE_EXHAUSTION', 'MANUAL', 'POLICY_VIOLATION',
      'LOOP_DETECTED', 'COST_ANOMALY', 'HALLUCINATION', null])[1 + g % 101 % 10],
    'Calls to the provider fail one after the other.', 'PROVIDER_TIMEOUT', 'upstream did not answer within 30 s',
    'killswitch', (array['LLM_RUN', 'SYSTEM', 'HUMAN'])[1 + g % 89 % 3], 'run-' || g / 3, 'run-' || g / 3,
    'agent-' || g % 20, g % 53 = 0, 7, 7, case when g % 79 % 2 = 0 then 1200 + g % 700 end,
    n.created, n.created + interval '1 minute', n.created + interval '1 minute',
    n.resolved, extract(epoch from n.resolved - n.created)::int8, n.created, coalesce(n.resolved, n.created), n.created,
    case when g % 7 < 2 then n.created + interval '2 minutes' end, case when g % 7 < 2 then 'ann' end,
    n.resolved, case when not n.is_open then 'ann' end,
    case when not n.is_open then (array['auto', 'manual', 'rollback', 'manual_closure'])[1 + g % 83 % 4] end,
    case when not n.is_open then 'fixed' end,
    md5('signature-' || g % 5000) || md5('signature-' || g % 5000), 'v1', 'medium', n.created
  from generate_series(1, $2::int) as t
  cross join generate_series(1, $3::int) as g
  cross join lateral (
    select $1::text || t as tenant,
      case when g > $3::int * 0.99 then g % 5 = 1 else g % 401 = 1 end as is_open,
      $4::timestamptz - interval '1 microsecond' * floor(
        case when g > $3::int * 0.9 then 30.0 * ($3::int - g) / ($3::int * 0.1)
          else 30.0 + 700.0 * ($3::int * 0.9 - g) / ($3::int * 0.9) end * 86400000000) as created
  ) as c
  cross join lateral (
    select c.*, case when not c.is_open then c.created + interval '1 second' * (300 + g::int8 * 7919 % 28793) end as resolved
  ) as n`;
