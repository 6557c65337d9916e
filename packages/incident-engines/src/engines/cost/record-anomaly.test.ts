import {
  eventBase,
  incidentAggregatorConfigSchema,
  recordAnomalyInputSchema,
  type SignalView,
  validateEventPayload,
} from "@hoc/incident-schemas";
import type { NewCostAnomaly } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import { HOST, NOW } from "../../../test/noted-traces.js";
import { type RunPortsOptions, runPorts } from "../../../test/run-ports.js";
import { anomalySignalId, anomalySignalIds } from "./anomaly-signal.js";
import { type OwnAnomaly, recordAnomaly } from "./record-anomaly.js";

const SIGNAL = anomalySignalId("anomaly-1", NOW, "HIGH");
const WORSE = anomalySignalId("anomaly-1", NOW, "CRITICAL");

function scene(options: RunPortsOptions & { readonly known?: boolean } = {}) {
  const stored: NewCostAnomaly[] = [];
  const insertCostAnomaly = async (_tenantId: string, anomaly: NewCostAnomaly) => {
    stored.push(anomaly);
    return options.known !== true;
  };
  const made = runPorts({ ...options, stubs: { costs: { insertCostAnomaly }, ...options.stubs } });
  const writing = { ports: made.ports, uuid: made.writing.ambient.uuid, actor: HOST };
  const record = (said: object = {}, own?: OwnAnomaly) =>
    recordAnomaly(
      writing,
      "acme",
      recordAnomalyInputSchema.parse({
        anomalyId: "anomaly-1",
        anomalyType: "DRIFT",
        severity: "HIGH",
        currentValueMicros: 2,
        expectedValueMicros: 1,
        ...said,
      }),
      own,
    );
  return { ...made, stored, record };
}

describe("recording a cost anomaly", () => {
  it("stores it, raises its signal, and tells of it", async () => {
    const { record, stored, signals, events, audit } = scene();
    expect(await record()).toEqual({
      anomalyId: "anomaly-1",
      recorded: true,
      signal: { signalId: SIGNAL, outcome: "opened", incidentId: "inc_1" },
      notRaised: null,
    });
    expect(stored).toMatchObject([{ anomalyId: "anomaly-1", observedAt: NOW, raised: true }]);
    expect(signals).toMatchObject([{ signalId: SIGNAL, kind: "anomaly" }]);
    const told = { anomalyType: "DRIFT", severity: "HIGH", signalId: SIGNAL, incidentId: "inc_1" };
    const [event] = events;
    if (event === undefined) throw new Error("no event");
    const payload = { ...eventBase("acme", event, { eventId: "evt_1", sequenceNo: 1 }), ...event.fields };
    expect(validateEventPayload(payload)).toMatchObject({ anomalyId: "anomaly-1", ...told, actorId: HOST.id });
    expect(audit).toMatchObject([
      {
        eventType: "CostAnomalyRecorded",
        entityId: "anomaly-1",
        actor: HOST,
        after: { ...told, currentValueMicros: 2 },
      },
    ]);
  });

  it.each([
    [{ severity: "MEDIUM" }, "severity"],
    [{ confidence: 0.1 }, "confidence"],
  ])(
    "F-128: stores and tells of one that is below what is configured, and raises nothing: %j",
    async (said, reason) => {
      const { record, steps, stored, events } = scene();
      expect(await record(said)).toMatchObject({ recorded: true, signal: null, notRaised: reason });
      expect(stored).toMatchObject([{ raised: false }]);
      expect(steps).toEqual(["costs.CostAnomalyRecorded", "audit.append"]);
      expect(events).toMatchObject([{ fields: { signalId: null, incidentId: null } }]);
    },
  );

  it("tells of one that a policy suppresses without an incident", async () => {
    const taken = { outcome: "suppressed", incidentId: null, preventionId: "prev_1" } as const;
    const { record, events } = scene({ taken });
    expect(await record()).toMatchObject({ recorded: true, signal: taken, notRaised: null });
    expect(events).toMatchObject([{ fields: { signalId: SIGNAL, incidentId: null } }]);
  });

  it("F-127: changes nothing when it is told again, and answers from what is stored", async () => {
    const { record, steps } = scene({ known: true, stored: { [SIGNAL]: "inc_2" } });
    expect(await record()).toEqual({
      anomalyId: "anomaly-1",
      recorded: false,
      signal: { signalId: SIGNAL, outcome: "duplicate", incidentId: "inc_2" },
      notRaised: null,
    });
    expect(steps).toEqual([]);
  });

  it("F-127: raises nothing again when its signal was deleted since, however old it is", async () => {
    const { record, steps, ports } = scene({ known: true });
    Object.assign(ports.aggregator, { config: incidentAggregatorConfigSchema.parse({ signalRetentionDays: 1 }) });
    const observedAt = "2026-03-01T00:00:00.000000Z";
    expect(await record({ observedAt })).toEqual({
      anomalyId: "anomaly-1",
      recorded: false,
      signal: { signalId: anomalySignalId("anomaly-1", observedAt, "HIGH"), outcome: "duplicate", incidentId: null },
      notRaised: null,
    });
    expect(steps).toEqual([]);
  });

  it("F-127: has no signal to tell of when the first raised none", async () => {
    const { record, steps } = scene({ known: true });
    expect(await record({ severity: "LOW" })).toMatchObject({ recorded: false, signal: null, notRaised: "severity" });
    expect(steps).toEqual([]);
  });

  it("F-128: raises its signal when analytics has become sure", async () => {
    const { record, stored, signals } = scene();
    expect(await record({ confidence: 0.1 })).toMatchObject({ signal: null, notRaised: "confidence" });
    expect(await record({ confidence: 0.9 })).toMatchObject({ recorded: true, signal: { outcome: "opened" } });
    expect(stored.map(({ raised }) => raised)).toEqual([false, true]);
    expect(signals).toHaveLength(1);
  });

  it("F-127: raises anew when it gets worse on the same day, with what no earlier signal of the day carried", async () => {
    const asked: string[] = [];
    const findSignals = async (_tenantId: string, ids: readonly string[]) => {
      asked.push(...ids);
      return [{ signalId: SIGNAL, incidentId: "inc_2", costMicros: 4 }] as SignalView[];
    };
    const { record, signals } = scene({ stubs: { signals: { findSignals } } });
    const worse = await record({ severity: "CRITICAL", currentValueMicros: 11 });
    expect(worse).toMatchObject({ recorded: true, signal: { signalId: WORSE, outcome: "opened" } });
    expect(signals).toMatchObject([{ signalId: WORSE, initialSeverity: "critical", costMicros: 6 }]);
    expect(asked).toEqual(anomalySignalIds("anomaly-1", NOW));
  });

  it("is refused when somebody sent its signal before and no incident has it", async () => {
    const { record, steps } = scene({ taken: { outcome: "duplicate", incidentId: null } });
    await expect(record()).rejects.toMatchObject({ code: "signal_conflict" });
    expect(steps).toEqual(["record"]);
  });

  it("passes on what goes wrong in the aggregator", async () => {
    const record = () => Promise.reject(new Error("the database is gone"));
    await expect(scene({ stubs: { aggregator: { record } } }).record()).rejects.toThrow("the database is gone");
  });

  it("is refused when it was seen before the retention of signals", async () => {
    const { record, steps, ports } = scene();
    Object.assign(ports.aggregator, { config: incidentAggregatorConfigSchema.parse({ signalRetentionDays: 1 }) });
    await expect(record({ observedAt: "2026-03-01T00:00:00Z" })).rejects.toMatchObject({
      code: "signal_too_old",
      details: { fields: [{ pointer: "/observedAt" }] },
    });
    expect(steps).toEqual([]);
  });

  it("that the product found raises a signal whatever is configured, and names where its figures are", async () => {
    const { record, stored, signals } = scene();
    const own = { alwaysRaise: true, snapshotId: "csn_1", baselineId: "csb_1", joins: "whole" };
    const said = { severity: "LOW", thresholdPct: 300, action: "notified", period: "daily", periodStart: NOW };
    expect(await record(said, own)).toMatchObject({ signal: { outcome: "opened" }, notRaised: null });
    expect(stored).toEqual([
      expect.objectContaining({ ...said, raised: true, snapshotId: "csn_1", baselineId: "csb_1" }),
    ]);
    expect(stored[0]).not.toHaveProperty("joins");
    expect(signals).toMatchObject([{ causedBy: { kind: "anomaly", reference: "whole" } }]);
  });

  it("that the product found before the retention of signals is stored and raises none", async () => {
    const { record, stored, signals, ports } = scene();
    Object.assign(ports.aggregator, { config: incidentAggregatorConfigSchema.parse({ signalRetentionDays: 1 }) });
    const old = await record({ observedAt: "2026-03-01T00:00:00Z" }, { alwaysRaise: true });
    expect(old).toMatchObject({ recorded: true, signal: null, notRaised: null });
    expect(stored).toMatchObject([{ raised: false }]);
    expect(signals).toEqual([]);
  });

  it("that is about the money of another does not carry it again", async () => {
    const asked: string[] = [];
    const findSignals = async (_tenantId: string, ids: readonly string[]) => {
      asked.push(...ids);
      return [{ signalId: "of the whole", incidentId: "inc_2", costMicros: 4 }] as SignalView[];
    };
    const { record, signals } = scene({ stubs: { signals: { findSignals } } });
    const sharesWith = [{ anomalyId: "whole", observedAt: NOW }];
    await record({ currentValueMicros: 4 }, { sharesWith });
    expect(signals).toMatchObject([{ costMicros: null }]);
    expect(asked).toEqual([...anomalySignalIds("anomaly-1", NOW), ...anomalySignalIds("whole", NOW)]);
  });
});
