import type { PreventionRecord, SignalView } from "@hoc/incident-schemas";
import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { buildRun } from "../../../test/run-ports.js";
import { runSignalId } from "../run/run-signal.js";
import { suppressedRunSignal } from "./suppressed-run-signal.js";

const OWN = runSignalId("run-1", "run_failure");

function ask(outcome: "FAILURE" | "SUCCESS" | null, stored: Partial<SignalView> | undefined) {
  const ports = stubPorts({
    signals: {
      findSignals: async (_, ids) => (stored && ids.includes(OWN) ? [{ signalId: OWN, ...stored } as SignalView] : []),
    },
    policyViolations: { fetchPreventionOfSignal: async () => ({ preventionId: "prev_1" }) as PreventionRecord },
  });
  return suppressedRunSignal(ports, "acme", buildRun({ runId: "run-1", outcome }));
}

it("the own signal of a run that failed is told where a rule suppressed it", async () => {
  const told = { signalId: OWN, outcome: "duplicate", incidentId: null, preventionId: "prev_1" };
  expect(await ask("FAILURE", { incidentId: null, absorption: "suppressed" })).toEqual(told);
});

it.each([
  ["an incident has it", "FAILURE", { incidentId: "inc_1", absorption: "attached" }],
  ["it is not stored", "FAILURE", undefined],
  ["the run did its work", "SUCCESS", { incidentId: null, absorption: "suppressed" }],
  ["the run is under way", null, { incidentId: null, absorption: "suppressed" }],
] as const)("it is not where %s", async (_, outcome, stored) => {
  expect(await ask(outcome, stored)).toBeUndefined();
});
