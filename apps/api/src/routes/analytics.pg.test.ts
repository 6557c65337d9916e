import { migrateToLatest } from "@hoc/incident-drivers/migrations";
import { kyselyUnitOfWork } from "@hoc/incident-drivers/unit-of-work";
import { createOperations, systemAmbient } from "@hoc/incident-engines";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freshPgDatabase } from "../../../../tooling/db/harness.js";

const CONNECTIONS = 20;
const context = { tenantId: "acme", actor: { type: "HUMAN", id: "rita" }, role: "responder" } as const;
const said = {
  datasetId: "daily-costs",
  datasetVersion: "v1",
  inputWindowHash: "0a".repeat(32),
  asOf: "2026-03-14T12:00:00Z",
  computeCodeVersion: "1.4.0",
};

let fresh: Awaited<ReturnType<typeof freshPgDatabase>>;
let databases: Kysely<unknown>[];

beforeAll(async () => {
  fresh = await freshPgDatabase();
  databases = Array.from({ length: CONNECTIONS }, () => {
    const pool = new pg.Pool({ connectionString: fresh.url, max: 1 });
    return new Kysely({ dialect: new PostgresDialect({ pool }) });
  });
  await migrateToLatest(first());
});

afterAll(async () => {
  await Promise.all(databases.map((db) => db.destroy()));
  await fresh?.drop();
});

const first = () => databases[0] as Kysely<unknown>;

async function count(table: "analytics_artifacts" | "domain_events" | "outbox_deliveries"): Promise<number> {
  const { rows } = await sql<{ n: string }>`select count(*) as n from ${sql.id("hoc", table)}`.execute(first());
  return Number(rows[0]?.n);
}

it("F-123, F-126: twenty connections that save the same and other content leave one artifact and one event", async () => {
  const ambient = systemAmbient();
  const answers = await Promise.allSettled(
    databases.map((db, index) => {
      const operations = createOperations({ unitOfWork: kyselyUnitOfWork(db, { ambient }), ambient });
      const computeCodeVersion = index % 2 === 0 ? said.computeCodeVersion : "2.0.0";
      return operations.execute("analytics.artifacts.save", { ...said, computeCodeVersion }, context);
    }),
  );
  const saved = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
  const refused = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []));
  expect([saved.length, refused.length]).toEqual([CONNECTIONS / 2, CONNECTIONS / 2]);
  expect(new Set(saved.map(({ id, computeCodeVersion }) => `${id} ${computeCodeVersion}`)).size).toBe(1);
  expect(saved.filter(({ recorded }) => recorded)).toHaveLength(1);
  for (const reason of refused)
    expect(reason).toMatchObject({
      code: "artifact_conflict",
      details: { artifactId: saved[0]?.id, fields: [{ pointer: "/computeCodeVersion" }] },
    });
  expect([await count("analytics_artifacts"), await count("domain_events"), await count("outbox_deliveries")]).toEqual([
    1, 1, 1,
  ]);
  const { rows } = await sql<{ payload: object }>`select payload from hoc.domain_events`.execute(first());
  expect(rows[0]?.payload).toEqual({
    eventId: expect.stringMatching(/^evt_/),
    eventType: "analytics.ArtifactRecorded",
    tenantId: "acme",
    projectId: "__system__",
    actorType: "system",
    actorId: "analytics",
    decisionOwner: "analytics",
    sequenceNo: 2,
    schemaVersion: "1.0.0",
    occurredAt: saved[0]?.recordedAt,
    ...said,
    asOf: "2026-03-14T12:00:00.000000Z",
    computeCodeVersion: saved[0]?.computeCodeVersion,
  });
});
