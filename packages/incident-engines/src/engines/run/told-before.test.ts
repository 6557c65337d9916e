import { describe, expect, it } from "vitest";
import { buildRun, runPorts } from "../../../test/run-ports.js";
import { runSignalId } from "./run-signal.js";
import { earlierRunSignal, toldBefore } from "./told-before.js";

const FAILED = runSignalId("run-1", "run_failure");
const MODEL = runSignalId("run-1", "llm_failure");

describe("the answer to a report that said nothing new", () => {
  it.each([
    ["goes on", null],
    ["did its work", "SUCCESS"],
  ] as const)("has no signal of a run that %s", async (_, outcome) => {
    const run = buildRun({ runId: "run-1", outcome });
    const { ports } = runPorts({ stored: { [FAILED]: "inc_1" } });
    expect(await toldBefore(ports, "acme", run)).toMatchObject({ run: { outcome }, recorded: false, signal: null });
  });

  it.each([
    ["its own end", FAILED],
    ["the failure of a model", MODEL],
  ])("F-016: has the signal that %s raised, and the incident that has it", async (_, signalId) => {
    const run = buildRun({ runId: "run-1", outcome: "FAILURE" });
    const { ports, steps } = runPorts({ stored: { [signalId]: "inc_7" } });
    const { signal } = await toldBefore(ports, "acme", run);
    expect(signal).toEqual({ signalId, outcome: "duplicate", incidentId: "inc_7" });
    expect(steps).toEqual([]);
  });
});

it("a signal that was pruned since has no incident any more, and is not sent anew", async () => {
  const { ports, steps } = runPorts();
  expect(await earlierRunSignal(ports, "acme", "run-1", ["llm_failure"])).toEqual({
    signalId: MODEL,
    outcome: "duplicate",
    incidentId: null,
  });
  expect(steps).toEqual([]);
});
