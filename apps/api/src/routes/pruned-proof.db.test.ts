import { migrateToLatest } from "@hoc/incident-drivers/migrations";
import { PGliteDialect } from "@hoc/incident-drivers/pglite";
import { kyselyUnitOfWork } from "@hoc/incident-drivers/unit-of-work";
import { createOperations, systemAmbient } from "@hoc/incident-engines";
import { Kysely } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freshPglite } from "../../../../tooling/db/pglite.js";

const context = { tenantId: "acme", actor: { type: "AGENT", id: "collector" }, role: "admin" } as const;

let db: Kysely<unknown>;
beforeAll(async () => {
  const { pglite } = await freshPglite();
  db = new Kysely({ dialect: new PGliteDialect(pglite) });
  await migrateToLatest(db);
});
afterAll(() => db?.destroy());

it("F-134: the proof finds the trace of a run whose signals were pruned, and as of before the pruning too", async () => {
  let now = "2026-03-14T12:00:00.000000Z";
  const ambient = { ...systemAmbient(), clock: () => now };
  const unitOfWork = kyselyUnitOfWork(db, { ambient, aggregator: { signalRetentionDays: 7 } });
  const operations = createOperations({ unitOfWork, ambient });
  const run = { runId: "run-1", agentId: "bot", traceId: "trace-1", status: "failed", errorCode: "AGENT_CRASH" };
  const { signal } = await operations.execute("incidents.runs.reportRun", run, context);
  const incidentId = signal?.incidentId ?? "";
  const tracesAt = async (asOf?: string) =>
    (await operations.execute("incidents.query.getIncidentProof", { incidentId, asOf }, context)).aosTraces;
  const trace = { runId: "run-1", traceId: "trace-1" };
  expect(await tracesAt()).toEqual([{ ...trace, signalCount: 1 }]);

  const resolution = { incidentId, resolutionType: "fixed", resolutionSummary: "Restarted." } as const;
  await operations.execute("incidents.write.resolveIncident", resolution, context);
  now = "2026-03-22T12:00:00.000000Z";
  expect(await operations.execute("incidents.maintenance.pruneSignals", {}, context)).toMatchObject({
    prunedSignals: 1,
  });
  for (const asOf of [undefined, "2026-03-15T12:00:00.000000Z"])
    expect(await tracesAt(asOf)).toEqual([{ ...trace, signalCount: 0 }]);
});
