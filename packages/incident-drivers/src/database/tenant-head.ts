import { addSeconds, DomainError, instantFromMicros, microsOf } from "@hoc/incident-schemas";
import type { Ambient } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { tableRef, type WriteExecutor } from "../executor.js";
import { fromDb, selectList } from "../mapping/rows.js";
import { rowsOf } from "./insert-rows.js";
import { RECORDINGS, TENANT_HEADS } from "./tables/index.js";

/**
 * The locked head of a tenant for the length of one transaction. Whoever holds it is the tenant's only writer: it gives
 * out the tenant's sequence and the one instant at which this transaction records.
 */
export interface TenantHead {
  readonly tenantId: string;
  /** Later than every `recordedAt` the tenant had before. */
  readonly recordedAt: string;
  /** The first number of the sequence that this transaction can take. */
  readonly firstSequence: number;
  /** Key of the tenant's field salts, as hex. */
  readonly saltKey: string;
  /** @throws DomainError `tenant_mismatch` when a call is for another tenant than the one that is locked */
  mustBe(tenantId: string): void;
  /** The number that is taken next, for a statement that may turn out to write nothing. */
  readonly nextSequence: number;
  /** Takes the next number of the tenant's sequence. */
  take(): number;
  /** Notes that an event was written under this number, so that the relay finds it. */
  noteEvent(sequenceNo: number): void;
  /** Notes that a sweep `seconds` from now may find an incident silent too long. */
  noteStaleCheckAfter(seconds: number): void;
  /** Replaces what was noted for the sweep; null when nothing is open. */
  setStaleCheck(at: string | null): void;
  /** Notes that something happened that a checkpoint of the timelines has to follow. */
  noteCheckpointDue(): void;
  /** Notes that a checkpoint was made now, and whether another has to follow at once. */
  noteCheckpoint(isStillDue: boolean): void;
  /** Notes that costs have to be added up at `at` or before. */
  noteCostsDue(at: string): void;
  /** Replaces when costs have to be added up next; null when nothing is left to add up. */
  setCostsDue(at: string | null): void;
  /** Stores what was taken and noted. Nothing is written when nothing was taken. */
  save(): Promise<void>;
}

const SALT_KEY_BYTES = 32;

/**
 * Locks the tenant's head until the transaction ends, creating it on the tenant's first write.
 *
 * ```sql
 * select … from hoc.tenant_heads h where h.tenant_id = $1 for update
 * ```
 */
export async function lockTenantHead(executor: WriteExecutor, tenantId: string, ambient: Ambient): Promise<TenantHead> {
  const stored = (await selectForUpdate(executor, tenantId)) ?? (await createAndLock(executor, tenantId, ambient));
  const recordedAt = instantFromMicros(Math.max(microsOf(stored.lastRecordedAt) + 1, microsOf(ambient.clock())));
  let lastSequence = stored.lastSequence;
  let lastEventSequence = stored.lastEventSequence;
  let { staleCheckAt, checkpointDue, lastCheckpointAt, costDueAt } = stored;
  let changed = false;

  return {
    tenantId,
    recordedAt,
    firstSequence: stored.lastSequence + 1,
    saltKey: stored.saltKey,
    mustBe(given) {
      if (given !== tenantId)
        throw new DomainError("tenant_mismatch", "The unit of work was opened for another tenant than it is used for.");
    },
    get nextSequence() {
      return lastSequence + 1;
    },
    take() {
      changed = true;
      lastSequence += 1;
      return lastSequence;
    },
    noteEvent(sequenceNo) {
      lastEventSequence = sequenceNo;
    },
    noteStaleCheckAfter(seconds) {
      const at = addSeconds(recordedAt, seconds);
      if (staleCheckAt === null || at < staleCheckAt) staleCheckAt = at;
    },
    setStaleCheck(at) {
      changed = true;
      staleCheckAt = at;
    },
    noteCheckpointDue() {
      checkpointDue = true;
    },
    noteCheckpoint(isStillDue) {
      checkpointDue = isStillDue;
      lastCheckpointAt = recordedAt;
    },
    noteCostsDue(at) {
      if (costDueAt === null || at < costDueAt) costDueAt = at;
    },
    setCostsDue(at) {
      changed = true;
      costDueAt = at;
    },
    async save() {
      if (!changed) return;
      await sql`with recorded as (
          insert into ${tableRef(executor, RECORDINGS)} (tenant_id, recorded_at, last_sequence)
          values (${tenantId}, ${recordedAt}, ${lastSequence})
        )
        update ${tableRef(executor, TENANT_HEADS)}
        set last_sequence = ${lastSequence}, last_recorded_at = ${recordedAt},
            last_event_sequence = ${lastEventSequence}, stale_check_at = ${staleCheckAt},
            checkpoint_due = ${checkpointDue}, last_checkpoint_at = ${lastCheckpointAt}, cost_due_at = ${costDueAt}
        where tenant_id = ${tenantId}`.execute(executor.db);
    },
  };
}

type StoredHead = Awaited<ReturnType<typeof selectForUpdate>> & object;

async function selectForUpdate(executor: WriteExecutor, tenantId: string) {
  const [row] = await rowsOf(
    executor,
    sql`select ${selectList(TENANT_HEADS.columns, "h")} from ${tableRef(executor, TENANT_HEADS)} as h
      where h.tenant_id = ${tenantId} for update`,
  );
  return row === undefined ? undefined : fromDb(TENANT_HEADS.columns, row);
}

async function createAndLock(executor: WriteExecutor, tenantId: string, ambient: Ambient): Promise<StoredHead> {
  await sql`insert into ${tableRef(executor, TENANT_HEADS)} (tenant_id, last_recorded_at, salt_key)
    values (${tenantId}, ${instantFromMicros(0)}, ${ambient.randomHex(SALT_KEY_BYTES)})
    on conflict (tenant_id) do nothing`.execute(executor.db);
  const stored = await selectForUpdate(executor, tenantId);
  if (stored === undefined) throw new DomainError("internal_error", "The tenant's head could not be created.");
  return stored;
}
