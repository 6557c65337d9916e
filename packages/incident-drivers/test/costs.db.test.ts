import { MAX_SIGNAL_COST_MICROS } from "@hoc/incident-schemas";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newCostAnomaly, newCostRecord, newRun, newStep } from "../src/conformance/failure-facts.js";
import { createScene, type Scene } from "../src/conformance/scene.js";
import { COST_ANOMALIES, COST_RECORDS } from "../src/database/tables/index.js";
import { fromDb, selectList } from "../src/mapping/rows.js";
import { driverSet, pgliteDatabase, type TestDatabase } from "./databases.js";

let database: TestDatabase;
let statements = 0;

beforeAll(async () => {
  database = await pgliteDatabase(() => {
    statements += 1;
  });
});

afterAll(() => database?.close());

const openScene = (): Scene => createScene(driverSet(database));

async function stored(table: typeof COST_RECORDS | typeof COST_ANOMALIES, { tenantId }: Scene) {
  const { rows } = await sql<Record<string, unknown>>`select ${selectList(table.columns, "t")}
    from hoc.${sql.id(table.name)} as t where t.tenant_id = ${tenantId} order by t.sequence`.execute(database.db);
  return rows.map((row) => fromDb(table.columns, row));
}

it("a cost record is stored as it was said, and what was not said is null", async () => {
  const scene = openScene();
  const full = newCostRecord(scene, "full", {
    userId: "user",
    featureTag: "feature",
    requestId: "request",
    workflowId: "workflow",
    runId: "run",
    skillId: "skill",
    inputTokens: Number.MAX_SAFE_INTEGER,
    outputTokens: 0,
    costMicros: -MAX_SIGNAL_COST_MICROS,
    occurredAt: scene.time(3.123457),
  });
  const bare = newCostRecord(scene, "bare");
  scene.now(7.000001);
  await scene.write(({ costs }) => costs.insertCostRecords(scene.tenantId, [full, bare]));
  const given = { tenantId: scene.tenantId, recordedAt: scene.time(7.000001) };
  const nothing = { userId: null, featureTag: null, requestId: null, workflowId: null, runId: null, skillId: null };
  const row = ({ recordId, ...said }: typeof full, sequence: number) => ({ id: recordId, ...said, ...given, sequence });
  expect(await stored(COST_RECORDS, scene)).toEqual([row(full, 1), { ...nothing, ...row(bare, 2) }]);
});

it("an anomaly is stored as it was said, with its day, and what was not said is null", async () => {
  const scene = openScene();
  const full = newCostAnomaly(scene, "full", {
    anomalyType: "SUSTAINED_DRIFT",
    severity: "CRITICAL",
    entityType: "user",
    entityId: "user",
    currentValueMicros: 1_000_000_000_000_000,
    expectedValueMicros: 0,
    confidence: 0.9375,
    derivedCause: "RETRY_LOOP",
    message: "It is out of line.",
    breachCount: 3,
    runId: "run",
    observedAt: scene.time(3.123457),
    metadata: { nested: { list: [1, "two", null] } },
    thresholdPct: 150,
    action: "throttled",
    period: "hourly",
    periodStart: scene.time(0.000001),
  });
  const bare = newCostAnomaly(scene, "bare");
  scene.now(7.000001);
  for (const anomaly of [full, bare])
    await scene.write(({ costs }) => costs.insertCostAnomaly(scene.tenantId, anomaly));
  const row = ({ anomalyId, ...said }: typeof full) => ({
    id: anomalyId,
    ...said,
    tenantId: scene.tenantId,
    observedDay: "2026-03-14",
  });
  const foundByHost = { snapshotId: null, baselineId: null };
  const nothing = {
    entityId: null,
    message: null,
    runId: null,
    thresholdPct: null,
    action: null,
    period: null,
    periodStart: null,
  };
  expect(await stored(COST_ANOMALIES, scene)).toEqual([
    { ...row(full), ...foundByHost, sequence: 1, recordedAt: scene.time(7.000001) },
    { ...row(bare), ...foundByHost, ...nothing, sequence: 2, recordedAt: scene.time(7.000002) },
  ]);
});

it("cost records and steps take the same number of statements, one and a thousand of them", async () => {
  const scene = openScene();
  await scene.write(({ runs }) => runs.insertRun(scene.tenantId, newRun(scene, "run")));
  const numbers = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);
  const counted = async (work: Parameters<Scene["write"]>[0]) => {
    statements = 0;
    await scene.write(work);
    return statements;
  };
  const spend = (from: number, count: number) =>
    counted(({ costs }) =>
      costs.insertCostRecords(
        scene.tenantId,
        numbers(from, count).map((id) => newCostRecord(scene, `record-${id}`)),
      ),
    );
  const append = (from: number, count: number) =>
    counted(({ traceStore }) =>
      traceStore.insertTraceSteps(
        scene.tenantId,
        "trace of run",
        numbers(from, count).map((index) => newStep(scene, index)),
      ),
    );
  expect(await spend(1, 1_000)).toBe(await spend(0, 1));
  expect(await append(1, 1_000)).toBe(await append(0, 1));
});
