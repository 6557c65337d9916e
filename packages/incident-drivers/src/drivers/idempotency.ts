import { DomainError } from "@hoc/incident-schemas";
import type { IdempotencyClaim, IdempotencyDriver, IdempotencyKey } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { rowsOf } from "../database/insert-rows.js";
import { IDEMPOTENCY_KEYS } from "../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../executor.js";
import { fromDb, selectList } from "../mapping/rows.js";

const KEPT = {
  requestDigest: IDEMPOTENCY_KEYS.columns.requestDigest,
  answer: IDEMPOTENCY_KEYS.columns.answer,
};

/**
 * Binds the kept answers to an executor. Who inserts the key has it: a second request with the same key waits for the
 * first one's transaction, and then finds its answer.
 */
export function createIdempotencyDriver(executor: ReadExecutor): IdempotencyDriver {
  const keys = tableRef(executor, IDEMPOTENCY_KEYS);
  const isKey = (tenantId: string, { operation, key }: IdempotencyKey): RawBuilder<unknown> =>
    sql`k.tenant_id = ${tenantId} and k.operation = ${operation} and k.idempotency_key = ${key}`;
  const changed = async (statement: RawBuilder<unknown>) => (await rowsOf(executor, statement)).length > 0;

  const insert = (tenantId: string, { operation, key, requestDigest, now, expiresAt }: IdempotencyClaim) =>
    changed(sql`insert into ${keys} (tenant_id, operation, idempotency_key, request_digest, created_at, expires_at)
      values (${tenantId}, ${operation}, ${key}, ${requestDigest}, ${now}::timestamptz, ${expiresAt}::timestamptz)
      on conflict do nothing returning 1 as one`);

  const takeOver = (tenantId: string, claim: IdempotencyClaim) =>
    changed(sql`update ${keys} as k
      set request_digest = ${claim.requestDigest}, answer = null, created_at = ${claim.now}::timestamptz,
        expires_at = ${claim.expiresAt}::timestamptz
      where ${isKey(tenantId, claim)} and k.expires_at <= ${claim.now}::timestamptz
      returning 1 as one`);

  const findAnswer: IdempotencyDriver["findAnswer"] = async (tenantId, key) => {
    const [row] = await rowsOf(
      executor,
      sql`select ${selectList(KEPT, "k")} from ${keys} as k
        where ${isKey(tenantId, key)} and k.expires_at > ${key.now}::timestamptz`,
    );
    return row && fromDb(KEPT, row);
  };

  return {
    findAnswer,
    async claimKey(tenantId, claim) {
      if (await insert(tenantId, claim)) return undefined;
      const kept = await findAnswer(tenantId, claim);
      if (kept !== undefined) return kept;
      if ((await takeOver(tenantId, claim)) || (await insert(tenantId, claim))) return undefined;
      const taken = await findAnswer(tenantId, claim);
      if (taken !== undefined) return taken;
      throw new DomainError("tenant_busy", "The key changes hands at this moment; try again.", { retryable: true });
    },
    async keepAnswer(tenantId, { answer, ...key }) {
      await sql`update ${keys} as k set answer = ${answer}
        where ${isKey(tenantId, key)} and k.answer is null`.execute(executor.db);
    },
    async releaseKey(tenantId, key) {
      await sql`delete from ${keys} as k where ${isKey(tenantId, key)} and k.answer is null`.execute(executor.db);
    },
    async removeExpiredKeys(tenantId, now, limit) {
      const rows = await rowsOf(
        executor,
        sql`delete from ${keys} as k
          where k.tenant_id = ${tenantId} and (k.operation, k.idempotency_key) in (
            select old.operation, old.idempotency_key from ${keys} as old
            where old.tenant_id = ${tenantId} and old.expires_at <= ${now}::timestamptz
            order by old.expires_at, old.operation, old.idempotency_key limit ${limit}
          ) and k.expires_at <= ${now}::timestamptz
          returning 1 as one`,
      );
      return rows.length;
    },
  };
}
