import type { Checkpoint, CheckpointReason, TimelineHead } from "@hoc/incident-schemas";
import type {
  CheckpointDriver,
  FanOutCheckpoints,
  PlacedHead,
  ReadPoint,
  StoredCheckpoint,
} from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { CHECKPOINT_ENTRIES } from "../database/checkpoint-entries.js";
import { recordedBy } from "../database/incidents-at.js";
import { insertRows, rowsOf } from "../database/insert-rows.js";
import { newestFirst } from "../database/newest-first.js";
import { CHECKPOINT_HEADS, CHECKPOINTS, INCIDENT_EVENTS, TENANT_HEADS } from "../database/tables/index.js";
import type { TenantHead } from "../database/tenant-head.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../executor.js";
import { fromDb, selectList } from "../mapping/rows.js";
import { findBrokenHeads } from "./checkpoint/broken-heads.js";

const LAST_MADE = { lastMadeAt: TENANT_HEADS.columns.lastCheckpointAt };

const HEAD = {
  leafIndex: CHECKPOINT_HEADS.columns.leafIndex,
  incidentId: CHECKPOINT_HEADS.columns.incidentId,
  entries: CHECKPOINT_HEADS.columns.entries,
  head: CHECKPOINT_HEADS.columns.head,
};

const MOVED = {
  incidentId: INCIDENT_EVENTS.columns.incidentId,
  entries: INCIDENT_EVENTS.columns.sequenceNo,
  head: INCIDENT_EVENTS.columns.leaf,
};

/**
 * Binds the reads of the log of timeline heads to an executor.
 *
 * @example await createCheckpointReader(executor).fetchLastCheckpoint("acme")
 */
export function createCheckpointReader(executor: ReadExecutor): Omit<CheckpointDriver, "insertCheckpoint"> {
  const checkpoints = tableRef(executor, CHECKPOINTS);
  const logged = tableRef(executor, CHECKPOINT_HEADS);
  const entries = tableRef(executor, INCIDENT_EVENTS);

  const checkpointsOf = async (where: RawBuilder<unknown>) => {
    const rows = await rowsOf(
      executor,
      sql`select ${selectList(CHECKPOINTS.columns, "c")} from ${checkpoints} as c where ${where}`,
    );
    return rows.map(storedCheckpoint);
  };
  const headsOf = async (where: RawBuilder<unknown>) => {
    const rows = await rowsOf(executor, sql`select ${selectList(HEAD, "l")} from ${logged} as l where ${where}`);
    return rows.map((row): PlacedHead => fromDb(HEAD, row));
  };

  return {
    async fetchLastCheckpoint(tenantId, at) {
      const [last] = await checkpointsOf(
        sql`c.tenant_id = ${tenantId} ${recordedBy("c", at)} order by c.sequence desc limit 1`,
      );
      return last;
    },
    async fetchCheckpointOfSize(tenantId, treeSize, at) {
      const [first] = await checkpointsOf(
        sql`c.tenant_id = ${tenantId} and c.tree_size = ${treeSize}::int8 ${recordedBy("c", at)}
          order by c.sequence limit 1`,
      );
      return first;
    },
    async listCheckpoints(tenantId, page) {
      const stored = await checkpointsOf(sql`c.tenant_id = ${tenantId} ${newestFirst("c", page)}`);
      return stored.map(({ frontier: _, ...checkpoint }): Checkpoint => checkpoint);
    },
    async fetchCheckpointChain(tenantId) {
      const [made] = await rowsOf(
        executor,
        sql`select ${selectList(LAST_MADE, "h")} from ${tableRef(executor, TENANT_HEADS)} as h
          where h.tenant_id = ${tenantId}`,
      );
      const [gap] = await rowsOf(
        executor,
        sql`select 1 as found from (
            select c.previous_sequence, coalesce(lag(c.sequence) over (order by c.sequence), 0) as stored_before
            from ${checkpoints} as c where c.tenant_id = ${tenantId}
          ) as link
          where link.previous_sequence <> link.stored_before limit 1`,
      );
      const lastMadeAt = made === undefined ? null : fromDb(LAST_MADE, made).lastMadeAt;
      return { lastMadeAt, isWhole: gap === undefined };
    },
    async fetchTimelineProgress(tenantId, at) {
      const since = await loggedSequence(executor, tenantId);
      const rows = await rowsOf(
        executor,
        sql`select ${selectList(MOVED, "m")} from (
            select distinct on (e.incident_id) e.incident_id, e.sequence_no, e.leaf, e.sequence
            from ${entries} as e
            where e.tenant_id = ${tenantId} and e.sequence > ${since}::int8 ${recordedBy("e", at)}
            order by e.incident_id, e.sequence_no desc
          ) as m
          where ${isNotLogged(executor, tenantId, "m")}
          order by m.sequence, m.incident_id collate "C"`,
      );
      const heads = rows.map((row): TimelineHead => fromDb(MOVED, row));
      return { heads, reason: await reasonSince(executor, tenantId, since, at) };
    },
    listHeads: (tenantId, treeSize) =>
      headsOf(sql`l.tenant_id = ${tenantId} and l.leaf_index < ${treeSize}::int8 order by l.leaf_index`),
    async fetchHeadOfIncident(tenantId, incidentId, treeSize) {
      const [last] = await headsOf(
        sql`l.tenant_id = ${tenantId} and l.incident_id = ${incidentId} and l.leaf_index < ${treeSize}::int8
          order by l.entries desc limit 1`,
      );
      return last;
    },
    findBrokenHeads: (tenantId, heads) => findBrokenHeads(executor, tenantId, heads),
  };
}

/**
 * Binds the log of timeline heads to a write transaction. Whose checkpoint comes first is the chain's unique key to
 * decide, also against a writer without the tenant's head: of two that continue the same one, the second is not stored.
 *
 * @example await createCheckpointDriver(executor, head).insertCheckpoint("acme", checkpoint, { firstLeafIndex: 0, heads, previous: 0 })
 */
export function createCheckpointDriver(executor: WriteExecutor, head: TenantHead): CheckpointDriver {
  const checkpoints = tableRef(executor, CHECKPOINTS);
  return {
    ...createCheckpointReader(executor),
    async insertCheckpoint(tenantId, checkpoint, { firstLeafIndex, heads, previous }) {
      head.mustBe(tenantId);
      const sequence = head.nextSequence;
      const { origin, treeSize, rootHash, frontier, asOf, reason, keyId, note } = checkpoint;
      const inserted = await rowsOf(
        executor,
        sql`insert into ${checkpoints} (tenant_id, sequence, previous_sequence, origin, tree_size, root_hash, frontier,
            as_of, reason, key_id, note, recorded_at)
          select ${tenantId}, ${sequence}::int8, ${previous}::int8, ${origin}, ${treeSize}::int8, ${rootHash},
            ${JSON.stringify(frontier)}::json, ${asOf}::timestamptz, ${reason}, ${keyId}, ${note},
            ${head.recordedAt}::timestamptz
          where ${previous}::int8 = 0 or exists (
            select 1 from ${checkpoints} as p where p.tenant_id = ${tenantId} and p.sequence = ${previous}::int8
          )
          on conflict do nothing returning sequence`,
      );
      if (inserted.length === 0) return false;
      const shared = { tenantId, sequence: head.take(), recordedAt: head.recordedAt };
      const leaves = heads.map((leaf, index) => ({ ...leaf, leafIndex: firstLeafIndex + index }));
      await insertRows(executor, CHECKPOINT_HEADS, leaves, shared);
      const since = await loggedSequence(executor, tenantId);
      head.noteCheckpoint((await reasonSince(executor, tenantId, since)) !== null);
      return true;
    },
  };
}

const TENANT = { tenantId: TENANT_HEADS.columns.tenantId };

/** Binds the question which tenants are due for a checkpoint to an executor: a declared fan-out read. */
export function createFanOutCheckpoints(executor: ReadExecutor): FanOutCheckpoints {
  return {
    async tenantsToCheckpoint(dailyBefore, limit) {
      const rows = await rowsOf(
        executor,
        sql`/* fan-out */ select ${selectList(TENANT, "h")} from ${tableRef(executor, TENANT_HEADS)} as h
          where h.checkpoint_due or h.last_checkpoint_at < ${dailyBefore}::timestamptz
          order by h.last_checkpoint_at nulls first, h.tenant_id collate "C" limit ${limit}`,
      );
      return rows.map((row) => fromDb(TENANT, row).tenantId);
    },
  };
}

/**
 * The sequence up to which the timelines are logged: that of the entry which the last leaf speaks of, or the last of
 * them that is still stored. Leaves are in the order of those entries, and a tenant's sequence grows as its transactions
 * commit, so nothing below is missed.
 */
async function loggedSequence(executor: ReadExecutor, tenantId: string): Promise<number> {
  const [row] = await rowsOf(
    executor,
    sql`select e.sequence::text as n from ${tableRef(executor, CHECKPOINT_HEADS)} as l
      join ${tableRef(executor, INCIDENT_EVENTS)} as e
        on e.tenant_id = ${tenantId} and e.incident_id = l.incident_id and e.sequence_no = l.entries
      where l.tenant_id = ${tenantId} order by l.leaf_index desc limit 1`,
  );
  return Number(row?.n ?? 0);
}

async function reasonSince(
  executor: ReadExecutor,
  tenantId: string,
  since: number,
  at?: ReadPoint,
): Promise<Exclude<CheckpointReason, "daily"> | null> {
  const [row] = await rowsOf(
    executor,
    sql`select bool_or(e.event_type = any(${CHECKPOINT_ENTRIES.opened})) as opened,
        bool_or(e.event_type = any(${CHECKPOINT_ENTRIES.ended})) as ended
      from ${tableRef(executor, INCIDENT_EVENTS)} as e
      where e.tenant_id = ${tenantId} and e.sequence > ${since}::int8 ${recordedBy("e", at)}
        and ${isNotLogged(executor, tenantId, "e")}`,
  );
  if (row?.opened === true) return "opened";
  return row?.ended === true ? "ended" : null;
}

/** That no leaf speaks of an entry yet. */
function isNotLogged(executor: ReadExecutor, tenantId: string, entry: string): RawBuilder<unknown> {
  return sql`not exists (
    select 1 from ${tableRef(executor, CHECKPOINT_HEADS)} as known
    where known.tenant_id = ${tenantId} and known.incident_id = ${sql.id(entry, "incident_id")}
      and known.entries >= ${sql.id(entry, "sequence_no")}
  )`;
}

function storedCheckpoint(row: Record<string, unknown>): StoredCheckpoint {
  const { tenantId: _, previousSequence: __, ...checkpoint } = fromDb(CHECKPOINTS.columns, row);
  return checkpoint as StoredCheckpoint;
}
