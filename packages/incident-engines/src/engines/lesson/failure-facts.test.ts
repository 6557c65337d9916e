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

  it("is taken from the stored incident that it names, where it was not told", async () => {
    const event = { sourceEventType: "incident", sourceEventId: "inc_1" };
    const incident = buildIncident({ id: "inc_1", severity: "high", errorCode: "DEADLINE", errorMessage: "no answer" });
    const ours = await ask(event, [], [incident]);
    expect(ours.event.sourceIncidentId).toBe("inc_1");
    expect(ours.facts).toEqual({ severity: "HIGH", errorCode: "DEADLINE", errorMessage: "no answer" });
    const told = { severity: "low", errorCode: "X", errorMessage: "y" };
    expect((await ask({ ...event, ...told }, [], [incident])).facts).toEqual({ ...told, severity: "LOW" });
    expect((await ask(event)).facts).toEqual({ severity: "HIGH", errorCode: null, errorMessage: null });
  });

  it("is what was told of an incident that is not stored here", async () => {
    const { event, facts } = await ask({
      sourceEventType: "incident",
      sourceEventId: "TICKET-7",
      severity: "low",
      errorCode: "X",
    });
    expect(event.sourceIncidentId).toBeUndefined();
    expect(facts).toEqual({ severity: "LOW", errorCode: "X", errorMessage: null });
  });

  it.each([
    [{ sourceEventId: "run-2" }, "no run of this id is stored"],
    [{ sourceEventId: "TICKET-7", sourceEventType: "incident" }, "no incident of this id is stored"],
    [{ sourceEventId: "run-3" }, "the run of this id did not fail"],
    [{ sourceEventId: "run-4" }, "the run of this id is under way"],
  ])("has to be told by how bad it was, of %j: %s", async (event, because) => {
    const succeeded = buildRun({ runId: "run-3", outcome: "SUCCESS", severity: "none" });
    const runs = [FAILED, succeeded, buildRun({ runId: "run-4" })];
    await expect(ask(event, runs)).rejects.toMatchObject({
      code: "invalid_input",
      details: { fields: [{ pointer: "/severity", message: `is needed, because ${because}` }] },
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
