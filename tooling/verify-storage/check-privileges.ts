import { randomUUID } from "node:crypto";
import { APPEND_ONLY_TABLES, grantRoles, MUTABLE_TABLES } from "@hoc/incident-drivers/migrations";
import { sql } from "kysely";
import type { Database } from "../../packages/incident-drivers/test/databases.js";
import type { StoredTable } from "../../packages/incident-drivers/test/stored-tables.js";
import { NOT_APPLICABLE, type Verdict, verdictOf } from "../verify/verdict.js";
import { REFUSED_BY, refusalOf } from "./row-bench.js";
import type { StorageServer } from "./storage-server.js";

/** Says of a table whether the application's role can do with it what it may, and no more. */
export type PrivilegeCheck = (table: StoredTable) => Promise<Verdict>;

/** Runs `work` with a role of the application, which is gone afterwards. A server without roles has nothing to see. */
export async function asApplication<Result>(
  { db, hasRoles }: StorageServer,
  work: (check: PrivilegeCheck) => Promise<Result>,
): Promise<Result> {
  if (!hasRoles) return work(async () => NOT_APPLICABLE);
  const role = `verified_${randomUUID().replaceAll("-", "")}`;
  await sql`create role ${sql.id(role)}`.execute(db);
  try {
    await grantRoles(db, { application: role });
    return await work((table) => checkPrivileges(db, role, table));
  } finally {
    await sql`drop owned by ${sql.id(role)}`.execute(db);
    await sql`drop role ${sql.id(role)}`.execute(db);
  }
}

async function checkPrivileges(db: Database, role: string, { name }: StoredTable): Promise<Verdict> {
  const isAppendOnly = (APPEND_ONLY_TABLES as readonly string[]).includes(name);
  const isMutable = (MUTABLE_TABLES as readonly string[]).includes(name);
  if (isAppendOnly === isMutable) return verdictOf(["it is granted neither as append-only nor as mutable, or as both"]);
  const wrong: string[] = [];
  const table = sql.id("hoc", name);
  const deeds = {
    read: sql`select from ${table} where tenant_id = 'nobody'`,
    update: sql`update ${table} set tenant_id = tenant_id where tenant_id = 'nobody'`,
    delete: sql`delete from ${table} where tenant_id = 'nobody'`,
    truncate: sql`truncate ${table}`,
  };
  const allowed = ["read", ...(isMutable ? ["update"] : []), ...(PASSING.has(name) ? ["delete"] : [])];
  for (const [deed, statement] of Object.entries(deeds)) {
    const refusal = await tryAs(db, role, statement);
    if (allowed.includes(deed) && refusal !== undefined)
      wrong.push(`the application cannot ${deed}: ${refusal.message}`);
    if (!allowed.includes(deed) && refusal?.code !== REFUSED_BY.privilege) wrong.push(`the application can ${deed}`);
  }
  return verdictOf(wrong);
}

/** Tables whose rows the application removes when their time is over. */
const PASSING: ReadonlySet<string> = new Set(["idempotency_keys", "cost_open_reservations"]);

/** Tries a statement as a role and takes it back; gives what was refused. */
async function tryAs(db: Database, role: string, statement: ReturnType<typeof sql>) {
  const transaction = await db.startTransaction().execute();
  try {
    await sql`set local role ${sql.id(role)}`.execute(transaction);
    await statement.execute(transaction);
    return undefined;
  } catch (error) {
    return refusalOf(error);
  } finally {
    await transaction.rollback().execute();
  }
}
