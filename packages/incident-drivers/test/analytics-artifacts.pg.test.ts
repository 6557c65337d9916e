import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pgDatabase } from "./databases.js";
import { processOn } from "./processes.js";

let database: Awaited<ReturnType<typeof pgDatabase>>;

beforeAll(async () => {
  database = await pgDatabase();
});

afterAll(() => database?.close());

const DRAFT = {
  datasetId: "daily-costs",
  datasetVersion: "v1",
  inputWindowHash: "0a".repeat(32),
  asOf: "2026-03-14T12:00:00.000000Z",
  computeCodeVersion: "1.4.0",
};

/** Inserts as somebody who does not know of the tenant's head. */
const insertAlone = (db: typeof database.db, tenantId: string, inputWindowHash: string, id = "art_alone") =>
  sql`
  insert into hoc.analytics_artifacts (tenant_id, id, dataset_id, dataset_version, input_window_hash, as_of,
    compute_code_version, created_at, recorded_at, sequence)
  values (${tenantId}, ${id}, ${DRAFT.datasetId}, ${DRAFT.datasetVersion}, ${inputWindowHash}, ${DRAFT.asOf},
    ${DRAFT.computeCodeVersion}, ${DRAFT.asOf}, ${DRAFT.asOf}, 1)`.execute(db);

const save = (tenantId: string) =>
  processOn(database.db).write(tenantId, ({ artifacts }) => artifacts.saveArtifact(tenantId, DRAFT));

async function untilSomebodyWaits(): Promise<void> {
  const watcher = database.connect(1);
  for (let tries = 0; tries < 2_000; tries++) {
    const { rows } = await sql`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(watcher);
    if (rows.length > 0) return;
  }
  throw new Error("nobody waits for the key");
}

describe("the key of a version", () => {
  it("F-123: decides against a writer without the tenant's head too: the other one's row is given", async () => {
    const saved = await database
      .connect(1)
      .transaction()
      .execute(async (trx) => {
        await insertAlone(trx, "race", "0b".repeat(32));
        const saving = save("race");
        await untilSomebodyWaits();
        return { saving };
      });
    expect(await saved.saving).toMatchObject({
      recorded: false,
      artifact: { id: "art_alone", inputWindowHash: "0b".repeat(32) },
    });
  });

  it("F-123: is unique in the table itself", async () => {
    await save("unique");
    await expect(insertAlone(database.db, "unique", "0b".repeat(32))).rejects.toMatchObject({ code: "23505" });
  });
});

it.each(["0A".repeat(32), "0a".repeat(31), `${"0a".repeat(32)}0`, "", `${"0a".repeat(32)}\n`])(
  "F-125: the table itself refuses %j as a hash",
  async (inputWindowHash) => {
    await expect(insertAlone(database.db, "hash", inputWindowHash)).rejects.toMatchObject({
      code: "23514",
      constraint: "analytics_artifacts_input_window_hash_check",
    });
  },
);
