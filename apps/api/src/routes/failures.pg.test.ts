import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TwentyCallers, twentyCallers } from "../../test/twenty-callers.js";

const admin = { tenantId: "acme", actor: { type: "AGENT", id: "collector" }, role: "admin" } as const;

let twenty: TwentyCallers;
beforeAll(async () => {
  twenty = await twentyCallers();
});
afterAll(() => twenty.stop());

const eventsOf = (type: string) => twenty.count("domain_events", sql`t.event_type = ${type}`);

describe("twenty connections that say the same", () => {
  it("F-017: of a run that failed leave one run, one signal and one incident", async () => {
    const run = { runId: "run-1", agentId: "bot", status: "failed", errorCode: "AGENT_CRASH" };
    const answers = await twenty.all((operations) =>
      operations.execute("incidents.runs.reportRun", { ...run, startedAt: "2026-03-14T12:00:00Z" }, admin),
    );
    expect(answers.filter(({ recorded }) => recorded)).toHaveLength(1);
    expect(new Set(answers.map(({ signal }) => signal?.incidentId)).size).toBe(1);
    expect(await twenty.count("runs", sql`t.id = 'run-1'`)).toBe(1);
    expect(await twenty.count("signals", sql`t.run_id = 'run-1'`)).toBe(1);
    expect(await eventsOf("runs.RunFinished")).toBe(1);
    expect(answers[0]?.run.incidentCount).toBe(1);
  });

  it("of how a run ended leave one outcome, and other words are a conflict", async () => {
    await twenty.one.execute("incidents.runs.reportRun", { runId: "run-2", agentId: "bot" }, admin);
    const answers = await Promise.allSettled(
      twenty.callers.map((operations, index) =>
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
    expect(told).toHaveLength(twenty.callers.length / 2);
  });

  it("F-081: of a failed call of a model leave one fact, one evidence and one mark", async () => {
    await twenty.one.execute("incidents.runs.reportRun", { runId: "run-3", agentId: "bot" }, admin);
    const failure = {
      runId: "run-3",
      failureType: "timeout" as const,
      errorCode: "DEADLINE",
      errorMessage: "no answer",
      model: "m",
      requestId: "req-1",
    };
    const answers = await twenty.all((operations) =>
      operations.execute("incidents.runs.recordLlmFailure", failure, admin),
    );
    expect(answers.filter(({ recorded }) => recorded)).toHaveLength(1);
    expect(new Set(answers.map(({ failureId, evidenceId }) => `${failureId} ${evidenceId}`)).size).toBe(1);
    expect([await twenty.count("run_failures"), await twenty.count("failure_evidence")]).toEqual([1, 1]);
    expect(await twenty.count("signals", sql`t.run_id = 'run-3'`)).toBe(1);
  });

  it("F-088: of a broken policy leave one fact with one incident", async () => {
    await twenty.one.execute("incidents.policies.createRule", { policyId: "pii", name: "No personal data" }, admin);
    const violation = {
      runId: "run-4",
      policyId: "pii",
      policyType: "PII",
      violatedRule: "PII_SSN",
      reason: "The answer held a number.",
      evidence: { digest: "abc" },
    };
    const answers = await twenty.all((operations) =>
      operations.execute("incidents.policies.recordViolation", violation, admin),
    );
    expect(answers.filter(({ recorded }) => recorded)).toHaveLength(1);
    expect(new Set(answers.map(({ violationId, incidentId }) => `${violationId} ${incidentId}`)).size).toBe(1);
    expect([await twenty.count("policy_violations"), await twenty.count("violation_incidents")]).toEqual([1, 1]);
  });

  it("F-094: of an evaluation leave one", async () => {
    const answers = await twenty.all((operations, index) =>
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
    expect([await twenty.count("policy_evaluations"), await eventsOf("policies.PolicyEvaluated")]).toEqual([1, 1]);
  });

  it("F-026: of fifty grave runs leave one draft of a policy, with every incident once", async () => {
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        twenty.callers[index % twenty.callers.length]?.execute(
          "incidents.runs.reportRun",
          { runId: `grave-${index}`, agentId: "bot", status: "failed", errorCode: "EXECUTION_TIMEOUT" },
          admin,
        ),
      ),
    );
    expect(await twenty.count("policy_proposals", sql`t.error_code = 'EXECUTION_TIMEOUT'`)).toBe(1);
    expect(await twenty.count("signals", sql`t.error_code = 'EXECUTION_TIMEOUT'`)).toBe(50);
    expect(await twenty.count("incidents", sql`t.error_code = 'EXECUTION_TIMEOUT'`)).toBe(1);
  });
});

describe("an evaluation inside a worker's own transaction", () => {
  const evaluate = (trx: unknown, runId: string) =>
    twenty.one.within(trx).execute("incidents.policies.recordEvaluation", { runId, runStatus: "succeeded" }, admin);

  it("F-096: is there when the worker commits, and is gone when it does not", async () => {
    await twenty.db.transaction().execute((trx) => evaluate(trx, "kept"));
    const failing = twenty.db.transaction().execute(async (trx) => {
      await evaluate(trx, "gone");
      throw new Error("the worker failed");
    });
    await expect(failing).rejects.toThrow("the worker failed");
    expect(await twenty.count("policy_evaluations", sql`t.run_id in ('kept', 'gone')`)).toBe(1);
  });

  it("said twice is the first one, and leaves the worker's transaction usable", async () => {
    const answers = await twenty.db.transaction().execute(async (trx) => {
      const told = [await evaluate(trx, "twice"), await evaluate(trx, "twice")];
      await sql`select 1`.execute(trx);
      return told;
    });
    expect(answers.map(({ recorded }) => recorded)).toEqual([true, false]);
    expect(answers[1]?.evaluationId).toBe(answers[0]?.evaluationId);
  });
});
