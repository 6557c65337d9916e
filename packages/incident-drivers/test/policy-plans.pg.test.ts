import type {
  FanOutDriver,
  LessonsDriver,
  PolicyProposalDriver,
  PolicyRuleDriver,
  PolicyViolationDriver,
} from "@hoc/incident-schemas/ports";
import { CompiledQuery } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsTouched } from "../../../tooling/db/rows-touched.js";
import { newLesson } from "../src/conformance/failure-facts.js";
import { PROPOSAL } from "../src/conformance/policy-proposal.suite.js";
import { insertRule, insertViolation, link, signalOf } from "../src/conformance/policy-violation/deeds.js";
import { createScene, type Scene } from "../src/conformance/scene.js";
import { standingProposalOf } from "../src/database/standing-proposal.js";
import { createIncidentEvidenceReader } from "../src/drivers/incident-evidence.js";
import { createLessonsDriver } from "../src/drivers/lesson.js";
import { createFanOutDriver } from "../src/drivers/outbox.js";
import { createPolicyProposalDriver } from "../src/drivers/policy-proposal.js";
import { createPolicyRuleReader } from "../src/drivers/policy-rule.js";
import { createPolicyViolationReader } from "../src/drivers/policy-violation.js";
import { readExecutor, writeExecutor } from "../src/executor.js";
import { driverSet, pgDatabase } from "./databases.js";
import { unlockedHead } from "./headless.js";

const MANY = 5_000;

let database: Awaited<ReturnType<typeof pgDatabase>>;
let scene: Scene;
let rules: Pick<PolicyRuleDriver, "fetchSuppressingPolicies" | "fetchPolicyEnabled">;
let violations: Pick<PolicyViolationDriver, "fetchViolation" | "listViolations" | "fetchViolationTruthCheck">;
let lessons: LessonsDriver;
let proposals: PolicyProposalDriver;
let fanOut: FanOutDriver;
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
  fanOut = createFanOutDriver(executor);
  scene = createScene(driverSet(database));
  const headless = [writeExecutor(database.db, "hoc"), unlockedHead(scene.tenantId)] as const;
  lessons = createLessonsDriver(...headless);
  proposals = createPolicyProposalDriver(...headless);

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
  await scene.write(async ({ lessons, policyProposals }) => {
    const lesson = newLesson(scene, "lesson-0", {
      debounce: { key: "k", hours: 1 },
      isSynthetic: true,
      sourceIncidentId: incidentId,
    });
    await lessons.insertLesson(scene.tenantId, lesson);
    await policyProposals.insertPolicyProposal(scene.tenantId, { ...PROPOSAL, triggeringIncidentIds: [incidentId] });
  });
  await multiply(
    "lessons_learned",
    `'id', 'lesson-' || g, 'source_event_id', 'run-' || g, 'is_synthetic', false, 'status_sequence', 1000 + g, 'source_incident_id', null,
      'debounce_after', '2026-03-14T12:00:00Z'::timestamptz + g * interval '1 minute',
      'status', case when g % 100 = 0 then 'deferred' else 'pending' end,
      'deferred_until', case when g % 100 = 0 then '2026-03-14T12:00:00Z'::timestamptz + g * interval '1 hour' end`,
  );
  await run(`insert into hoc.lesson_transitions select t.tenant_id, t.id, 1000 + g, 'defer', 'pending', 'deferred',
      'HUMAN', 'ann', null, t.recorded_at, null, t.recorded_at, t.recorded_at
    from hoc.lessons_learned as t cross join generate_series(1, 3) as g`);
  await multiply("policy_proposals", "'id', 'prop-' || (g + 1), 'error_code', 'CODE-' || g");
  await multiply("policy_proposal_triggers", "'proposal_id', 'prop-' || (g + 1)");
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

  const earlier = { ...latest, sequence: 2_500, isLatest: false };
  const real = { includeSynthetic: false };

  it.each([
    ["a page of lessons", () => lessons.fetchLessonsList(scene.tenantId, { filters: real, limit: 20, at: latest }), 50],
    [
      "a page of lessons at an earlier point",
      () => lessons.fetchLessonsList(scene.tenantId, { filters: real, limit: 20, at: earlier }),
      50,
    ],
    ["one lesson", () => lessons.fetchLessonById(scene.tenantId, "lesson-0"), 5],
    ["one lesson as it stood", () => lessons.fetchLessonById(scene.tenantId, "lesson-0", earlier), 10],
    ["F-056: the lesson of an incident", () => lessons.fetchLessonOfIncident(scene.tenantId, incidentId), 3],
    [
      "F-056: the lesson of an incident at an earlier point",
      () => lessons.fetchLessonOfIncident(scene.tenantId, incidentId, earlier),
      3,
    ],
    [
      "the lessons of an incident",
      () =>
        lessons.fetchLessonsList(scene.tenantId, {
          filters: { includeSynthetic: true, sourceIncidentId: incidentId },
          limit: 20,
          at: latest,
        }),
      5,
    ],
    [
      "F-079: the lessons that are due",
      () => lessons.fetchExpiredDeferred(scene.tenantId, "2026-04-30T00:00:00.000000Z", 5),
      20,
    ],
    ["F-079: the tenants with lessons that are due", () => fanOut.tenantsWithDueLessons(latest.asOf, 5), 20],
    [
      "F-074: what keeps a lesson away",
      () =>
        lessons.insertLesson(scene.tenantId, newLesson(scene, "new", { debounce: { key: "k", hours: 24 * 365 * 10 } })),
      10,
    ],
    ["a page of proposals", () => proposals.listProposals(scene.tenantId, { filters: {}, limit: 20, at: latest }), 60],
    ["F-075: the open draft that a proposal joins", () => proposals.findOpenDraft(scene.tenantId, PROPOSAL), 5],
  ] as const)("%s", async (_, question, most) => {
    expect(await rowsReadBy(question)).toBeLessThan(most);
  });

  it.each([
    ["F-026: whether somebody decided on what an incident asked for", {}],
    ["F-075: whether a lesson became a proposal", { sourceType: "lesson" }],
  ] as const)("%s", async (_, said) => {
    const asked = { ...PROPOSAL, ...said, triggeringIncidentIds: ["inc_other"] };
    const standing = () => standingProposalOf(readExecutor(database.db, "hoc"), scene.tenantId, asked);
    expect(await rowsReadBy(async () => [await standing()])).toBeLessThan(5);
  });

  it("F-075: the proposal in force that a lesson joins", async () => {
    const asked = { ...PROPOSAL, sourceType: "lesson", triggeringIncidentIds: ["inc_other"] } as const;
    expect(await rowsReadBy(async () => [await proposals.findProposalInForce(scene.tenantId, asked)])).toBeLessThan(5);
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
