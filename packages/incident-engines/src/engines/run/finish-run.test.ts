import { describe, expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { buildRun, type RunPortsOptions, runPorts } from "../../../test/run-ports.js";
import { finishRun, runFinished } from "./finish-run.js";
import { newRunOutcome, type OutcomeFacts } from "./new-run-outcome.js";
import { runSignalId } from "./run-signal.js";

const run = buildRun({ runId: "run-1" });

function scene(options: RunPortsOptions = { run }) {
  const made = runPorts(options);
  const finish = (facts: OutcomeFacts) =>
    finishRun(made.writing, "acme", run, newRunOutcome(facts, NOW), facts.fingerprint);
  return { ...made, finish };
}

describe("the end of a run", () => {
  it("is stored before its signal, and told of when both are there", async () => {
    const { finish, steps, events, audit } = scene();
    expect(await finish({ status: "failed" })).toEqual({
      signalId: runSignalId("run-1", "run_failure"),
      outcome: "opened",
      incidentId: "inc_1",
    });
    expect(steps).toEqual(["updateRunOutcome", "record", "runs.RunFinished", "audit.append"]);
    expect(events).toMatchObject([{ eventType: "runs.RunFinished", occurredAt: NOW, fields: { runId: "run-1" } }]);
    expect(audit).toMatchObject([{ eventType: "RunFinished", entityId: "run-1", at: NOW }]);
  });

  it("raises no signal when the run did its work, and is told of all the same", async () => {
    const { finish, steps, audit } = scene();
    expect(await finish({ status: "completed" })).toBeNull();
    expect(steps).toEqual(["updateRunOutcome", "runs.RunFinished", "audit.append"]);
    expect(audit).toHaveLength(1);
  });

  it("gives its signal the fingerprint that its host told", async () => {
    const { finish, signals } = scene();
    await finish({ status: "failed", fingerprint: "search" });
    expect(signals).toMatchObject([{ fingerprint: "search" }]);
  });

  it("teaches that a limit was nearly reached, whether the run did its work or not", async () => {
    for (const status of ["completed", "failed"]) {
      const { writing, learned, logged } = scene();
      const limited = { ...run, limits: { tokens: 100, costMicros: 1_000 } };
      const used = { status, inputTokens: 50, outputTokens: 42, costMicros: 500 };
      await finishRun(writing, "acme", limited, newRunOutcome(used, NOW), undefined);
      expect(learned.filter(({ lessonType }) => lessonType === "near_threshold")).toMatchObject([
        { sourceEventId: "run-1", subject: "tokens:90-95" },
      ]);
      expect(logged).not.toHaveBeenCalled();
    }
  });

  it("is refused, and leaves nothing, when the run is over by then", async () => {
    const { finish, steps, events, audit } = scene({ run: buildRun({ runId: "run-1", outcome: "SUCCESS" }) });
    await expect(finish({ status: "failed" })).rejects.toMatchObject({
      code: "run_finished",
      details: { runId: "run-1" },
    });
    expect(steps).toEqual(["updateRunOutcome"]);
    expect([events, audit]).toEqual([[], []]);
  });
});

it("the error for a run that is over names the outcome where it is known", () => {
  expect(runFinished("run-1", "FAILURE")).toMatchObject({ details: { runId: "run-1", outcome: "FAILURE" } });
  expect(runFinished("run-1", "FAILURE").message).toContain("over already with the outcome FAILURE;");
  expect(runFinished("run-1").details).toEqual({ runId: "run-1" });
});
