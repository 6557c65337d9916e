import { reportRunInputSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { HOST, NOW } from "../../../test/noted-traces.js";
import { type RunPortsOptions, runPorts } from "../../../test/run-ports.js";
import { reportRun } from "./report-run.js";
import { runSignalId } from "./run-signal.js";

function scene(options: RunPortsOptions = {}) {
  const made = runPorts(options);
  const report = (said: object = {}) =>
    reportRun(made.writing, "acme", reportRunInputSchema.parse({ runId: "run-1", agentId: "planner", ...said }));
  return { ...made, report };
}

describe("reporting a run", () => {
  it("stores one that starts, and raises nothing", async () => {
    const { report, steps, audit } = scene();
    const { run, recorded, signal } = await report();
    expect({ recorded, signal }).toEqual({ recorded: true, signal: null });
    expect(run).toMatchObject({ runId: "run-1", status: "running", outcome: null });
    expect(run).not.toHaveProperty("reportDigest");
    expect(steps).toEqual(["insertRun", "linkTraceIncidents", "runs.RunStarted", "audit.append"]);
    expect(audit.map(({ eventType, actor, at }) => [eventType, actor, at])).toEqual([["RunStarted", HOST, NOW]]);
  });

  it("F-019: links its trace to the incidents that took signals of it before, before it raises its own", async () => {
    const { report, steps } = scene();
    await report({ status: "failed" });
    expect(steps.indexOf("linkTraceIncidents")).toBeLessThan(steps.indexOf("record"));
  });

  it("stores one that is over with its outcome, and raises its signal", async () => {
    const { report, steps, signals, audit } = scene();
    const { run, recorded, signal } = await report({ status: "failed", errorMessage: "BUDGET_EXCEEDED" });
    expect(run).toMatchObject({ status: "failed", outcome: "FAILURE", errorCode: "BUDGET_EXCEEDED", completedAt: NOW });
    expect(recorded).toBe(true);
    expect(signal).toEqual({ signalId: runSignalId("run-1", "run_failure"), outcome: "opened", incidentId: "inc_1" });
    expect(signals).toMatchObject([{ runId: "run-1", errorCode: "BUDGET_EXCEEDED", occurredAt: NOW }]);
    expect(steps).toEqual([
      "insertRun",
      "linkTraceIncidents",
      "runs.RunStarted",
      "audit.append",
      "updateRunOutcome",
      "record",
      "runs.RunFinished",
      "audit.append",
    ]);
    expect(audit.map(({ eventType }) => eventType)).toEqual(["RunStarted", "RunFinished"]);
  });

  it("raises nothing of one that did its work", async () => {
    const { report, steps } = scene();
    expect(await report({ status: "succeeded" })).toMatchObject({ run: { outcome: "SUCCESS" }, signal: null });
    expect(steps).not.toContain("record");
  });

  it("F-017: changes nothing when it is said again in the same words, and answers with what is stored", async () => {
    const stored = { [runSignalId("run-1", "run_failure")]: "inc_9" };
    const { report, steps } = scene({ stored });
    await report({ status: "failed" });
    steps.length = 0;
    expect(await report({ status: "failed" })).toMatchObject({
      run: { runId: "run-1" },
      recorded: false,
      signal: { outcome: "duplicate", incidentId: "inc_9" },
    });
    expect(steps).toEqual(["insertRun"]);
  });

  it("refuses other words for the same run, and leaves no trace of them", async () => {
    const { report, steps } = scene();
    await report();
    steps.length = 0;
    await expect(report({ goal: "something else" })).rejects.toMatchObject({
      code: "run_conflict",
      details: { runId: "run-1" },
    });
    expect(steps).toEqual(["insertRun"]);
  });

  it("names each word about the end of a run that is under way, and stores nothing", async () => {
    const { report, steps } = scene();
    await expect(report({ status: "queued", errorCode: "X", costMicros: 0 })).rejects.toMatchObject({
      code: "invalid_input",
      details: {
        fields: [
          { pointer: "/errorCode", message: "is for a run that is over; this one is queued" },
          { pointer: "/costMicros", message: "is for a run that is over; this one is queued" },
        ],
      },
    });
    expect(steps).toEqual([]);
  });
});
