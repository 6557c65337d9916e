import { kyselyUnitOfWork } from "@hoc/incident-drivers/unit-of-work";
import { createOperations, systemAmbient } from "@hoc/incident-engines";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TwentyCallers, twentyCallers } from "../../test/twenty-callers.js";

const admin = { tenantId: "acme", actor: { type: "AGENT", id: "collector" }, role: "admin" } as const;

let twenty: TwentyCallers;
beforeAll(async () => {
  twenty = await twentyCallers();
});
afterAll(() => twenty.stop());

/** A run that did the same until its steps were used up, and is told to have succeeded. */
async function loopingRun(runId: string): Promise<void> {
  await twenty.one.execute("incidents.runs.reportRun", { runId, agentId: "bot", limits: { steps: 6 } }, admin);
  const step = { skillName: "search", status: "success", inputHash: "a", outputHash: "b" } as const;
  const steps = [0, 1, 2, 3, 4, 5].map((stepIndex) => ({ stepIndex, ...step }));
  await twenty.one.execute("incidents.runs.appendSteps", { runId, steps }, admin);
  await twenty.one.execute("incidents.runs.reportOutcome", { runId, status: "succeeded" }, admin);
}

describe("twenty connections that examine the same run", () => {
  it("leave one finding of each of three detectors, one signal and one incident, each told of once", async () => {
    await loopingRun("run-1");
    const answers = await Promise.all(
      twenty.callers.map((operations) =>
        operations.execute("incidents.detectors.examineRun", { runId: "run-1" }, admin),
      ),
    );
    const recorded = answers.filter(({ findings }) => findings.some((found) => found.recorded));
    expect(recorded.map(({ findings, signal }) => [findings.length, signal?.outcome])).toEqual([[3, "opened"]]);
    const told = answers.map(({ findings, signal }) => [
      signal?.incidentId,
      ...findings.map(({ finding }) => finding.findingId),
    ]);
    expect(new Set(told.map(String)).size).toBe(1);
    expect([
      await twenty.count("run_findings"),
      await twenty.count("signals"),
      await twenty.count("incidents"),
    ]).toEqual([3, 1, 1]);
    expect(await twenty.count("domain_events", sql`t.event_type = 'runs.AgentFailureFound'`)).toBe(3);
    expect(await twenty.count("audit_ledger", sql`t.event_type = 'AgentFailureFound'`)).toBe(3);
  });
});

describe("the database", () => {
  it("refuses a second finding of a detector in a run, also of a writer of its own", async () => {
    await loopingRun("run-2");
    await twenty.one.execute("incidents.detectors.examineRun", { runId: "run-2" }, admin);
    const copies = twenty.databases.map((db, index) =>
      sql`insert into hoc.run_findings
        select (jsonb_populate_record(f, jsonb_build_object('id', ${`copy ${index}`}::text))).*
        from hoc.run_findings as f where f.run_id = 'run-2'`.execute(db),
    );
    for (const copy of await Promise.allSettled(copies))
      expect(copy).toMatchObject({ status: "rejected", reason: { constraint: "run_findings_detector" } });
    expect(await twenty.count("run_findings", sql`t.run_id = 'run-2'`)).toBe(3);
  });

  it("stores all of an examination that a detector found something in, or nothing", async () => {
    await loopingRun("run-3");
    await sql`create function hoc.refuse() returns trigger language plpgsql as
      $$ begin raise exception 'no events today'; end $$`.execute(twenty.db);
    await sql`create trigger refuse before insert on hoc.domain_events for each row
      when (new.event_type = 'runs.AgentFailureFound') execute function hoc.refuse()`.execute(twenty.db);
    try {
      const before = [await twenty.count("signals"), await twenty.count("incidents")];
      const asked = twenty.one.execute("incidents.detectors.examineRun", { runId: "run-3" }, admin);
      await expect(asked).rejects.toThrow();
      expect(await twenty.count("run_findings", sql`t.run_id = 'run-3'`)).toBe(0);
      expect([await twenty.count("signals"), await twenty.count("incidents")]).toEqual(before);

      const ambient = systemAmbient();
      const aggregator = { examineRuns: true };
      const examining = createOperations({ unitOfWork: kyselyUnitOfWork(twenty.db, { ambient, aggregator }), ambient });
      await examining.execute("incidents.runs.reportRun", { runId: "run-4", agentId: "bot" }, admin);
      const step = { skillName: "search", status: "success", inputHash: "a", outputHash: "b" } as const;
      const steps = [0, 1, 2].map((stepIndex) => ({ stepIndex, ...step }));
      await examining.execute("incidents.runs.appendSteps", { runId: "run-4", steps }, admin);
      const ended = await examining.execute(
        "incidents.runs.reportOutcome",
        { runId: "run-4", status: "failed" },
        admin,
      );
      expect(ended).toMatchObject({ recorded: true, run: { outcome: "FAILURE" }, signal: { outcome: "opened" } });
      expect(await twenty.count("run_findings", sql`t.run_id = 'run-4'`)).toBe(0);
      expect(await twenty.count("signals", sql`t.run_id = 'run-4'`)).toBe(1);
    } finally {
      await sql`drop trigger refuse on hoc.domain_events`.execute(twenty.db);
    }
  });
});
