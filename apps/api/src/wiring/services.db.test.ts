import { systemAmbient } from "@hoc/incident-engines";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { readConfig } from "../config.js";
import { type Database, openDatabase } from "./database.js";
import { createServices, type Services } from "./services.js";

const admin = { tenantId: "acme", actor: { type: "AGENT", id: "collector" }, role: "admin" } as const;
const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };

let database: Database;
let services: Services;
beforeAll(async () => {
  const config = readConfig({ HOC_DATA_DIR: "memory://" });
  database = await openDatabase(config.database, logger);
  await database.migrate();
  services = createServices(database, config, logger, systemAmbient({ logger }));
});
afterAll(() => database?.close());

it("F-027: a failed run whose lesson cannot be stored has its incident all the same, and the log and the figures tell", async () => {
  await sql`alter table hoc.lessons_learned rename to lessons_elsewhere`.execute(database.db);
  const { operations, metrics } = services;
  const report = { runId: "run-1", agentId: "bot", status: "failed", errorCode: "AGENT_CRASH" };
  const limited = { ...report, limits: { costMicros: 100 }, costMicros: 99 };
  const { run, signal } = await operations.execute("incidents.runs.reportRun", limited, admin);
  expect(run).toMatchObject({ outcome: "FAILURE", incidentCount: 1 });
  expect(signal).toMatchObject({ outcome: "opened" });
  const failures = logger.error.mock.calls.map(([{ lessonType }, message]) => [lessonType, message]);
  expect(failures).toEqual([
    ["failure", "a lesson could not be learned"],
    ["near_threshold", "a lesson could not be learned"],
  ]);
  const figures = await metrics.render();
  for (const lessonType of ["failure", "near_threshold"])
    expect(figures).toContain(`hoc_lessons_creation_failed_total{lesson_type="${lessonType}"} 1`);

  await sql`alter table hoc.lessons_elsewhere rename to lessons_learned`.execute(database.db);
  await operations.execute("incidents.runs.reportRun", { ...report, runId: "run-2" }, admin);
  const { total } = await operations.execute("incidents.lessons.listLessons", {}, admin);
  expect(total).toBe(1);
});

it("F-139: a write whose audit record cannot be stored is no write", async () => {
  const { operations } = services;
  const [opened] = await operations.record("acme", [{ triggerType: "freeze", signalId: "freeze-1" }]);
  const acknowledge = () =>
    operations.execute("incidents.write.acknowledgeIncident", { incidentId: String(opened?.incidentId) }, admin);
  const stored = async () => {
    const of = (table: string) =>
      sql`select to_jsonb(t) as row from ${sql.table(`hoc.${table}`)} t where tenant_id = 'acme'`;
    const tables = ["incidents", "incident_events", "domain_events", "outbox_deliveries"];
    return Promise.all(tables.map(async (table) => (await of(table).execute(database.db)).rows));
  };
  const before = await stored();
  await sql`alter table hoc.audit_ledger rename to audit_elsewhere`.execute(database.db);
  await expect(acknowledge()).rejects.toThrow();
  await sql`alter table hoc.audit_elsewhere rename to audit_ledger`.execute(database.db);
  expect(await stored()).toEqual(before);
  await acknowledge();
  expect(await stored()).not.toEqual(before);
});
