import { createIncidentDriver } from "@hoc/incident-drivers";
import type { Operations } from "@hoc/incident-engines";
import type { Ambient } from "@hoc/incident-schemas/ports";
import type { Kysely } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { memoryOperations } from "../../test/memory-operations.js";

const admin = { tenantId: "acme", actor: { type: "AGENT", id: "collector" }, role: "admin" } as const;

let ambient: Ambient;
let db: Kysely<unknown>;
let operations: Operations;
beforeAll(async () => {
  ({ db, ambient, operations } = await memoryOperations());
  for (const runId of ["run-1", "run-2"])
    await operations.execute("incidents.runs.reportRun", { runId, agentId: "bot" }, admin);
});
afterAll(() => db?.destroy());

it("a host tells of runs through the incident driver, which decides by the operations and acknowledges", async () => {
  const told: unknown[] = [];
  const driver = createIncidentDriver({
    decision: operations.decisions,
    logger: ambient.logger,
    acknowledge: async (acknowledgement) => {
      told.push(acknowledgement);
    },
  });
  const handled = await driver.createIncidentForRun("acme", {
    runId: "run-1",
    runStatus: "failed",
    errorCode: "AGENT_CRASH",
  });
  expect(handled).toMatchObject({ kind: "created", outcome: "FAILURE" });
  const { asOf, dataVersion, ...run } = await operations.execute("incidents.runs.getRun", { runId: "run-1" }, admin);
  const at = { asOf, sequence: dataVersion, isLatest: false };
  const incidents = await operations.decisions.getIncidentsForRun("acme", "run-1", 10, at);
  expect(incidents.map(({ severity }) => severity)).toEqual(["critical"]);
  expect(run).toMatchObject({ outcome: "FAILURE", incidentCount: 1 });

  expect(await driver.createIncidentForRun("acme", { runId: "nobody's", runStatus: "failed" })).toMatchObject({
    kind: "refused",
    reason: "run_not_found",
  });
  expect(await operations.decisions.checkAndCreateIncident("acme", { runId: "run-2", runStatus: "halted" })).toEqual({
    kind: "refused",
    runId: "run-2",
    reason: "not_failed",
  });
  expect(told).toEqual([
    { runId: "run-1", incidentId: incidents[0]?.id, error: null },
    { runId: "nobody's", incidentId: null, error: "run_not_found" },
  ]);
});
