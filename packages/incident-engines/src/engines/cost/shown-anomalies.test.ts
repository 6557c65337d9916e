import { stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { storedAnomaly as anomaly } from "../../../test/cost-facts.js";
import { NOW } from "../../../test/noted-traces.js";
import { anomalySignalId } from "./anomaly-signal.js";
import { shownAnomalies } from "./shown-anomalies.js";

const AT = { asOf: NOW, sequence: 9, isLatest: true };

it("an anomaly is shown with its signal and the incident that took it by the point, where it raised one", async () => {
  const [taken, pruned] = [anomalySignalId("a", NOW, "HIGH"), anomalySignalId("b", NOW, "HIGH")];
  const findSignals = vi.fn(async () => [{ signalId: taken, incidentId: "inc_1" }] as never);
  const shown = await shownAnomalies(
    stubPorts({ signals: { findSignals }, costs: { fetchIncidentEnds: async () => new Map() } }),
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

describe("F-105: an anomaly is over", () => {
  const EARLY = "2026-03-14T10:00:00.000000Z";
  const LATE = "2026-03-14T11:00:00.000000Z";
  const shownWith = async (resolvedAt: string | null, incidentEnd: string | undefined) => {
    const signalId = anomalySignalId("a", NOW, "HIGH");
    const fetchIncidentEnds = vi.fn(async () => new Map(incidentEnd === undefined ? [] : [["inc_1", incidentEnd]]));
    const ports = stubPorts({
      signals: { findSignals: async () => [{ signalId, incidentId: "inc_1" }] as never },
      costs: { fetchIncidentEnds },
    });
    const [shown] = await shownAnomalies(ports, "acme", [anomaly("a", { resolvedAt })], AT);
    expect(fetchIncidentEnds).toHaveBeenCalledExactlyOnceWith("acme", ["inc_1"], AT);
    return shown?.resolvedAt;
  };

  it("when that was said, or when its incident was, whichever was first", async () => {
    expect(await shownWith(null, undefined)).toBeNull();
    expect(await shownWith(EARLY, undefined)).toBe(EARLY);
    expect(await shownWith(null, LATE)).toBe(LATE);
    expect(await shownWith(EARLY, LATE)).toBe(EARLY);
    expect(await shownWith(LATE, EARLY)).toBe(EARLY);
  });
});
