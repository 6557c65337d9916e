import { migrateToLatest } from "@hoc/incident-drivers/migrations";
import { PGliteDialect } from "@hoc/incident-drivers/pglite";
import { kyselyUnitOfWork } from "@hoc/incident-drivers/unit-of-work";
import { createOperations, type OperationId, type Operations, systemAmbient } from "@hoc/incident-engines";
import { Kysely, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshPglite } from "../../../../tooling/db/pglite.js";

const admin = { tenantId: "acme", actor: { type: "AGENT", id: "collector" }, role: "admin" } as const;

let db: Kysely<unknown>;
let operations: Operations;
/** Statements until the connection breaks, and stays broken. */
let untilCrash = Number.POSITIVE_INFINITY;

beforeAll(async () => {
  const { pglite } = await freshPglite();
  db = new Kysely({
    dialect: new PGliteDialect(pglite),
    log() {
      untilCrash -= 1;
      if (untilCrash <= 0) throw new Error("the connection broke");
    },
  });
  await migrateToLatest(db);
  const ambient = systemAmbient();
  operations = createOperations({ unitOfWork: kyselyUnitOfWork(db, { ambient }), ambient });
  await say("incidents.policies.createRule", { policyId: "pii", name: "No personal data", policyType: "PII" });
  await say("incidents.policies.createRule", {
    policyId: "known",
    name: "Known",
    suppression: { errorCodes: ["KNOWN"] },
  });
  for (const runId of ["open-1", "open-2", "loops"])
    await say("incidents.runs.reportRun", { runId, agentId: "bot", limits: { steps: 5 } });
  const again = { skillName: "search", status: "success", inputHash: "a", outputHash: "b" };
  const steps = [0, 1, 2, 3, 4].map((stepIndex) => ({ stepIndex, ...again }));
  await say("incidents.runs.appendSteps", { runId: "loops", steps });
});

afterAll(() => db?.destroy());

const say = (id: OperationId, input: object) => operations.execute(id, input as never, admin);

/** How many rows each table has. */
async function contents(): Promise<Record<string, unknown>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'hoc' order by table_name`.execute(
    db,
  );
  const counts = tables.map(({ name }) => sql`(select count(*)::int4 from ${sql.id("hoc", name)}) as ${sql.id(name)}`);
  const { rows } = await sql<Record<string, unknown>>`select ${sql.join(counts)}`.execute(db);
  return rows[0] ?? {};
}

const violation = {
  policyId: "pii",
  policyType: "PII",
  reason: "The answer held a number.",
  evidence: { digest: "abc" },
};

describe("a crash between any two statements leaves nothing, one after the last leaves all", () => {
  it.each<[string, OperationId, object, Record<string, number>?]>([
    [
      "of a run that failed",
      "incidents.runs.reportRun",
      { runId: "r1", agentId: "bot", status: "failed", errorCode: "AGENT_CRASH" },
      { policy_proposals: 1 },
    ],
    ["of how a run ended", "incidents.runs.reportOutcome", { runId: "open-1", status: "failed" }],
    [
      "of steps",
      "incidents.runs.appendSteps",
      { runId: "open-1", steps: [{ stepIndex: 0, skillName: "search", status: "success" }] },
    ],
    [
      "F-082: of a failed call of a model",
      "incidents.runs.recordLlmFailure",
      { runId: "open-2", failureType: "timeout", errorCode: "DEADLINE", errorMessage: "no answer", model: "m" },
    ],
    [
      "F-087: of a broken policy",
      "incidents.policies.recordViolation",
      { ...violation, runId: "r2", violatedRule: "PII_SSN" },
    ],
    [
      "of one that a rule prevents",
      "incidents.policies.recordViolation",
      { ...violation, runId: "r2", violatedRule: "KNOWN" },
    ],
    ["of an evaluation", "incidents.policies.recordEvaluation", { runId: "r2", outcome: "no_violation" }],
    ["of what detectors find", "incidents.detectors.examineRun", { runId: "loops" }, { run_findings: 2 }],
    [
      "of a cost anomaly",
      "incidents.costs.recordAnomaly",
      {
        anomalyId: "a1",
        anomalyType: "ABSOLUTE_SPIKE",
        severity: "HIGH",
        currentValueMicros: 2_000_000,
        expectedValueMicros: 1_000_000,
      },
    ],
  ])("%s", async (_, id, input, stored = {}) => {
    const before = await contents();
    let crashes = 0;
    let after = before;
    while (isSame(after, before)) {
      crashes += 1;
      untilCrash = crashes;
      await say(id, input).catch(() => undefined);
      untilCrash = Number.POSITIVE_INFINITY;
      after = await contents();
    }
    // What is stored now was stored by one transaction: told once more, nothing is missing and nothing is added.
    await say(id, input);
    expect(await contents()).toEqual(after);
    expect(after).toMatchObject(stored);
    expect(crashes).toBeGreaterThan(4);
  });
});

const isSame = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b);
