import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { storedAnomaly } from "../../../test/cost-facts.js";
import { runPorts } from "../../../test/run-ports.js";
import { resolveAnomaly } from "./resolve-anomaly.js";

it("says that an anomaly is over, for whoever works on incidents", async () => {
  const found = storedAnomaly("a-1", { raised: false });
  const { ports, audit } = runPorts({
    stubs: { costs: { findCostAnomaly: async () => [found], insertAnomalyResolution: async () => true } },
  });
  expect(await ask(resolveAnomaly, ports, "responder")({ anomalyId: "a-1", reason: "A load test." })).toEqual({
    anomalyId: "a-1",
    resolvedAt: ports.recordedAt,
    changed: true,
    incidentId: null,
  });
  expect(audit).toMatchObject([
    { eventType: "CostAnomalyResolved", reason: "A load test.", actor: { id: "worker-7" } },
  ]);
  await expect(ask(resolveAnomaly, ports, "ingest")({ anomalyId: "a-1" })).rejects.toMatchObject({
    code: "permission_denied",
  });
});
