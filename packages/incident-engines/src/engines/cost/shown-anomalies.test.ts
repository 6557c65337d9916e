import type { StoredCostAnomaly } from "@hoc/incident-schemas/ports";
import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { anomalySignalId } from "./anomaly-signal.js";
import { shownAnomalies } from "./shown-anomalies.js";

const NOW = "2026-03-14T12:00:00.000000Z";
const AT = { asOf: NOW, sequence: 9, isLatest: true };

function anomaly(anomalyId: string, said: Partial<StoredCostAnomaly> = {}): StoredCostAnomaly {
  return {
    anomalyId,
    tenantId: "acme",
    anomalyType: "USER_SPIKE",
    severity: "HIGH",
    entityType: "user",
    entityId: "ann",
    currentValueMicros: 3,
    expectedValueMicros: 2,
    confidence: 1,
    derivedCause: "UNKNOWN",
    message: null,
    breachCount: 1,
    runId: null,
    observedAt: NOW,
    metadata: {},
    raised: true,
    recordedAt: NOW,
    sequence: 1,
    ...said,
  };
}

it("an anomaly is shown with its signal and the incident that took it by the point, where it raised one", async () => {
  const [taken, pruned] = [anomalySignalId("a", NOW, "HIGH"), anomalySignalId("b", NOW, "HIGH")];
  const findSignals = vi.fn(async () => [{ signalId: taken, incidentId: "inc_1" }] as never);
  const shown = await shownAnomalies(
    stubPorts({ signals: { findSignals } }),
    "acme",
    [anomaly("a"), anomaly("b"), anomaly("c", { raised: false, expectedValueMicros: 0 })],
    AT,
  );
  expect(shown).toMatchObject([
    { anomalyId: "a", deviationPct: 50, signalId: taken, incidentId: "inc_1" },
    { anomalyId: "b", signalId: pruned, incidentId: null },
    { anomalyId: "c", deviationPct: null, signalId: null, incidentId: null },
  ]);
  expect(findSignals).toHaveBeenCalledExactlyOnceWith("acme", [taken, pruned], AT);
});

it("nothing is looked up where nothing was raised", async () => {
  expect(await shownAnomalies(stubPorts(), "acme", [anomaly("a", { raised: false })], AT)).toHaveLength(1);
});
