import type { Attempt } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import type { WriteExecutor } from "../executor.js";

/**
 * Runs a part of a transaction behind a savepoint: when it rejects, what it wrote is undone and nothing else.
 *
 * @throws whatever the part rejects with
 */
export async function behindSavepoint<Result>(
  { db }: WriteExecutor,
  name: "hoc_write" | "hoc_attempt",
  part: () => Promise<Result>,
): Promise<Result> {
  const savepoint = sql.id(name);
  await sql`savepoint ${savepoint}`.execute(db);
  try {
    const result = await part();
    await sql`release savepoint ${savepoint}`.execute(db);
    return result;
  } catch (error) {
    await sql`rollback to savepoint ${savepoint}`.execute(db);
    await sql`release savepoint ${savepoint}`.execute(db);
    throw error;
  }
}

/**
 * Runs a part that must not fail the rest.
 *
 * @example await attempt(executor, () => proposals.insertPolicyProposal("acme", draft))
 */
export async function attempt<Result>(executor: WriteExecutor, part: () => Promise<Result>): Promise<Attempt<Result>> {
  try {
    return { ok: true, result: await behindSavepoint(executor, "hoc_attempt", part) };
  } catch (error) {
    return { ok: false, error };
  }
}
