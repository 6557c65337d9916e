import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newCheckpoint } from "../src/conformance/checkpoint.suite.js";
import { createScene } from "../src/conformance/scene.js";
import { createCheckpointDriver } from "../src/drivers/checkpoint.js";
import { type Database, driverSet, pgDatabase } from "./databases.js";
import { writeHeadless } from "./headless.js";
import { processOn, tally } from "./processes.js";

const CONNECTIONS = 20;

let database: Awaited<ReturnType<typeof pgDatabase>>;
let pools: Database[];

beforeAll(async () => {
  database = await pgDatabase();
  pools = Array.from({ length: 4 }, () => database.connect(CONNECTIONS / 4));
});

afterAll(() => database?.close());

const poolOf = (number: number) => pools[number % pools.length] as Database;

/** The checkpoint before each, in the order of the chain. */
async function chainOf(tenantId: string): Promise<{ sequences: number[]; previous: number[]; leaves: number[] }> {
  const { rows } = await sql<{ sequence: string; previous: string }>`
    select sequence::text, previous_sequence::text as previous from hoc.checkpoints
    where tenant_id = ${tenantId} order by hoc.checkpoints.sequence`.execute(database.db);
  const heads = await sql<{ leaf: string }>`
    select leaf_index::text as leaf from hoc.checkpoint_heads
    where tenant_id = ${tenantId} order by hoc.checkpoint_heads.leaf_index`.execute(database.db);
  return {
    sequences: rows.map(({ sequence }) => Number(sequence)),
    previous: rows.map(({ previous }) => Number(previous)),
    leaves: heads.rows.map(({ leaf }) => Number(leaf)),
  };
}

const latest = { asOf: "2099-01-01T00:00:00.000000Z", sequence: 1_000_000, isLatest: true };

describe("twenty makers of checkpoints at once", () => {
  it("make one chain without forks, and log every head once", async () => {
    const scene = createScene(driverSet(database));
    const { tenantId } = scene;
    const rounds = 3;
    for (let round = 0; round < rounds; round++) {
      await scene.taken({ at: round, fingerprint: `key-${round}` });
      const made = await Promise.all(
        Array.from({ length: CONNECTIONS }, async (_, number) => {
          const unitOfWork = processOn(poolOf(number));
          const read = await unitOfWork.read(tenantId, async ({ checkpoints }) => ({
            last: await checkpoints.fetchLastCheckpoint(tenantId),
            progress: await checkpoints.fetchTimelineProgress(tenantId, latest),
          }));
          const firstLeafIndex = read.last?.treeSize ?? 0;
          const { heads } = read.progress;
          const checkpoint = newCheckpoint({ treeSize: firstLeafIndex + heads.length, note: `by ${number}` });
          const added = { firstLeafIndex, heads, previous: read.last?.sequence ?? 0 };
          return unitOfWork.write(tenantId, ({ checkpoints }) =>
            checkpoints.insertCheckpoint(tenantId, checkpoint, added),
          );
        }),
      );
      expect(tally(made.map(String)).true).toBeGreaterThanOrEqual(1);
    }
    const { sequences, previous, leaves } = await chainOf(tenantId);
    expect(previous).toEqual([0, ...sequences.slice(0, -1)]);
    expect(leaves).toEqual(Array.from({ length: rounds }, (_, index) => index));
  });

  it("make one also when none of them waits for the tenant's head", async () => {
    const scene = createScene(driverSet(database));
    const { tenantId } = scene;
    const incidentId = await scene.taken({ at: 0 });
    const heads = [{ incidentId, entries: 1, head: "0d".repeat(32) }];
    const made = await Promise.all(
      Array.from({ length: CONNECTIONS }, (_, number) =>
        writeHeadless(poolOf(number), tenantId, (executor, head) => {
          // Each has a place of its own in the sequence, so that only the chain can stand in the way.
          for (let taken = 0; taken < number; taken++) head.take();
          const checkpoint = newCheckpoint({ note: `by ${number}` });
          return createCheckpointDriver(executor, head).insertCheckpoint(tenantId, checkpoint, {
            firstLeafIndex: 0,
            heads,
            previous: 0,
          });
        }),
      ),
    );
    expect(tally(made.map(String))).toEqual({ true: 1, false: CONNECTIONS - 1 });
    expect(await chainOf(tenantId)).toMatchObject({ previous: [0], leaves: [0] });
  });
});

it("is refused by the table itself when it continues a checkpoint that another one continues", async () => {
  const scene = createScene(driverSet(database));
  const { tenantId } = scene;
  await scene.write(({ checkpoints }) =>
    checkpoints.insertCheckpoint(tenantId, newCheckpoint({ treeSize: 0 }), {
      firstLeafIndex: 0,
      heads: [],
      previous: 0,
    }),
  );
  const fork = sql`insert into hoc.checkpoints select tenant_id, sequence + 1, previous_sequence, origin, tree_size,
      root_hash, frontier, as_of, reason, key_id, note, recorded_at
    from hoc.checkpoints where tenant_id = ${tenantId}`.execute(database.db);
  await expect(fork).rejects.toMatchObject({ code: "23505", constraint: "checkpoints_chain" });
});
