import { eventBase, validateEventPayload } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { HOST, NOW } from "../../../test/noted-traces.js";
import { buildRun } from "../../../test/run-ports.js";
import { newRunOutcome } from "./new-run-outcome.js";
import { runFinishedTraces, runStartedTraces } from "./run-traces.js";

const doing = { actor: HOST, at: NOW };
const run = buildRun({ runId: "run-1", projectId: "alpha" });
const ended = newRunOutcome({ status: "failed", errorMessage: "AGENT_CRASH" }, NOW);

function payloadOf({ events: [event] }: ReturnType<typeof runStartedTraces>) {
  if (event === undefined) throw new Error("no event");
  return { ...eventBase("acme", event, { eventId: "evt_1", sequenceNo: 1 }), ...event.fields };
}

describe("what a run leaves behind", () => {
  it("F-113: belongs to the run's project, and to the system's where it has none", () => {
    expect(payloadOf(runStartedTraces(run, doing)).projectId).toBe("alpha");
    expect(payloadOf(runFinishedTraces(run, ended, doing)).projectId).toBe("alpha");
    expect(payloadOf(runStartedTraces(buildRun(), doing)).projectId).toBe("__system__");
  });

  it("is an event that matches its schema, and an audit record of the same change", () => {
    const started = runStartedTraces(run, doing);
    const finished = runFinishedTraces(run, ended, doing);
    for (const traces of [started, finished]) expect(validateEventPayload(payloadOf(traces))).toBeDefined();
    expect(started.audit).toEqual([
      {
        eventType: "RunStarted",
        entityType: "RUN",
        entityId: "run-1",
        actor: HOST,
        reason: null,
        before: null,
        after: { status: "running", agentId: "planner", traceId: "trc_1", startedAt: NOW },
        at: NOW,
      },
    ]);
    const told = {
      outcome: "FAILURE",
      severity: "critical",
      category: "EXECUTION_FAILURE",
      errorCode: "AGENT_CRASH",
    };
    expect(finished.events).toMatchObject([{ fields: { runId: "run-1", agentId: "planner", ...told } }]);
    expect(finished.audit).toMatchObject([
      { eventType: "RunFinished", before: { outcome: null }, after: { status: "failed", ...told, completedAt: NOW } },
    ]);
  });
});
