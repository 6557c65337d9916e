import { incidentAggregatorConfigSchema } from "@hoc/incident-schemas";
import type { NewAnomalyResolution, StoredCostAnomaly } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import { storedAnomaly } from "../../../../test/cost-facts.js";
import { ADA, NOW } from "../../../../test/noted-traces.js";
import { runPorts } from "../../../../test/run-ports.js";
import { anomalySignalId } from "../anomaly-signal.js";
import { resolveAnomaly } from "./resolve-anomaly.js";

const EARLIER = "2026-03-14T09:00:00.000000Z";

function scene(rows: readonly StoredCostAnomaly[], taken: Readonly<Record<string, string | null>> = {}) {
  const ends: NewAnomalyResolution[] = [];
  const made = runPorts({
    stored: taken,
    stubs: {
      costs: {
        findCostAnomaly: async (tenantId, id) =>
          tenantId === "acme" ? rows.filter((row) => row.anomalyId === id) : [],
        insertAnomalyResolution: async (_tenantId, end) => ends.push(end) > 0,
      },
    },
  });
  const writing = { ports: made.ports, uuid: made.writing.ambient.uuid, actor: ADA };
  const resolve = (anomalyId: string, said: object = {}, tenantId = "acme") =>
    resolveAnomaly(writing, tenantId, { anomalyId, ...said });
  return { ...made, ends, resolve };
}

describe("an anomaly that is over", () => {
  it("is stored, gives the all-clear, and stands in the ledger", async () => {
    const signalId = anomalySignalId("a", EARLIER, "HIGH");
    const { resolve, ends, signals, audit } = scene([storedAnomaly("a", { observedAt: EARLIER })], {
      [signalId]: "inc_7",
    });
    expect(await resolve("a", { reason: "A load test." })).toEqual({
      anomalyId: "a",
      resolvedAt: NOW,
      changed: true,
      incidentId: "inc_7",
    });
    expect(ends).toEqual([{ anomalyId: "a", resolvedAt: NOW, reason: "A load test.", resolvedBy: ADA }]);
    expect(signals).toMatchObject([{ state: "resolved", reference: "a", occurredAt: NOW, kind: "anomaly" }]);
    expect(audit).toMatchObject([
      {
        eventType: "CostAnomalyResolved",
        entityType: "COST_ANOMALY",
        entityId: "a",
        actor: ADA,
        reason: "A load test.",
        before: { resolvedAt: null },
        after: { resolvedAt: NOW, incidentId: "inc_7" },
      },
    ]);
  });

  it("changes nothing when that was said before, and answers what was", async () => {
    const { resolve, steps, ends } = scene([storedAnomaly("a", { resolvedAt: EARLIER })]);
    expect(await resolve("a")).toEqual({ anomalyId: "a", resolvedAt: EARLIER, changed: false, incidentId: null });
    expect([steps, ends]).toEqual([[], []]);
  });

  it("names the incident that took the last of its signals", async () => {
    const rows = [storedAnomaly("a", { severity: "HIGH" }), storedAnomaly("a", { severity: "CRITICAL" })];
    const taken = { [anomalySignalId("a", NOW, "HIGH")]: "inc_1", [anomalySignalId("a", NOW, "CRITICAL")]: "inc_2" };
    expect(await scene(rows, taken).resolve("a")).toMatchObject({ incidentId: "inc_2" });
  });

  it("is over no earlier than it was seen, unless told since when", async () => {
    const later = "2026-03-14T13:00:00.000000Z";
    const { resolve } = scene([storedAnomaly("a", { observedAt: later })]);
    expect(await resolve("a")).toMatchObject({ resolvedAt: later });
    expect(await resolve("a", { resolvedAt: EARLIER })).toMatchObject({ resolvedAt: EARLIER });
  });

  it("gives no all-clear where it raised no signal, or signals of then are not taken any more", async () => {
    const quiet = scene([storedAnomaly("a", { raised: false })]);
    expect(await quiet.resolve("a")).toMatchObject({ changed: true, incidentId: null });
    const old = scene([storedAnomaly("a")]);
    Object.assign(old.ports.aggregator, { config: incidentAggregatorConfigSchema.parse({ signalRetentionDays: 1 }) });
    expect(await old.resolve("a", { resolvedAt: "2026-03-01T00:00:00.000000Z" })).toMatchObject({ changed: true });
    expect([quiet.signals, old.signals]).toEqual([[], []]);
    expect([quiet.ends.length, old.ends.length]).toEqual([1, 1]);
  });

  it("is not found where there is none, or a foreign one", async () => {
    const { resolve, steps } = scene([storedAnomaly("a")]);
    await expect(resolve("b")).rejects.toMatchObject({ code: "anomaly_not_found", details: { anomalyId: "b" } });
    await expect(resolve("a", {}, "umbrella")).rejects.toMatchObject({ code: "anomaly_not_found" });
    expect(steps).toEqual([]);
  });
});
