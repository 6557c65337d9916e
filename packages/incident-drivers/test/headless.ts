import type { TenantHead } from "../src/database/tenant-head.js";
import { type WriteExecutor, writeExecutor } from "../src/executor.js";
import type { Database } from "./databases.js";

const RECORDED_AT = "2026-03-14T12:00:00.000000Z";

/** A head that nobody locked, as a writer has it who does not know of the tenant's lock. */
export function unlockedHead(tenantId: string): TenantHead {
  let taken = 1_000;
  return {
    tenantId,
    recordedAt: RECORDED_AT,
    firstSequence: taken + 1,
    saltKey: "",
    mustBe: () => undefined,
    get nextSequence() {
      return taken + 1;
    },
    take: () => ++taken,
    noteEvent: () => undefined,
    noteStaleCheckAfter: () => undefined,
    setStaleCheck: () => undefined,
    noteCheckpointDue: () => undefined,
    noteCheckpoint: () => undefined,
    noteCostsDue: () => undefined,
    setCostsDue: () => undefined,
    save: async () => undefined,
  };
}

/**
 * Writes in a transaction of its own without the tenant's head, so that only the database's keys stand in the way.
 *
 * @example await writeHeadless(db, "acme", (executor, head) => createRunDriver(executor, head).insertRun("acme", run))
 */
export function writeHeadless<Result>(
  db: Database,
  tenantId: string,
  work: (executor: WriteExecutor, head: TenantHead) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute((trx) => work(writeExecutor(trx, "hoc"), unlockedHead(tenantId)));
}
