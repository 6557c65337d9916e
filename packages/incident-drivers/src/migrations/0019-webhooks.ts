import type { Migration } from "kysely";
import { schemaIdentifier } from "../database/schema-name.js";
import { rowSecurity } from "./row-security.js";
import { runStatements } from "./run-statements.js";

/** Tables of webhooks, and whether the questions across tenants read them. */
const TABLES = {
  webhook_endpoints: {},
  webhook_endpoint_versions: {},
  webhook_secrets: {},
  webhook_deliveries: {},
  webhook_attempts: {},
  webhook_circuits: { fanOut: true },
} as const;

/** Where events are sent, the keys that sign them, how far each has got, every attempt, and how the endpoints are. */
export function webhooks(schema: string): Migration {
  const s = schemaIdentifier(schema);
  const actor = (name: string) => `${name}_type text not null check (${name}_type in ('HUMAN', 'SYSTEM', 'AGENT')),
      ${name}_id text not null`;
  const up = [
    `create table ${s}.webhook_endpoints (
      tenant_id text not null,
      id text not null,
      sequence bigint not null,
      created_at timestamptz not null,
      ${actor("created_by")},
      recorded_at timestamptz not null,
      primary key (tenant_id, id)
    )`,
    `create index webhook_endpoints_recorded on ${s}.webhook_endpoints (tenant_id, sequence)`,
    `create table ${s}.webhook_endpoint_versions (
      tenant_id text not null,
      endpoint_id text not null,
      version integer not null check (version >= 1),
      sequence bigint not null,
      url text not null check (length(url) between 1 and 2000),
      description text check (length(description) between 1 and 1000),
      event_types json,
      status text not null check (status in ('enabled', 'disabled', 'removed')),
      status_reason text,
      changed_at timestamptz not null,
      ${actor("changed_by")},
      recorded_at timestamptz not null,
      primary key (tenant_id, endpoint_id, version),
      foreign key (tenant_id, endpoint_id) references ${s}.webhook_endpoints (tenant_id, id)
    )`,
    `create table ${s}.webhook_secrets (
      tenant_id text not null,
      endpoint_id text not null,
      generation integer not null check (generation >= 1),
      sequence bigint not null,
      secret text not null check (secret ~ '^whsec_[A-Za-z0-9+/]+=*$'),
      previous_ends_at timestamptz,
      created_at timestamptz not null,
      ${actor("created_by")},
      recorded_at timestamptz not null,
      primary key (tenant_id, endpoint_id, generation),
      foreign key (tenant_id, endpoint_id) references ${s}.webhook_endpoints (tenant_id, id),
      check ((generation = 1) = (previous_ends_at is null))
    )`,
    `create table ${s}.webhook_deliveries (
      tenant_id text not null,
      endpoint_id text not null,
      sequence_no bigint not null,
      event_id text not null,
      event_type text not null,
      incident_id text,
      ordering_key text not null,
      status text not null check (status in ('pending', 'delivered', 'given_up', 'cancelled')),
      attempts integer not null check (attempts >= 0),
      replays integer not null check (replays >= 0),
      queued_at timestamptz not null,
      available_at timestamptz not null,
      leased_until timestamptz,
      ended_at timestamptz,
      last_status_code integer,
      last_error text,
      primary key (tenant_id, endpoint_id, sequence_no),
      unique (tenant_id, endpoint_id, event_id),
      foreign key (tenant_id, endpoint_id) references ${s}.webhook_endpoints (tenant_id, id),
      foreign key (tenant_id, sequence_no) references ${s}.domain_events (tenant_id, sequence_no),
      check ((status = 'pending') = (ended_at is null)),
      check (status = 'pending' or leased_until is null),
      check (leased_until <= available_at)
    ) with (fillfactor = 80)`,
    `create index webhook_deliveries_status on ${s}.webhook_deliveries (tenant_id, endpoint_id, status, sequence_no)`,
    `create index webhook_deliveries_in_order on ${s}.webhook_deliveries (tenant_id, endpoint_id, ordering_key, sequence_no)
      where status = 'pending'`,
    `create index webhook_deliveries_due on ${s}.webhook_deliveries (tenant_id, endpoint_id, available_at, sequence_no)
      where status = 'pending'`,
    `create index webhook_deliveries_held on ${s}.webhook_deliveries (tenant_id, endpoint_id, leased_until)
      where leased_until is not null`,
    `create table ${s}.webhook_attempts (
      tenant_id text not null,
      id text not null,
      endpoint_id text not null,
      event_id text not null,
      event_type text not null,
      at timestamptz not null,
      outcome text not null check (outcome in ('taken', 'refused', 'unreachable', 'blocked')),
      status_code integer,
      error text,
      excerpt text,
      duration_ms integer not null check (duration_ms >= 0),
      primary key (tenant_id, id),
      foreign key (tenant_id, endpoint_id) references ${s}.webhook_endpoints (tenant_id, id)
    )`,
    `create index webhook_attempts_of_event on ${s}.webhook_attempts (tenant_id, endpoint_id, event_id, at)`,
    `create table ${s}.webhook_circuits (
      tenant_id text not null,
      endpoint_id text not null,
      failures integer not null check (failures >= 0),
      open_until timestamptz,
      due_at timestamptz,
      last_taken_at timestamptz,
      last_failed_at timestamptz,
      primary key (tenant_id, endpoint_id),
      foreign key (tenant_id, endpoint_id) references ${s}.webhook_endpoints (tenant_id, id)
    ) with (fillfactor = 80)`,
    `create index webhook_circuits_due on ${s}.webhook_circuits (due_at, tenant_id) where due_at is not null`,
    ...Object.entries(TABLES).flatMap(([table, options]) => rowSecurity(s, table, options)),
  ];
  const down = Object.keys(TABLES)
    .reverse()
    .map((table) => `drop table ${s}.${table}`);
  return { up: (db) => runStatements(db, up), down: (db) => runStatements(db, down) };
}
