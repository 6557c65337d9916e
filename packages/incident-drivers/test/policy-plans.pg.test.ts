import type { PolicyRuleDriver, PolicyViolationDriver } from "@hoc/incident-schemas/ports";
import { CompiledQuery } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsTouched } from "../../../tooling/db/rows-touched.js";
import { insertRule, insertViolation, link, signalOf } from "../src/conformance/policy-violation/deeds.js";
import { createScene, type Scene } from "../src/conformance/scene.js";
import { createIncidentEvidenceReader } from "../src/drivers/incident-evidence.js";
import { createPolicyRuleReader } from "../src/drivers/policy-rule.js";
import { createPolicyViolationReader } from "../src/drivers/policy-violation.js";
import { readExecutor } from "../src/executor.js";
import { driverSet, pgDatabase } from "./databases.js";

const MANY = 5_000;

let database: Awaited<ReturnType<typeof pgDatabase>>;
let scene: Scene;
let rules: Pick<PolicyRuleDriver, "fetchSuppressingPolicies" | "fetchPolicyEnabled">;
let violations: Pick<PolicyViolationDriver, "fetchViolation" | "listViolations" | "fetchViolationTruthCheck">;
let statements: CompiledQuery[] = [];
let incidentId = "";

const run = async (statement: string, parameters: readonly unknown[] = []) =>
  (await database.db.executeQuery(CompiledQuery.raw(statement, [...parameters]))).rows as object[];

/** Copies a table's rows many times, each copy with what `change` says of its number `g`. */
const multiply = (table: string, change: string) =>
  run(`insert into hoc.${table} select r.*
    from (select * from hoc.${table} limit 1) as t cross join generate_series(1, ${MANY}) as g
    cross join lateral jsonb_populate_record(null::hoc.${table},
      to_jsonb(t) || jsonb_build_object('sequence', 1000 + g, ${change})) as r`);

beforeAll(async () => {
  database = await pgDatabase({ log: ({ query }) => void statements.push(query) });
  const executor = readExecutor(database.db, "hoc");
  rules = createPolicyRuleReader(executor);
  violations = createPolicyViolationReader(executor);
  scene = createScene(driverSet(database));

  await insertRule(scene, { policyId: "plain" });
  await multiply("policy_rules", "'id', 'plain-' || g, 'policy_type', 'TYPE-' || g");
  await insertRule(scene, { suppression: { errorCodes: ["TIMEOUT"], maxSeverity: "high" } });
  await insertViolation(scene, { violationId: "copied", runId: "run-copied" });
  await multiply("policy_violations", "'id', 'vio-' || g, 'run_id', 'run-' || g");
  incidentId = await signalOf(scene, { reference: "vio-7", violationId: "vio-7", runId: "run-7" });
  await link(scene, incidentId, "vio-7");
  const facts = "'reference', 'vio-x' || g, 'violation_id', 'vio-x' || g, 'run_id', 'run-x' || g";
  await multiply("signals", `'signal_id', 'signal-' || g, ${facts}`);
  await scene.recordOne({ at: 9, errorCode: "TIMEOUT", violationId: "other", runId: "other" });
  await multiply(
    "prevention_records",
    "'id', 'prev_' || g, 'signal_id', 's-' || g, 'violation_id', 'o-' || g, 'run_id', 'r-' || g",
  );
  await multiply("incident_evidence", "'id', 'evd-' || g, 'recovery_executed', true");
  await run("vacuum (analyze)");
}, 120_000);

afterAll(() => database?.close());

/** Asks a question and gives how many rows of tables its statements read. */
async function rowsReadBy(question: () => Promise<unknown>): Promise<number> {
  statements = [];
  expect(await question()).toBeTruthy();
  let read = 0;
  for (const { sql, parameters } of [...statements]) read += await rowsTouched(run, sql, parameters);
  return read;
}

describe(`among ${MANY} of each, few rows are read for`, () => {
  const latest = { asOf: "2030-01-01T00:00:00.000000Z", sequence: 1_000_000, isLatest: true };

  it("F-024: the rules that suppress, by their own index", async () => {
    expect(await rowsReadBy(() => rules.fetchSuppressingPolicies(scene.tenantId))).toBe(1);
  });

  it("F-090: whether a policy is enabled", async () => {
    expect(await rowsReadBy(() => rules.fetchPolicyEnabled(scene.tenantId, "TYPE-5"))).toBeLessThan(5);
  });

  it("F-097: one violation with what became of it", async () => {
    expect(await rowsReadBy(() => violations.fetchViolation(scene.tenantId, "vio-5"))).toBeLessThan(5);
  });

  it("F-095: what a violation's truth is judged by", async () => {
    const facts = await violations.fetchViolationTruthCheck(scene.tenantId, "vio-7", latest);
    expect(facts?.incidents).toHaveLength(1);
    expect(await rowsReadBy(() => violations.fetchViolationTruthCheck(scene.tenantId, "vio-7", latest))).toBeLessThan(
      20,
    );
  });

  it.each([
    ["all", {}],
    ["of a run", { runId: "run-9" }],
    ["of an incident", { incidentId: true }],
  ] as const)("a page of violations, %s", async (_, filters) => {
    const wanted = "incidentId" in filters ? { incidentId } : filters;
    const read = await rowsReadBy(() =>
      violations.listViolations(scene.tenantId, { filters: wanted, limit: 20, at: latest }),
    );
    expect(read).toBeLessThan(60);
  });

  it("what was done to recover from incidents of one signature", async () => {
    const incident = { ...(await scene.incident(incidentId)), recurrenceSignature: "another" };
    const evidence = createIncidentEvidenceReader(readExecutor(database.db, "hoc"));
    expect(await rowsReadBy(() => evidence.fetchRecoveryHistory(scene.tenantId, incident, 20))).toBeLessThan(20);
  });
});
