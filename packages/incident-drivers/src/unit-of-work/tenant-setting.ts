import { DomainError } from "@hoc/incident-schemas";
import { sql } from "kysely";
import type { ReadExecutor } from "../executor.js";

/** What the rules of row security go by; see `rowSecurity` of the migrations. */
const TENANT = "hoc.tenant";
const FAN_OUT = "hoc.fan_out";

/** Tells the database for the length of a transaction of ours whose rows it may touch, and as which role. */
export async function enterTenant({ db }: ReadExecutor, tenantId: string, role: string | undefined): Promise<void> {
  await sql`select set_config(${TENANT}, ${tenantId}, true)${asRole(role)}`.execute(db);
}

/** Tells the database that a transaction of ours asks which tenants have something to do. */
export async function enterFanOut({ db }: ReadExecutor, role: string | undefined): Promise<void> {
  await sql`select set_config(${FAN_OUT}, 'on', true)${asRole(role)}`.execute(db);
}

function asRole(role: string | undefined) {
  return role === undefined ? sql`` : sql`, set_config('role', ${role}, true)`;
}

/** A host's transaction as long as calls of ours use it. */
interface Use {
  readonly tenantId: string;
  /** What the setting was before the first of them. */
  readonly before: Promise<string>;
  calls: number;
}

const uses = new WeakMap<object, Use>();

/**
 * Runs `work` with a host's transaction set to a tenant, and leaves the setting as it was. Calls for one tenant may
 * overlap: the last one that ends sets it back.
 *
 * @throws DomainError `tenant_mismatch` while a call for another tenant is under way
 */
export async function asTenant<Result>(
  transaction: object,
  executor: ReadExecutor,
  tenantId: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const use = beginUse(transaction, executor, tenantId);
  const end = async () => {
    use.calls -= 1;
    if (use.calls > 0) return;
    uses.delete(transaction);
    await sql`select set_config(${TENANT}, ${await use.before}, true)`.execute(executor.db);
  };
  let result: Result;
  try {
    await use.before;
    result = await work();
  } catch (error) {
    // A transaction that is broken takes no statement any more, and forgets the setting with all the rest.
    await end().catch(() => undefined);
    throw error;
  }
  await end();
  return result;
}

function beginUse(transaction: object, executor: ReadExecutor, tenantId: string): Use {
  const current = uses.get(transaction);
  if (current !== undefined && current.tenantId !== tenantId)
    throw new DomainError(
      "tenant_mismatch",
      "The host's transaction is in use for another tenant; wait for that call to end.",
    );
  if (current !== undefined) {
    current.calls += 1;
    return current;
  }
  const use = { tenantId, before: setTenant(executor, tenantId), calls: 1 };
  uses.set(transaction, use);
  return use;
}

async function setTenant({ db }: ReadExecutor, tenantId: string): Promise<string> {
  const { rows } = await sql<{ before: string | null }>`select s.before, set_config(${TENANT}, ${tenantId}, true)
    from (select current_setting(${TENANT}, true) as before offset 0) as s`.execute(db);
  return rows[0]?.before ?? "";
}
