import { randomUUID } from "node:crypto";
import { buildSignal } from "@hoc/incident-schemas/testing";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  DIGESTS,
  newCostAnomaly,
  newCostRecord,
  newFailure,
  newFailureEvidence,
  newLesson,
  newOutcome,
  newRule,
  newRun,
  newStep,
} from "../src/conformance/failure-facts.js";
import { BACKTEST, PROPOSAL } from "../src/conformance/policy-proposal.suite.js";
import { createScene } from "../src/conformance/scene.js";
import { APPEND_ONLY_TABLES, grantRoles, MUTABLE_TABLES } from "../src/migrations/index.js";
import { type Database, driverSet, pgDatabase } from "./databases.js";
import { processOn, record } from "./processes.js";

const suffix = randomUUID().replaceAll("-", "");
/** Tables whose rows the application removes. */
const PASSING: ReadonlySet<string> = new Set(["idempotency_keys", "cost_open_reservations"]);

const APP = `app_${suffix}`;
const MAINTENANCE = `maintenance "of" ${suffix}`;

let database: Awaited<ReturnType<typeof pgDatabase>>;
const pools: Database[] = [];

beforeAll(async () => {
  database = await pgDatabase();
  for (const role of [APP, MAINTENANCE])
    await sql`create role ${sql.id(role)} login password 'secret'`.execute(database.db);
  await grantRoles(database.db, { application: APP, maintenance: MAINTENANCE });
});

afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.destroy()));
  for (const role of [APP, MAINTENANCE]) {
    await sql`drop owned by ${sql.id(role)}`.execute(database.db);
    await sql`drop role ${sql.id(role)}`.execute(database.db);
  }
  await database?.close();
});

function as(role: string): Database {
  const url = new URL(database.url);
  const pool = new pg.Pool({
    host: url.hostname,
    port: Number(url.port),
    database: url.pathname.slice(1),
    user: role,
    password: "secret",
    max: 2,
  });
  const db: Database = new Kysely({ dialect: new PostgresDialect({ pool }) });
  pools.push(db);
  return db;
}

const STORED_FACTS = [
  "trace_steps",
  "incident_trace_links",
  "run_failures",
  "failure_evidence",
  "cost_records",
  "cost_anomalies",
] as const;

const DENIED = { code: "42501" };

describe("with the granted roles", () => {
  it("the application does all of its work", async () => {
    const process = processOn(as(APP));
    const [result] = await record(process, "acme", [buildSignal({ reference: "a" })]);
    await record(process, "acme", [buildSignal({ signalId: "s2", reference: "a", state: "resolved" })]);
    await process.write("acme", (ports) => ports.aggregator.resolveStaleIncidents("acme", 10));
    await process.write("acme", (ports) =>
      ports.incidentWrite.createPostmortemStub("acme", {
        incidentId: String(result?.incidentId),
        createdAt: "2026-03-14T12:00:00.000000Z",
        createdBy: "ann",
      }),
    );
    await process.write("acme", (ports) =>
      ports.incidentWrite.publishPostmortem("acme", {
        incidentId: String(result?.incidentId),
        content: { rootCause: "no limit", effectiveness: "fast", changes: [] },
        publishedAt: "2026-03-14T12:00:01.000000Z",
        publishedBy: "ann",
      }),
    );
    await process.write("acme", ({ artifacts }) =>
      artifacts.saveArtifact("acme", {
        datasetId: "daily-costs",
        datasetVersion: "v1",
        inputWindowHash: "0".repeat(64),
        asOf: "2026-03-14T12:00:00.000000Z",
        computeCodeVersion: "1",
      }),
    );
    const leasedUntil = "2199-01-01T00:01:00.000000Z";
    const now = "2199-01-01T00:00:00.000000Z";
    expect(await process.acrossTenants(({ fanOut }) => fanOut.tenantsWithDeliveries(now, 5))).toEqual(["acme"]);
    await process.work("acme", async ({ deliveries }) => {
      const events = await deliveries.claim("acme", { sink: "in-process", now, leasedUntil, limit: 10 });
      const eventIds = events.map(({ event }) => event.eventId);
      expect(await deliveries.markDelivered("acme", { sink: "in-process", eventIds, leasedUntil, at: now })).toBe(2);
      await deliveries.settle("acme");
    });
  });

  it.each(APPEND_ONLY_TABLES)(
    "nobody but the owner changes or truncates %s, and the application deletes nothing",
    async (table) => {
      const name = sql`hoc.${sql.id(table)}`;
      for (const role of [APP, MAINTENANCE]) {
        const db = as(role);
        await expect(sql`update ${name} set tenant_id = tenant_id`.execute(db)).rejects.toMatchObject(DENIED);
        await expect(sql`truncate ${name}`.execute(db)).rejects.toMatchObject(DENIED);
        await sql`select count(*) from ${name}`.execute(db);
      }
      await expect(sql`delete from ${name}`.execute(as(APP))).rejects.toMatchObject(DENIED);
    },
  );

  it("F-084: the application stores a failure with its evidence, and neither changes nor deletes them", async () => {
    const db = as(APP);
    const scene = createScene(driverSet({ db, close: async () => undefined }));
    const { tenantId } = scene;
    await scene.write(async ({ runs, traceStore, llmFailures, costs }) => {
      await runs.insertRun(tenantId, newRun(scene, "run"));
      await traceStore.insertTraceSteps(tenantId, "trace of run", [newStep(scene, 0)]);
      await llmFailures.insertFailure(tenantId, newFailure(scene, "failure"));
      await llmFailures.insertEvidence(tenantId, newFailureEvidence(scene, "evidence"));
      await llmFailures.updateRunFailed(tenantId, "run", newOutcome(scene));
      await costs.insertCostRecords(tenantId, [newCostRecord(scene, "record")]);
      await costs.insertCostAnomaly(tenantId, newCostAnomaly(scene, "anomaly"));
    });
    await scene.record({ at: 60, runId: "run" });
    for (const table of STORED_FACTS) {
      const row = sql`hoc.${sql.id(table)} where tenant_id = ${tenantId}`;
      expect((await sql`select from ${row}`.execute(database.db)).rows).toHaveLength(1);
      await expect(sql`delete from ${row}`.execute(db)).rejects.toMatchObject(DENIED);
      const change = sql`update hoc.${sql.id(table)} set tenant_id = 'other' where tenant_id = ${tenantId}`;
      await expect(change.execute(db)).rejects.toMatchObject(DENIED);
    }
  });

  it("the application learns, proposes and reviews", async () => {
    const scene = createScene(driverSet({ db: as(APP), close: async () => undefined }));
    const { tenantId } = scene;
    const by = { actor: { type: "HUMAN", id: "ann" }, at: scene.time(0) } as const;
    await scene.write(async ({ lessons, policyProposals, policyRules }) => {
      await lessons.insertLesson(tenantId, newLesson(scene, "lesson"));
      await lessons.updateLessonDeferred(tenantId, "lesson", { ...by, deferUntil: scene.time(1) });
      expect(await lessons.fetchExpiredDeferred(tenantId, scene.time(1), 5)).toEqual(["lesson"]);
      await lessons.updateLessonReactivated(tenantId, "lesson", by);
      await lessons.updateLessonConverted(tenantId, "lesson", { ...by, proposalId: "prop-1" });
      await policyProposals.insertPolicyProposal(tenantId, { ...PROPOSAL, sourceType: "lesson", sourceId: "lesson" });
      await policyRules.insertPolicyRule(tenantId, newRule(scene, "policy"));
      const said = { status: "approved", policyId: "policy", backtest: BACKTEST, reviewDigest: DIGESTS.first } as const;
      const review = { ...said, reviewedAt: scene.time(2), reviewedBy: "bob", reviewNotes: null };
      expect(await policyProposals.updateProposalReviewed(tenantId, "prop-1", review)).toBe(true);
    });
    const due = await scene.unitOfWork.acrossTenants(({ fanOut }) => fanOut.tenantsWithDueLessons(scene.time(1), 5));
    expect(due).toEqual([]);
  });

  it("the application removes what passes: idempotency keys and reservations whose time is over", async () => {
    for (const table of PASSING) await sql`delete from hoc.${sql.id(table)}`.execute(as(APP));
  });

  it("nobody deletes from the other tables or changes the structure", async () => {
    const kept = MUTABLE_TABLES.filter((table) => !PASSING.has(table));
    expect(kept).toHaveLength(MUTABLE_TABLES.length - PASSING.size);
    for (const table of kept)
      await expect(sql`delete from hoc.${sql.id(table)}`.execute(as(APP))).rejects.toMatchObject(DENIED);
    await expect(sql`drop table hoc.signals`.execute(as(APP))).rejects.toMatchObject(DENIED);
    await expect(sql`create table hoc.own (id int)`.execute(as(APP))).rejects.toMatchObject(DENIED);
  });

  it("the application cannot prune signals; maintenance can, and nothing beyond them", async () => {
    const prune = (role: string) =>
      processOn(as(role)).write("acme", ({ signals }) =>
        signals.pruneSignals("acme", "2199-01-01T00:00:00.000000Z", 10),
      );
    await expect(prune(APP)).rejects.toMatchObject(DENIED);
    expect(await prune(MAINTENANCE)).toBe(2);
    for (const table of APPEND_ONLY_TABLES.filter((name) => name !== "signals"))
      await expect(sql`delete from hoc.${sql.id(table)}`.execute(as(MAINTENANCE))).rejects.toMatchObject(DENIED);
  });

  it("every table is either append-only or mutable", async () => {
    const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
      where table_schema = 'hoc' and table_name not like 'kysely_%' order by 1`.execute(database.db);
    expect(rows.map(({ name }) => name)).toEqual([...APPEND_ONLY_TABLES, ...MUTABLE_TABLES].sort());
  });
});
