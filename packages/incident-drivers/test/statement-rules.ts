/** Tables that belong to tenants. */
const TABLES = [
  "tenant_heads",
  "signals",
  "incidents",
  "incident_events",
  "incident_versions",
  "recordings",
  "domain_events",
  "outbox_deliveries",
  "audit_ledger",
  "postmortem_artifacts",
  "idempotency_keys",
  "analytics_artifacts",
  "incident_evidence",
  "runs",
  "trace_steps",
  "incident_trace_links",
  "run_failures",
  "failure_evidence",
  "policy_rules",
  "policy_violations",
  "violation_incidents",
  "prevention_records",
  "policy_evaluations",
  "policy_proposals",
  "policy_proposal_triggers",
  "cost_records",
  "cost_anomalies",
  "lessons_learned",
  "lesson_transitions",
  "run_findings",
  "export_ledger",
  "checkpoint_heads",
  "checkpoints",
  "feature_tags",
  "cost_budgets",
  "cost_budget_periods",
  "cost_threshold_crossings",
  "cost_reservations",
  "cost_reservation_ends",
  "cost_open_reservations",
  "cost_snapshots",
  "cost_snapshot_aggregates",
  "cost_snapshot_baselines",
  "cost_anomaly_resolutions",
  "api_keys",
  "api_key_ends",
  "webhook_endpoints",
  "webhook_endpoint_versions",
  "webhook_secrets",
  "webhook_attempts",
  "webhook_deliveries",
  "webhook_circuits",
] as const;

const FAN_OUT = "/* fan-out */";

const FORBIDDEN: readonly (readonly [rule: string, pattern: RegExp])[] = [
  [
    "the database's clock and chance",
    /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|random|gen_random_uuid|uuidv7|nextval)\s*\(|\b(current_timestamp|current_date|current_time|localtimestamp|localtime)\b/i,
  ],
  ["advisory locks", /advisory/i],
  ["triggers", /\btrigger\b/i],
  ["set null", /\bset\s+null\b/i],
  ["merge", /^\s*merge\b/i],
  ["functions on conflict", /\bdo\s+update\s+set\b[^;]*\w\s*\(/i],
  ["bound predicates of partial indexes", /\bon\s+conflict\s*\([^)]*\)\s*where[^$]*\$\d+[^$]*\bdo\b/i],
  [
    "a limit under lock that may run per row",
    /\bin\s*\(\s*select\b[^()]*(\([^()]*\)[^()]*)*\blimit\b[^()]*\bfor\s+update/i,
  ],
];

const REFERENCE = new RegExp(`(insert\\s+into\\s+)?"\\w+"\\."(${TABLES.join("|")})"(?:\\s+as\\s+"?(\\w+)"?)?`, "gi");

/**
 * What a statement breaks of the rules that let the same statements run on one machine and on many: each of our tables
 * is asked with its tenant by equality, in every statement that does not declare itself a question across tenants.
 *
 * @example brokenRules(`select 1 from "hoc"."signals" as s where s.reference = $1`) // ["tenant by equality: s"]
 */
export function brokenRules(statement: string): string[] {
  const broken = FORBIDDEN.flatMap(([rule, pattern]) => (pattern.test(statement) ? [rule] : []));
  if (statement.startsWith(FAN_OUT)) return broken;
  for (const [, insert, table, alias] of statement.matchAll(REFERENCE)) {
    if (insert !== undefined) continue;
    const prefix = alias === undefined ? "(?<![\\w.])" : `\\b${alias}\\.`;
    const tenant = new RegExp(`${prefix}tenant_id\\s*=\\s*(\\$\\d+|\\w+\\.tenant_id)`, "i");
    if (!tenant.test(statement)) broken.push(`tenant by equality: ${alias ?? table}`);
  }
  if (/\.tenant_id\s*=\s*\w+\.tenant_id/.test(statement) && !/tenant_id\s*=\s*\$\d+/.test(statement))
    broken.push("tenant by equality: nowhere a parameter");
  return broken;
}

/** Whether a statement reads or writes one of our tables. */
export function touchesTenantTable(statement: string): boolean {
  return [...statement.matchAll(REFERENCE)].length > 0;
}
