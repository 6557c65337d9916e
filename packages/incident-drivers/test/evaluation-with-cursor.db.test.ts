import { randomUUID } from "node:crypto";
import { fakeAmbient } from "@hoc/incident-schemas/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { insertPolicyEvaluationWithCursor } from "../src/drivers/insert-policy-evaluation-with-cursor.js";
import { kyselyUnitOfWork } from "../src/unit-of-work/index.js";
import { pgliteDatabase, type TestDatabase } from "./databases.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await pgliteDatabase();
});
afterAll(() => database?.close());

const EVALUATION = {
  evaluationId: "pev_1",
  runId: "run-1",
  outcome: "advisory" as const,
  policiesChecked: 3,
  confidence: null,
  reason: null,
  draftCandidate: false,
  isSynthetic: false,
  syntheticScenarioId: null,
  createdAt: "2026-03-14T12:00:00.000000Z",
};

it("F-096: stores an evaluation in the worker's transaction, once per run, and leaves the end of it to the worker", async () => {
  const unitOfWork = kyselyUnitOfWork(database.db, { ambient: fakeAmbient({ uuid: randomUUID }) });
  const insert = (trx: unknown, evaluationId: string) =>
    insertPolicyEvaluationWithCursor(unitOfWork, trx, "acme", { ...EVALUATION, evaluationId });
  const stored = () =>
    unitOfWork.read("acme", ({ policyViolations }) => policyViolations.fetchPolicyEvaluation("acme", "run-1"));

  const failing = database.db.transaction().execute(async (trx) => {
    expect(await insert(trx, "pev_gone")).toBe("pev_gone");
    throw new Error("the worker failed");
  });
  await expect(failing).rejects.toThrow("the worker failed");
  expect(await stored()).toBeUndefined();

  const ids = await database.db
    .transaction()
    .execute(async (trx) => [await insert(trx, "pev_1"), await insert(trx, "pev_2")]);
  expect(ids).toEqual(["pev_1", null]);
  expect(await stored()).toMatchObject({ evaluationId: "pev_1", outcome: "advisory" });
  await expect(insert(database.db, "pev_3")).rejects.toMatchObject({ code: "isolation_unsupported" });
});
