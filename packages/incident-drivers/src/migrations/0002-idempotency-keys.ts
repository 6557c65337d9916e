import type { Migration } from "kysely";
import { schemaIdentifier } from "../database/schema-name.js";
import { dropTables, runStatements } from "./run-statements.js";

/** The answers that requests with an idempotency key get again. */
export function idempotencyKeys(schema: string): Migration {
  const s = schemaIdentifier(schema);
  const statements = [
    `create table ${s}.idempotency_keys (
      tenant_id text not null,
      operation text not null,
      idempotency_key text not null check (length(idempotency_key) between 1 and 255),
      request_digest text not null check (length(request_digest) = 64),
      answer text,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      primary key (tenant_id, operation, idempotency_key)
    )`,
    `create index idempotency_keys_expiry on ${s}.idempotency_keys (tenant_id, expires_at)`,
  ];
  return {
    up: (db) => runStatements(db, statements),
    down: (db) => dropTables(db, s, ["idempotency_keys"]),
  };
}
