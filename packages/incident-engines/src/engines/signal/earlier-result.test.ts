import type { PreventionRecord, SignalView } from "@hoc/incident-schemas";
import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { findEarlierResult } from "./earlier-result.js";

function find(stored: readonly Partial<SignalView>[], prevention?: Partial<PreventionRecord>) {
  const ports = stubPorts({
    signals: { findSignals: async () => stored as SignalView[] },
    policyViolations: { fetchPreventionOfSignal: async () => prevention as PreventionRecord | undefined },
  });
  return findEarlierResult(ports, "acme", ["sig_1", "sig_2"]);
}

const earlier = { signalId: "sig_2", outcome: "duplicate" };

it("tells which incident has a signal, and nothing of one that is not stored", async () => {
  const stored = { signalId: "sig_2", incidentId: "inc_1", absorption: "attached" } as const;
  expect(await find([stored])).toEqual({ ...earlier, incidentId: "inc_1" });
  expect(await find([])).toBeUndefined();
});

it("tells which rule prevented an incident of a suppressed one", async () => {
  const stored = { signalId: "sig_2", incidentId: null, absorption: "suppressed" } as const;
  expect(await find([stored], { preventionId: "prev_1" })).toEqual({
    ...earlier,
    incidentId: null,
    preventionId: "prev_1",
  });
  expect(await find([stored])).toEqual({ ...earlier, incidentId: null });
});
