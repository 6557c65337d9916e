import { migrateToLatest } from "@hoc/incident-drivers/migrations";
import { kyselyUnitOfWork } from "@hoc/incident-drivers/unit-of-work";
import { createOperations, type Operations, systemAmbient } from "@hoc/incident-engines";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshPgDatabase } from "../../../../tooling/db/harness.js";

const CONNECTIONS = 20;
const admin = { tenantId: "acme", actor: { type: "AGENT", id: "collector" }, role: "admin" } as const;

let fresh: Awaited<ReturnType<typeof freshPgDatabase>>;
let databases: Kysely<unknown>[];
let callers: Operations[];

beforeAll(async () => {
  fresh = await freshPgDatabase();
  databases = Array.from({ length: CONNECTIONS }, () => {
    const pool = new pg.Pool({ connectionString: fresh.url, max: 1 });
    return new Kysely({ dialect: new PostgresDialect({ pool }) });
  });
  await migrateToLatest(first());
  const ambient = systemAmbient();
  callers = databases.map((db) => createOperations({ unitOfWork: kyselyUnitOfWork(db, { ambient }), ambient }));
});

afterAll(async () => {
  await Promise.all(databases.map((db) => db.destroy()));
  await fresh?.drop();
});

const first = () => databases[0] as Kysely<unknown>;
const one = () => callers[0] as Operations;

async function count(table: string, where = sql`true`): Promise<number> {
  const { rows } = await sql<{
    n: string;
  }>`select count(*) as n from ${sql.id("hoc", table)} as t where ${where}`.execute(first());
  return Number(rows[0]?.n);
}

const eventsOf = (type: string) => count("domain_events", sql`t.event_type = ${type}`);

/** The same said by all connections at once. */
function all<Result>(say: (operations: Operations, index: number) => Promise<Result>): Promise<Result[]> {
  return Promise.all(callers.map(say));
}

describe("twenty connections that say the same", () => {
  it("F-017: of a run that failed leave one run, one signal and one incident", async () => {
    const run = { runId: "run-1", agentId: "bot", status: "failed", errorCode: "AGENT_CRASH" };
    const answers = await all((operations) =>
      operations.execute("incidents.runs.reportRun", { ...run, startedAt: "2026-03-14T12:00:00Z" }, admin),
    );
    expect(answers.filter(({ recorded }) => recorded)).toHaveLength(1);
    expect(new Set(answers.map(({ signal }) => signal?.incidentId)).size).toBe(1);
    expect(await count("runs", sql`t.id = 'run-1'`)).toBe(1);
    expect(await count("signals", sql`t.run_id = 'run-1'`)).toBe(1);
    expect(await eventsOf("runs.RunFinished")).toBe(1);
    expect(answers[0]?.run.incidentCount).toBe(1);
  });

  it("of how a run ended leave one outcome, and other words are a conflict", async () => {
    await one().execute("incidents.runs.reportRun", { runId: "run-2", agentId: "bot" }, admin);
    const answers = await Promise.allSettled(
      callers.map((operations, index) =>
        operations.execute(
          "incidents.runs.reportOutcome",
          { runId: "run-2", status: index % 2 === 0 ? "failed" : "succeeded" },
          admin,
        ),
      ),
    );
    const told = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
    expect(new Set(told.map(({ run }) => run.outcome)).size).toBe(1);
    expect(told.filter(({ recorded }) => recorded)).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === "rejected") expect(answer.reason).toMatchObject({ code: "run_finished" });
    expect(told).toHaveLength(CONNECTIONS / 2);
  });

  it("F-081: of a failed call of a model leave one fact, one evidence and one mark", async () => {
    await one().execute("incidents.runs.reportRun", { runId: "run-3", agentId: "bot" }, admin);
    const failure = {
      runId: "run-3",
      failureType: "timeout" as const,
      errorCode: "DEADLINE",
      errorMessage: "no answer",
      model: "m",
      requestId: "req-1",
    };
    const answers = await all((operations) => operations.execute("incidents.runs.recordLlmFailure", failure, admin));
    expect(answers.filter(({ recorded }) => recorded)).toHaveLength(1);
    expect(new Set(answers.map(({ failureId, evidenceId }) => `${failureId} ${evidenceId}`)).size).toBe(1);
    expect([await count("run_failures"), await count("failure_evidence")]).toEqual([1, 1]);
    expect(await count("signals", sql`t.run_id = 'run-3'`)).toBe(1);
  });

  it("F-088: of a broken policy leave one fact with one incident", async () => {
    await one().execute("incidents.policies.createRule", { policyId: "pii", name: "No personal data" }, admin);
    const violation = {
      runId: "run-4",
      policyId: "pii",
      policyType: "PII",
      violatedRule: "PII_SSN",
      reason: "The answer held a number.",
      evidence: { digest: "abc" },
    };
    const answers = await all((operations) =>
      operations.execute("incidents.policies.recordViolation", violation, admin),
    );
    expect(answers.filter(({ recorded }) => recorded)).toHaveLength(1);
    expect(new Set(answers.map(({ violationId, incidentId }) => `${violationId} ${incidentId}`)).size).toBe(1);
    expect([await count("policy_violations"), await count("violation_incidents")]).toEqual([1, 1]);
  });

  it("F-094: of an evaluation leave one", async () => {
    const answers = await all((operations, index) =>
      operations.execute(
        "incidents.policies.recordEvaluation",
        { runId: "run-5", outcome: "no_violation", policiesChecked: index },
        admin,
      ),
    );
    expect(answers.filter(({ recorded }) => recorded)).toHaveLength(1);
    expect(new Set(answers.map(({ evaluationId, policiesChecked }) => `${evaluationId} ${policiesChecked}`)).size).toBe(
      1,
    );
    expect([await count("policy_evaluations"), await eventsOf("policies.PolicyEvaluated")]).toEqual([1, 1]);
  });

  it("F-026: of fifty grave runs leave one draft of a policy, with every incident once", async () => {
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        callers[index % CONNECTIONS]?.execute(
          "incidents.runs.reportRun",
          { runId: `grave-${index}`, agentId: "bot", status: "failed", errorCode: "EXECUTION_TIMEOUT" },
          admin,
        ),
      ),
    );
    expect(await count("policy_proposals", sql`t.error_code = 'EXECUTION_TIMEOUT'`)).toBe(1);
    expect(await count("signals", sql`t.error_code = 'EXECUTION_TIMEOUT'`)).toBe(50);
    expect(await count("incidents", sql`t.error_code = 'EXECUTION_TIMEOUT'`)).toBe(1);
  });
});

describe("an evaluation inside a worker's own transaction", () => {
  const evaluate = (trx: unknown, runId: string) =>
    one().within(trx).execute("incidents.policies.recordEvaluation", { runId, runStatus: "succeeded" }, admin);

  it("F-096: is there when the worker commits, and is gone when it does not", async () => {
    await first()
      .transaction()
      .execute((trx) => evaluate(trx, "kept"));
    const failing = first()
      .transaction()
      .execute(async (trx) => {
        await evaluate(trx, "gone");
        throw new Error("the worker failed");
      });
    await expect(failing).rejects.toThrow("the worker failed");
    expect(await count("policy_evaluations", sql`t.run_id in ('kept', 'gone')`)).toBe(1);
  });

  it("said twice is the first one, and leaves the worker's transaction usable", async () => {
    const answers = await first()
      .transaction()
      .execute(async (trx) => {
        const told = [await evaluate(trx, "twice"), await evaluate(trx, "twice")];
        await sql`select 1`.execute(trx);
        return told;
      });
    expect(answers.map(({ recorded }) => recorded)).toEqual([true, false]);
    expect(answers[1]?.evaluationId).toBe(answers[0]?.evaluationId);
  });
});
