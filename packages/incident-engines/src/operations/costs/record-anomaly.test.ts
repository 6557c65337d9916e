import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { runPorts } from "../../../test/run-ports.js";
import { recordAnomaly } from "./record-anomaly.js";

it("records that costs are out of line, for whoever may send signals", async () => {
  const { ports, audit } = runPorts({ stubs: { costs: { insertCostAnomaly: async () => true } } });
  const told = {
    anomalyId: "a-1",
    anomalyType: "BUDGET_EXCEEDED",
    severity: "CRITICAL",
    currentValueMicros: 2_000_000,
    expectedValueMicros: 1_000_000,
  };
  expect(await ask(recordAnomaly, ports, "ingest")(told)).toMatchObject({
    anomalyId: "a-1",
    recorded: true,
    signal: { outcome: "opened" },
    notRaised: null,
  });
  expect(audit).toMatchObject([{ actor: { id: "worker-7" } }]);
  await expect(ask(recordAnomaly, ports, "viewer")(told)).rejects.toMatchObject({ code: "permission_denied" });
});
