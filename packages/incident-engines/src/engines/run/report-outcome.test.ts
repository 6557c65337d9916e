import { reportOutcomeInputSchema } from "@hoc/incident-schemas";
import type { StoredLlmFailure } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import { HOST } from "../../../test/noted-traces.js";
import { buildRun, type RunPortsOptions, runPorts } from "../../../test/run-ports.js";
import { reportOutcome } from "./report-outcome.js";
import { runSignalId } from "./run-signal.js";

const SIGNAL = runSignalId("run-1", "run_failure");

function scene(options: RunPortsOptions = { run: buildRun({ runId: "run-1" }) }) {
  const made = runPorts(options);
  const report = (said: object = {}) =>
    reportOutcome(made.writing, "acme", reportOutcomeInputSchema.parse({ runId: "run-1", status: "failed", ...said }));
  return { ...made, report };
}

describe("reporting how a run ended", () => {
  it("F-022: stores the outcome once, with event, audit record and signal", async () => {
    const { report, steps, events, audit, signals } = scene();
    const { run, recorded, signal } = await report({ status: "halted", terminationReason: "policy_block" });
    expect(run).toMatchObject({ status: "halted", outcome: "BLOCKED", severity: "medium", errorCode: "UNKNOWN" });
    expect({ recorded, signal }).toEqual({
      recorded: true,
      signal: { signalId: SIGNAL, outcome: "opened", incidentId: "inc_1" },
    });
    expect(steps).toEqual(["updateRunOutcome", "record", "runs.RunFinished", "audit.append"]);
    expect(events).toMatchObject([{ actor: HOST, fields: { runId: "run-1", outcome: "BLOCKED" } }]);
    expect(audit).toMatchObject([{ eventType: "RunFinished", entityId: "run-1" }]);
    expect(signals).toMatchObject([{ title: "Run blocked (UNKNOWN): planner, first in run run-1" }]);
  });

  it("raises nothing of a run that did its work", async () => {
    const { report, steps } = scene();
    expect(await report({ status: "completed" })).toMatchObject({ recorded: true, signal: null });
    expect(steps).toEqual(["updateRunOutcome", "runs.RunFinished", "audit.append"]);
  });

  it.each(["queued", "running", "retry"])("refuses the status %s, which is no end", async (status) => {
    const { report, steps } = scene();
    await expect(report({ status })).rejects.toMatchObject({
      code: "invalid_input",
      details: { fields: [{ pointer: "/status" }] },
    });
    expect(steps).toEqual([]);
  });

  it("F-020: does not find a run that the tenant does not have", async () => {
    await expect(scene({}).report()).rejects.toMatchObject({ code: "run_not_found" });
  });

  it("F-016: changes nothing when it is said again in the same words", async () => {
    const { report, steps } = scene({ run: buildRun({ runId: "run-1" }), stored: { [SIGNAL]: "inc_3" } });
    await report({ errorCode: "AGENT_CRASH" });
    steps.length = 0;
    expect(await report({ errorCode: "AGENT_CRASH" })).toMatchObject({
      run: { outcome: "FAILURE" },
      recorded: false,
      signal: { signalId: SIGNAL, outcome: "duplicate", incidentId: "inc_3" },
    });
    expect(steps).toEqual([]);
  });

  it("refuses another end of a run that is over, naming how it ended", async () => {
    const { report, steps } = scene();
    await report();
    steps.length = 0;
    await expect(report({ status: "completed" })).rejects.toMatchObject({
      code: "run_finished",
      details: { runId: "run-1", outcome: "FAILURE" },
    });
    await expect(report({ fingerprint: "other" })).rejects.toMatchObject({ code: "run_finished" });
    expect(steps).toEqual([]);
  });

  it("takes the failure of a run that a failed call of a model has ended as told before, unless something would be lost", async () => {
    const errorCode = "provider_timeout";
    const run = buildRun({ runId: "run-1", status: "failed", outcome: "FAILURE", errorCode, inputTokens: 10 });
    const failure = { runId: "run-1" } as StoredLlmFailure;
    const { report, steps } = scene({ run, failure, stored: { [runSignalId("run-1", "llm_failure")]: "inc_4" } });
    const before = { recorded: false, signal: { outcome: "duplicate", incidentId: "inc_4" } };
    expect(await report()).toMatchObject(before);
    expect(await report({ errorCode, errorMessage: "boom", inputTokens: 10 })).toMatchObject(before);
    await expect(report({ inputTokens: 10, costMicros: 5 })).rejects.toMatchObject({
      code: "run_finished",
      details: { runId: "run-1", outcome: "FAILURE", fields: [{ pointer: "/costMicros" }] },
    });
    await expect(report({ status: "halted" })).rejects.toMatchObject({ code: "run_finished" });
    expect(steps).toEqual([]);
  });

  it("refuses a run that another write ended first", async () => {
    const stubs = { runs: { updateRunOutcome: async () => false } };
    const { report, steps } = scene({ run: buildRun({ runId: "run-1" }), stubs });
    await expect(report()).rejects.toMatchObject({ code: "run_finished" });
    expect(steps).toEqual([]);
  });

  it("takes what a run says about itself into the signal: the fingerprint of its host", async () => {
    const { report, signals } = scene();
    await report({ fingerprint: "search" });
    expect(signals).toMatchObject([{ fingerprint: "search" }]);
  });
});
