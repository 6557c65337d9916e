import type { Migration } from "kysely";
import { schemaIdentifier } from "../database/schema-name.js";
import { runStatements } from "./run-statements.js";

/** The keys that programs call with, by their hashes, and from when on each opens nothing. */
export function apiKeys(schema: string): Migration {
  const s = schemaIdentifier(schema);
  const up = [
    `create table ${s}.api_keys (
      tenant_id text not null,
      id text not null,
      sequence bigint not null,
      name text not null check (length(name) between 1 and 100),
      secret_hash text not null check (secret_hash ~ '^[0-9a-f]{64}$'),
      role text not null check (role in ('viewer', 'responder', 'ingest', 'admin')),
      scopes json,
      actor_type text not null check (actor_type in ('HUMAN', 'SYSTEM', 'AGENT')),
      actor_id text not null,
      replaces_key_id text,
      expires_at timestamptz,
      created_at timestamptz not null,
      created_by_type text not null check (created_by_type in ('HUMAN', 'SYSTEM', 'AGENT')),
      created_by_id text not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, replaces_key_id) references ${s}.api_keys (tenant_id, id),
      check (replaces_key_id <> id),
      check (expires_at > created_at)
    )`,
    `create index api_keys_recorded on ${s}.api_keys (tenant_id, sequence)`,
    `create table ${s}.api_key_ends (
      tenant_id text not null,
      key_id text not null,
      sequence bigint not null,
      ends_at timestamptz not null,
      reason text,
      ended_by_type text not null check (ended_by_type in ('HUMAN', 'SYSTEM', 'AGENT')),
      ended_by_id text not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, key_id, sequence),
      foreign key (tenant_id, key_id) references ${s}.api_keys (tenant_id, id)
    )`,
  ];
  const down = [`drop table ${s}.api_key_ends`, `drop table ${s}.api_keys`];
  return { up: (db) => runStatements(db, up), down: (db) => runStatements(db, down) };
}
