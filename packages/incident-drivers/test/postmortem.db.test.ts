import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createScene, type Scene } from "../src/conformance/scene.js";
import { driverSet, pgliteDatabase, type TestDatabase } from "./databases.js";

let database: TestDatabase;
const openScene = () => createScene(driverSet(database));

beforeAll(async () => {
  database = await pgliteDatabase();
});

afterAll(() => database?.close());

/** Stores evidence as the side that finds it does. */
async function find(scene: Scene, incidentId: string, sequence: number, recovered: boolean): Promise<void> {
  const at = scene.time(sequence);
  await sql`insert into hoc.incident_evidence
      (tenant_id, id, incident_id, sequence, evidence_type, recovery_executed, created_at, recorded_at)
    values (${scene.tenantId}, ${`${incidentId} ${sequence}`}, ${incidentId}, ${sequence}, 'action', ${recovered},
      ${at}, ${at})`.execute(database.db);
}

const pointAt = (scene: Scene, sequence: number): ReadPoint => ({
  asOf: scene.time(sequence),
  sequence,
  isLatest: false,
});

describe("what was found out about an incident", () => {
  it("is counted at the point that is read, with whether a recovery was tried by then", async () => {
    const [scene, stranger] = [openScene(), openScene()];
    const id = await scene.taken({ at: 0, category: "RATE_LIMIT" });
    const other = await scene.taken({ at: 1, category: "RATE_LIMIT", fingerprint: "other" });
    const foreign = await stranger.taken({ at: 0 });
    await scene.resolve(id, 2);
    await find(scene, id, 101, false);
    await find(scene, id, 102, true);
    await find(scene, id, 103, false);
    await find(scene, other, 101, true);
    await find(stranger, foreign, 101, true);
    const found = (at: ReadPoint) =>
      scene.read(async ({ postmortem }) => {
        const query = { excludedId: other, category: "RATE_LIMIT", limit: 5, includeSynthetic: false, at };
        const summary = await postmortem.fetchResolutionSummary(scene.tenantId, id, at);
        expect(await postmortem.fetchSimilarIncidents(scene.tenantId, query)).toEqual([summary]);
        return [summary?.evidenceCount, summary?.recoveryAttempted];
      });
    expect(await found(pointAt(scene, 100))).toEqual([0, false]);
    expect(await found(pointAt(scene, 101))).toEqual([1, false]);
    expect(await found(pointAt(scene, 102))).toEqual([2, true]);
    expect(await found({ ...pointAt(scene, 0), isLatest: true })).toEqual([3, true]);
  });
});

describe("the document of an incident", () => {
  it("is given with what people wrote", async () => {
    const scene = openScene();
    const id = await scene.taken({ at: 0 });
    await scene.write(({ incidentWrite }) =>
      incidentWrite.createPostmortemStub(scene.tenantId, {
        incidentId: id,
        createdAt: scene.time(1),
        createdBy: "ann",
      }),
    );
    const content = { summary: 'It was "fixed".', actions: [{ owner: "bob" }] };
    await sql`update hoc.postmortem_artifacts
      set status = 'draft', content = ${JSON.stringify(content)}::json, updated_at = ${scene.time(2)}
      where tenant_id = ${scene.tenantId} and incident_id = ${id}`.execute(database.db);
    const at = { ...pointAt(scene, 0), isLatest: true };
    expect(await scene.read(({ postmortem }) => postmortem.fetchPostmortem(scene.tenantId, id, at))).toMatchObject({
      status: "draft",
      content,
      createdAt: scene.time(1),
      updatedAt: scene.time(2),
    });
  });
});

describe("the days of a category", () => {
  it("are UTC days, whatever zone the session is in", async () => {
    const scene = openScene();
    const midnight = 12 * 3_600;
    for (const at of [midnight - 1, midnight]) await scene.taken({ at, category: "RATE_LIMIT", fingerprint: `f${at}` });
    const at = { ...pointAt(scene, 0), isLatest: true };
    const window = { from: scene.time(0), to: scene.time(2 * midnight), includeSynthetic: false, at };
    const days = () =>
      scene.read(async ({ postmortem, recurrence }) => [
        (await postmortem.fetchRecurrenceData(scene.tenantId, window, "RATE_LIMIT")).distinctDays,
        (await recurrence.fetchRecurrenceForCategory(scene.tenantId, window, "RATE_LIMIT"))?.distinctDays,
      ]);
    await sql`set time zone 'America/New_York'`.execute(database.db);
    const counted = await days();
    await sql`set time zone 'UTC'`.execute(database.db);
    expect(counted).toEqual([2, 2]);
  });
});
