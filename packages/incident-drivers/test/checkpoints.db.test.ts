import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newCheckpoint } from "../src/conformance/checkpoint.suite.js";
import { createScene, type Scene } from "../src/conformance/scene.js";
import { driverSet, pgliteDatabase, type TestDatabase } from "./databases.js";

let database: TestDatabase;

beforeAll(async () => {
  database = await pgliteDatabase();
});

afterAll(() => database?.close());

const LATEST = { asOf: "2099-01-01T00:00:00.000000Z", sequence: 1_000_000, isLatest: true };

/** A tenant with two incidents, of which everything is logged. */
async function twoLogged(): Promise<{ readonly scene: Scene; readonly ids: readonly [string, string] }> {
  const scene = createScene(driverSet(database));
  const ids = [await scene.taken({ at: 0 }), await scene.taken({ at: 1, fingerprint: "two" })] as const;
  await scene.acknowledge(ids[1], 2);
  await scene.write(async ({ checkpoints }) => {
    const { heads } = await checkpoints.fetchTimelineProgress(scene.tenantId, LATEST);
    const added = { firstLeafIndex: 0, heads, previous: 0 };
    expect(await checkpoints.insertCheckpoint(scene.tenantId, newCheckpoint({ treeSize: 2 }), added)).toBe(true);
  });
  return { scene, ids };
}

const brokenOf = ({ tenantId, read }: Scene) =>
  read(async ({ checkpoints }) => checkpoints.findBrokenHeads(tenantId, await checkpoints.listHeads(tenantId, 2)));

describe("a logged timeline", () => {
  it("stands as long as nobody touches it, whatever follows it", async () => {
    const { scene, ids } = await twoLogged();
    await scene.resolve(ids[0], 3);
    expect(await brokenOf(scene)).toEqual([]);
  });

  it.each([
    ["an early entry is rewritten and everything after it left", "description = 'Nothing.'", 1],
    ["the leaf of the head is another", "leaf = repeat('0', 64)", 2],
    ["its time is moved", "created_at = created_at - interval '1 hour'", 2],
  ])("shows as changed when %s", async (_, assignment, sequenceNo) => {
    const { scene, ids } = await twoLogged();
    await sql`update hoc.incident_events set ${sql.raw(assignment)} where tenant_id = ${scene.tenantId}
      and incident_id = ${ids[1]} and sequence_no = ${sequenceNo}`.execute(database.db);
    expect(await brokenOf(scene)).toEqual([{ incidentId: ids[1], isMissing: false }]);
  });

  it("shows as changed when an entry is gone, and as missing when its incident is", async () => {
    const { scene, ids } = await twoLogged();
    await sql`delete from hoc.incident_events where tenant_id = ${scene.tenantId} and incident_id = ${ids[1]}
      and sequence_no = 2`.execute(database.db);
    expect(await brokenOf(scene)).toEqual([{ incidentId: ids[1], isMissing: false }]);
    for (const [table, column] of [
      ["incident_events", "incident_id"],
      ["signals", "incident_id"],
      ["incident_versions", "id"],
      ["incidents", "id"],
    ] as const)
      await sql`delete from ${sql.id("hoc", table)}
        where tenant_id = ${scene.tenantId} and ${sql.id(column)} = ${ids[1]}`.execute(database.db);
    expect(await brokenOf(scene)).toEqual([{ incidentId: ids[1], isMissing: true }]);
  });

  it("is not logged a second time after its last entry was cut off, and asks for no checkpoint", async () => {
    const { scene, ids } = await twoLogged();
    await sql`delete from hoc.incident_events where tenant_id = ${scene.tenantId} and incident_id = ${ids[1]}
      and sequence_no = 2`.execute(database.db);
    const progress = await scene.read(({ checkpoints }) => checkpoints.fetchTimelineProgress(scene.tenantId, LATEST));
    expect(progress).toEqual({ heads: [], reason: null });
  });
});
