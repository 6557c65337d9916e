import type { Kysely, Migration } from "kysely";
import { schemaIdentifier } from "../database/schema-name.js";
import { noRowSecurity, rowSecurity, tenantTables } from "./row-security.js";
import { runStatements } from "./run-statements.js";

/** Tables that the questions across tenants read. */
const FAN_OUT = new Set(["tenant_heads", "outbox_deliveries", "lessons_learned", "idempotency_keys"]);

/** Gives every tenant its own rows of every table that there is by now. */
export function rowLevelSecurity(schema: string): Migration {
  const s = schemaIdentifier(schema);
  const onEach = async (db: Kysely<unknown>, statementsOf: (table: string) => string[]) =>
    runStatements(db, (await tenantTables(db, schema)).flatMap(statementsOf));
  return {
    up: (db) => onEach(db, (table) => rowSecurity(s, table, { fanOut: FAN_OUT.has(table) })),
    down: (db) => onEach(db, (table) => noRowSecurity(s, table)),
  };
}
