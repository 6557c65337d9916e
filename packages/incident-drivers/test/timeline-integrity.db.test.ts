import type { TimelineVerdict } from "@hoc/incident-schemas";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createScene, type Scene } from "../src/conformance/scene.js";
import { driverSet, pgliteDatabase, type TestDatabase } from "./databases.js";

let database: TestDatabase;

beforeAll(async () => {
  database = await pgliteDatabase();
});

afterAll(() => database?.close());

/** An incident with a timeline of four entries. */
async function incidentOfFour(): Promise<{ readonly scene: Scene; readonly id: string }> {
  const scene = createScene(driverSet(database));
  const id = await scene.taken({ at: 0, triggerValue: "12%" });
  await scene.acknowledge(id, 1);
  await scene.resolve(id, 2);
  await scene.recordOne({ at: 3 });
  return { scene, id };
}

function verdict(scene: Scene, id: string): Promise<TimelineVerdict> {
  return scene.read(({ incidentRead }) =>
    incidentRead.verifyTimeline(scene.tenantId, id, { asOf: scene.time(9), sequence: 1_000, isLatest: true }),
  );
}

describe("a stored timeline", () => {
  it.each([
    ["the words", 1, "description = description || ' '"],
    ["the data", 2, `data = '{"by":"eve"}'`],
    ["data that has no canonical form", 3, `data = '{"share":0.5}'`],
    ["who did it", 2, "actor_id = 'eve'"],
    ["who did it, by kind", 2, "actor_type = 'AGENT'"],
    ["what was done", 3, "event_type = 'manually_closed'"],
    ["when it happened", 4, "created_at = created_at + interval '1 microsecond'"],
    ["when it was recorded", 1, "recorded_at = recorded_at - interval '1 microsecond'"],
    ["its id", 4, "id = 'ent_other'"],
    ["the link to the entry before", 3, "prev = repeat('0', 64)"],
    ["the leaf", 2, "leaf = repeat('0', 64)"],
  ])("F-134: shows when %s of entry %i is changed", async (_, sequenceNo, assignment) => {
    const { scene, id } = await incidentOfFour();
    expect(await verdict(scene, id)).toMatchObject({ verificationStatus: "VERIFIED", entries: 4 });
    await sql`update hoc.incident_events set ${sql.raw(assignment)}
      where tenant_id = ${scene.tenantId} and incident_id = ${id} and sequence_no = ${sequenceNo}`.execute(database.db);
    expect(await verdict(scene, id)).toMatchObject({
      verificationStatus: "BROKEN",
      entries: 4,
      firstBrokenSequenceNo: sequenceNo,
    });
  });

  it.each([1, 2, 4])("shows that entry %i is missing, the last one too", async (sequenceNo) => {
    const { scene, id } = await incidentOfFour();
    await sql`delete from hoc.incident_events
      where tenant_id = ${scene.tenantId} and incident_id = ${id} and sequence_no = ${sequenceNo}`.execute(database.db);
    expect(await verdict(scene, id)).toMatchObject({
      verificationStatus: "BROKEN",
      entries: 3,
      expectedEntries: 4,
      firstBrokenSequenceNo: sequenceNo,
    });
  });

  it.each([1, 3])("shows that everything from entry %i on is missing", async (sequenceNo) => {
    const { scene, id } = await incidentOfFour();
    await sql`delete from hoc.incident_events
      where tenant_id = ${scene.tenantId} and incident_id = ${id} and sequence_no >= ${sequenceNo}`.execute(
      database.db,
    );
    expect(await verdict(scene, id)).toMatchObject({
      verificationStatus: "BROKEN",
      entries: sequenceNo - 1,
      expectedEntries: 4,
      firstBrokenSequenceNo: sequenceNo,
    });
  });

  it("shows that its last entry was written anew, by the end that the incident keeps", async () => {
    const { scene, id } = await incidentOfFour();
    await sql`update hoc.incidents set timeline_head = repeat('0', 64)
      where tenant_id = ${scene.tenantId} and id = ${id}`.execute(database.db);
    expect(await verdict(scene, id)).toMatchObject({ verificationStatus: "BROKEN", firstBrokenSequenceNo: 4 });
  });

  it("verifies under its tenant's own key only", async () => {
    const { scene, id } = await incidentOfFour();
    await sql`update hoc.tenant_heads set salt_key = repeat('ab', 32) where tenant_id = ${scene.tenantId}`.execute(
      database.db,
    );
    expect(await verdict(scene, id)).toMatchObject({ verificationStatus: "BROKEN", firstBrokenSequenceNo: 1 });
  });

  it("gives the key of its salts to nobody", async () => {
    const { scene, id } = await incidentOfFour();
    const { rows } = await sql<{ salt_key: string }>`select salt_key from hoc.tenant_heads
      where tenant_id = ${scene.tenantId}`.execute(database.db);
    const salted = await scene.read(({ incidentRead }) =>
      incidentRead.fetchSaltedTimeline(scene.tenantId, id, { asOf: scene.time(9), sequence: 1_000, isLatest: true }),
    );
    expect(JSON.stringify([await verdict(scene, id), salted])).not.toContain(rows[0]?.salt_key);
  });
});
