import { type Kysely, sql } from "kysely";
import { DEFAULT_SCHEMA, schemaIdentifier } from "../database/schema-name.js";

/** Tables that the application may add to and read, and never change: what happened, and how it was before. */
export const APPEND_ONLY_TABLES = [
  "signals",
  "incident_events",
  "incident_versions",
  "recordings",
  "domain_events",
  "audit_ledger",
  "analytics_artifacts",
  "incident_evidence",
  "trace_steps",
  "incident_trace_links",
  "run_failures",
  "failure_evidence",
  "policy_violations",
  "violation_incidents",
  "prevention_records",
  "policy_evaluations",
  "policy_proposal_triggers",
  "cost_records",
  "cost_anomalies",
  "lesson_transitions",
  "run_findings",
  "export_ledger",
  "checkpoint_heads",
  "checkpoints",
  "feature_tags",
  "cost_budgets",
  "cost_threshold_crossings",
  "cost_reservations",
  "cost_reservation_ends",
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
] as const;

/** Tables that the application changes. */
export const MUTABLE_TABLES = [
  "tenant_heads",
  "incidents",
  "outbox_deliveries",
  "postmortem_artifacts",
  "idempotency_keys",
  "runs",
  "policy_rules",
  "policy_proposals",
  "lessons_learned",
  "cost_budget_periods",
  "cost_open_reservations",
  "webhook_deliveries",
  "webhook_circuits",
] as const;

/** Tables whose rows the application removes when their time is over. */
const PASSING_TABLES = ["idempotency_keys", "cost_open_reservations"] as const;

/**
 * What the application's role may do with a table of ours; nothing with any other.
 *
 * @example privilegesOf("signals") // ["select", "insert"]
 */
export function privilegesOf(table: string): readonly ("select" | "insert" | "update" | "delete")[] {
  const isIn = (tables: readonly string[]) => tables.includes(table);
  if (!isIn(APPEND_ONLY_TABLES) && !isIn(MUTABLE_TABLES)) return [];
  return [
    "select",
    "insert",
    ...(isIn(MUTABLE_TABLES) ? (["update"] as const) : []),
    ...(isIn(PASSING_TABLES) ? (["delete"] as const) : []),
  ];
}

/** Roles that exist in the database already. */
export interface GrantOptions {
  readonly schema?: string;
  /** The role that the service runs as. */
  readonly application: string;
  /** A role that may also prune signals; left out when nobody prunes. */
  readonly maintenance?: string;
}

/**
 * Gives a service's role what it needs and no more: append-only tables can be inserted into and read, nothing else.
 * Run it as the owner of the tables, after {@link migrateToLatest}.
 *
 * @example await grantRoles(db, { application: "incidents_app", maintenance: "incidents_maintenance" })
 */
// biome-ignore lint/suspicious/noExplicitAny: a host hands over its own Kysely, whatever tables it knows
export async function grantRoles(db: Kysely<any>, options: GrantOptions): Promise<void> {
  const s = schemaIdentifier(options.schema ?? DEFAULT_SCHEMA);
  const tables = (names: readonly string[]) => names.map((name) => `${s}.${name}`).join(", ");
  const plain = db.withoutPlugins();
  const roles = [options.application, options.maintenance].filter((role) => role !== undefined);
  for (const role of roles) {
    const to = `to "${role.replaceAll('"', '""')}"`;
    await sql.raw(`grant usage on schema ${s} ${to}`).execute(plain);
    await sql.raw(`grant select, insert on ${tables(APPEND_ONLY_TABLES)} ${to}`).execute(plain);
    await sql.raw(`grant select, insert, update on ${tables(MUTABLE_TABLES)} ${to}`).execute(plain);
    await sql.raw(`grant delete on ${tables(PASSING_TABLES)} ${to}`).execute(plain);
    if (role === options.maintenance) await sql.raw(`grant delete on ${s}.signals ${to}`).execute(plain);
  }
}
