import type { RunFindingDriver } from "@hoc/incident-schemas/ports";
import { CompiledQuery } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsTouched } from "../../../tooling/db/rows-touched.js";
import { newRun, newRunFinding } from "../src/conformance/failure-facts.js";
import { createScene, type Scene } from "../src/conformance/scene.js";
import { createRunFindingReader } from "../src/drivers/run-finding.js";
import { readExecutor } from "../src/executor.js";
import { driverSet, pgDatabase } from "./databases.js";

const MANY = 5_000;

let database: Awaited<ReturnType<typeof pgDatabase>>;
let scene: Scene;
let findings: Pick<RunFindingDriver, "fetchFindingsOfRun" | "listFindings">;
let statements: CompiledQuery[] = [];

const run = async (statement: string, parameters: readonly unknown[] = []) =>
  (await database.db.executeQuery(CompiledQuery.raw(statement, [...parameters]))).rows as object[];

beforeAll(async () => {
  database = await pgDatabase({ log: ({ query }) => void statements.push(query) });
  findings = createRunFindingReader(readExecutor(database.db, "hoc"));
  scene = createScene(driverSet(database));
  await scene.write(({ runs }) => runs.insertRun(scene.tenantId, newRun(scene, "run")));
  await scene.write(({ runFindings }) => runFindings.insertFinding(scene.tenantId, newRunFinding(scene, "finding")));
  for (const [table, change] of [
    ["runs", "'id', 'run-' || g, 'trace_id', 'trace-' || g"],
    ["run_findings", "'id', 'finding-' || g, 'run_id', 'run-' || g"],
  ])
    await run(`insert into hoc.${table} select r.*
      from (select * from hoc.${table} limit 1) as t cross join generate_series(1, ${MANY}) as g
      cross join lateral jsonb_populate_record(null::hoc.${table},
        to_jsonb(t) || jsonb_build_object('sequence', 1000 + g, ${change})) as r`);
  await run("vacuum (analyze)");
}, 120_000);

afterAll(() => database?.close());

describe(`among ${MANY} findings, few rows are read for`, () => {
  const latest = { asOf: "2030-01-01T00:00:00.000000Z", sequence: 1_000_000, isLatest: true };
  const earlier = { ...latest, sequence: 2_500, isLatest: false };
  const page = { filters: {}, limit: 20 };

  it.each([
    ["those of a run", () => findings.fetchFindingsOfRun(scene.tenantId, "run-7"), 5],
    ["those of a run at an earlier point", () => findings.fetchFindingsOfRun(scene.tenantId, "run-7", earlier), 5],
    ["a page", () => findings.listFindings(scene.tenantId, { ...page, at: latest }), 25],
    ["a page at an earlier point", () => findings.listFindings(scene.tenantId, { ...page, at: earlier }), 25],
    [
      "a page of one run",
      () => findings.listFindings(scene.tenantId, { ...page, filters: { runId: "run-7" }, at: latest }),
      25,
    ],
  ] as const)("%s", async (_, question, most) => {
    statements = [];
    expect(await question()).not.toEqual([]);
    let read = 0;
    for (const { sql, parameters } of [...statements]) read += await rowsTouched(run, sql, parameters);
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(most);
  });
});
