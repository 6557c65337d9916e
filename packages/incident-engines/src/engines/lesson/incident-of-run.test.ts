import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { runSignalId } from "../run/run-signal.js";
import { incidentOfRun } from "./incident-of-run.js";

it.each([
  ["the incident that took the run's signal", [{ incidentId: "inc_1" }], "inc_1"],
  [
    "that of the signal that one took, when a rule kept the other back",
    [{ incidentId: null }, { incidentId: "inc_2" }],
    "inc_2",
  ],
  ["none, when none took it", [{ incidentId: null }], undefined],
  ["none, when the run raised none", [], undefined],
])("is %s", async (_what, stored, incidentId) => {
  const findSignals = vi.fn(async () => stored as never);
  expect(await incidentOfRun(stubPorts({ signals: { findSignals } }), "acme", "run-1")).toBe(incidentId);
  const raised = [runSignalId("run-1", "run_failure"), runSignalId("run-1", "llm_failure")];
  expect(findSignals).toHaveBeenCalledExactlyOnceWith("acme", raised);
});
