import { detectFailureInputSchema } from "@hoc/incident-schemas";
import { buildIncident } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { lessonWorld } from "../../../test/lessons.js";
import { buildRun } from "../../../test/run-ports.js";
import { failureFacts } from "./failure-facts.js";

const FAILED = buildRun({
  runId: "run-1",
  outcome: "FAILURE",
  severity: "critical",
  errorCode: "AGENT_CRASH",
  errorMessage: "boom",
});

const ask = (told: object, runs = [FAILED], incidents = [buildIncident({ id: "inc_1", severity: "high" })]) =>
  failureFacts(lessonWorld({ runs, incidents }).ports, "acme", detectFailureInputSchema.parse(told));

describe("what is known of a failure", () => {
  it("is taken from its stored run where it was not told", async () => {
    const { facts } = await ask({ sourceEventId: "run-1" });
    expect(facts).toEqual({ severity: "CRITICAL", errorCode: "AGENT_CRASH", errorMessage: "boom" });
    const told = { severity: "low", errorCode: "X", errorMessage: "y" };
    expect((await ask({ sourceEventId: "run-1", ...told })).facts).toEqual({ ...told, severity: "LOW" });
  });

  it("is the severity of a stored incident, which it names, and no code of it", async () => {
    const { facts, event } = await ask({ sourceEventType: "incident", sourceEventId: "inc_1" });
    expect(event.sourceIncidentId).toBe("inc_1");
    const theirs = await ask({ sourceEventType: "incident", sourceEventId: "TICKET-7", severity: "low" });
    expect(theirs.event.sourceIncidentId).toBeUndefined();
    expect(facts).toEqual({ severity: "HIGH", errorCode: null, errorMessage: null });
  });

  it.each([
    [{ sourceEventId: "run-2" }],
    [{ sourceEventId: "TICKET-7", sourceEventType: "incident" }],
    [{ sourceEventId: "run-3" }],
    [{ sourceEventId: "run-4" }],
  ])("has to be told by how bad it was, of %j", async (event) => {
    const succeeded = buildRun({ runId: "run-3", outcome: "SUCCESS", severity: "none" });
    const runs = [FAILED, succeeded, buildRun({ runId: "run-4" })];
    await expect(ask(event, runs)).rejects.toMatchObject({
      code: "invalid_input",
      details: { fields: [{ pointer: "/severity" }] },
    });
    expect((await ask({ ...event, severity: "LOW" }, runs)).facts.severity).toBe("LOW");
  });

  it("is synthetic when its run or incident is, whatever was told", async () => {
    const synthetic = { isSynthetic: true, syntheticScenarioId: "chaos-1" };
    const run = { ...FAILED, ...synthetic };
    expect((await ask({ sourceEventId: "run-1" }, [run])).event).toMatchObject(synthetic);
    const incident = buildIncident({ id: "inc_1", isSynthetic: true });
    const told = { sourceEventType: "incident", sourceEventId: "inc_1" };
    expect((await ask(told, [], [incident])).event.isSynthetic).toBe(true);
    expect((await ask({ sourceEventId: "run-1" })).event.isSynthetic).toBe(false);
  });
});
