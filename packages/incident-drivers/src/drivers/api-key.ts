import type { ApiKeyDriver, ReadPoint, StoredApiKey, StoredApiKeyEnd } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { nullable } from "../database/columns.js";
import { recordedBy } from "../database/incidents-at.js";
import { insertRows, rowsOf } from "../database/insert-rows.js";
import { newestFirst } from "../database/newest-first.js";
import { API_KEY_ENDS, API_KEYS } from "../database/tables/index.js";
import type { TenantHead } from "../database/tenant-head.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../executor.js";
import { fromDb, selectList } from "../mapping/rows.js";

/** What is read of the earliest end `e` of a key; all null where it has none. */
const END_COLUMNS = {
  endsAt: nullable("ends_at", "instant"),
  endReason: nullable("reason", "text"),
  endedByType: nullable("ended_by_type", "text"),
  endedById: nullable("ended_by_id", "text"),
  endRecordedAt: nullable("recorded_at", "instant"),
};

const SELECTED = sql`${selectList(API_KEYS.columns, "k")}, ${selectList(END_COLUMNS, "e")}`;

/**
 * Binds the reads of API keys to an executor.
 *
 * @example await createApiKeyReader(executor).fetchKey("acme", "key_1")
 */
export function createApiKeyReader(executor: ReadExecutor): Pick<ApiKeyDriver, "fetchKey" | "listKeys"> {
  async function keysOf(tenantId: string, at: ReadPoint | undefined, chosen: RawBuilder<unknown>) {
    const rows = await rowsOf(
      executor,
      sql`select ${SELECTED}
        from ${tableRef(executor, API_KEYS)} as k
        left join lateral (
          select n.ends_at, n.reason, n.ended_by_type, n.ended_by_id, n.recorded_at
          from ${tableRef(executor, API_KEY_ENDS)} as n
          where n.tenant_id = ${tenantId} and n.key_id = k.id ${recordedBy("n", at)}
          order by n.ends_at, n.sequence
          limit 1
        ) as e on true
        where k.tenant_id = ${tenantId} ${chosen}`,
    );
    return rows.map(storedKey);
  }

  return {
    async fetchKey(tenantId, keyId, at) {
      const [key] = await keysOf(tenantId, at, sql`and k.id = ${keyId} ${recordedBy("k", at)}`);
      return key;
    },
    listKeys: (tenantId, page) => keysOf(tenantId, page.at, newestFirst("k", page)),
  };
}

/**
 * Binds API keys to a write transaction.
 *
 * @example await createApiKeyDriver(executor, head).insertEnd("acme", "key_1", { endsAt, reason: null, endedBy })
 */
export function createApiKeyDriver(executor: WriteExecutor, head: TenantHead): ApiKeyDriver {
  return {
    ...createApiKeyReader(executor),
    async insertKey(tenantId, { keyId, actor, createdBy, ...key }) {
      head.mustBe(tenantId);
      const row = {
        ...key,
        id: keyId,
        actorType: actor.type,
        actorId: actor.id,
        createdByType: createdBy.type,
        createdById: createdBy.id,
      };
      const shared = { tenantId, recordedAt: head.recordedAt, sequence: head.take() };
      await insertRows(executor, API_KEYS, [row], shared);
    },
    async insertEnd(tenantId, keyId, { endedBy, ...end }) {
      head.mustBe(tenantId);
      const row = { ...end, keyId, endedByType: endedBy.type, endedById: endedBy.id };
      const shared = { tenantId, recordedAt: head.recordedAt, sequence: head.take() };
      await insertRows(executor, API_KEY_ENDS, [row], shared);
    },
  };
}

function storedKey(row: Record<string, unknown>): StoredApiKey {
  const { id, actorType, actorId, createdByType, createdById, ...key } = fromDb(API_KEYS.columns, row);
  return {
    ...key,
    keyId: id,
    actor: { type: actorType, id: actorId },
    createdBy: { type: createdByType, id: createdById },
    end: endOf(row),
  } as StoredApiKey;
}

function endOf(row: Record<string, unknown>): StoredApiKeyEnd | null {
  const { endsAt, endReason, endedByType, endedById, endRecordedAt } = fromDb(END_COLUMNS, row);
  if (endsAt === null) return null;
  const endedBy = { type: endedByType, id: endedById };
  return { endsAt, reason: endReason, endedBy, recordedAt: endRecordedAt } as StoredApiKeyEnd;
}
