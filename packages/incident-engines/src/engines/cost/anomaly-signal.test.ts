import { COST_ANOMALY_TYPES, MAX_SIGNAL_COST_MICROS, recordAnomalyInputSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { anomalyClear, anomalySignal, anomalySignalId, anomalySignalIds } from "./anomaly-signal.js";

const AT = "2026-03-14T11:00:00.000000Z";
const receipt = { receivedAt: NOW, uuid: () => "unused" };

function signalOf(said: object = {}, carried: readonly (number | null)[] = []) {
  const fact = recordAnomalyInputSchema.parse({
    anomalyId: "anomaly-1",
    anomalyType: "ABSOLUTE_SPIKE",
    severity: "HIGH",
    currentValueMicros: 22_340_000,
    expectedValueMicros: 10_000_000,
    observedAt: AT,
    ...said,
  });
  const anomaly = { ...fact, observedAt: fact.observedAt ?? NOW, raised: true };
  const earlier = carried.map((costMicros) => ({ costMicros }));
  return anomalySignal(anomaly, receipt, earlier);
}

const detailsOf = (said: object) => JSON.parse(signalOf(said).details ?? "null");

describe("the signal of a cost anomaly", () => {
  it("says what was spent, what was expected, and where", () => {
    const said = {
      entityType: "agent",
      entityId: "planner",
      runId: "run-1",
      message: "It loops.",
      severity: "CRITICAL",
    };
    expect(signalOf(said)).toMatchObject({
      signalId: anomalySignalId("anomaly-1", AT, "CRITICAL"),
      triggerType: "cost_spike",
      kind: "anomaly",
      reference: "anomaly-1",
      fingerprint: '["ABSOLUTE_SPIKE","agent","planner"]',
      costMicros: 12_340_000,
      occurredAt: AT,
      receivedAt: NOW,
      initialSeverity: "critical",
      category: "COST_ANOMALY",
      errorCode: "COST_ANOMALY_ABSOLUTE_SPIKE",
      title: "Cost spike: $12.34 over expected",
      description: "The agent planner cost $22.34 where $10.00 was expected. It loops.",
      agentId: "planner",
      runId: "run-1",
    });
    expect(detailsOf(said)).toEqual({
      entityType: "agent",
      entityId: "planner",
      currentValueMicros: 22_340_000,
      expectedValueMicros: 10_000_000,
      confidence: 1,
      derivedCause: "UNKNOWN",
      breachCount: 1,
    });
  });

  it.each([
    ["BUDGET_EXCEEDED", "budget_breach", "Budget exceeded"],
    ["ABSOLUTE_SPIKE", "cost_spike", "Cost spike"],
    ["USER_SPIKE", "cost_spike", "Cost spike of a user"],
    ["TENANT_SPIKE", "cost_spike", "Cost spike of the tenant"],
    ["SUSTAINED_DRIFT", "cost_drift", "Sustained cost drift"],
    ["DRIFT", "cost_drift", "Cost drift"],
    ["BUDGET_WARNING", "budget_warning", "Budget warning"],
    ["FEATURE_SPIKE", "cost_anomaly", "Cost spike of a feature"],
  ] as const)("of the type %s has the trigger %s and is called %s", (anomalyType, triggerType, words) => {
    expect(COST_ANOMALY_TYPES).toContain(anomalyType);
    expect(signalOf({ anomalyType })).toMatchObject({
      triggerType,
      errorCode: `COST_ANOMALY_${anomalyType}`,
      title: anomalyType.startsWith("BUDGET") ? `${words}: $22.34 of $10.00` : `${words}: $12.34 over expected`,
    });
  });

  it("of a budget tells the amount and the limit, and carries what is beyond the limit alone", () => {
    const near = { anomalyType: "BUDGET_WARNING", currentValueMicros: 8_100_000, expectedValueMicros: 10_000_000 };
    expect(signalOf(near)).toMatchObject({
      costMicros: null,
      title: "Budget warning: $8.10 of $10.00",
      description: "The tenant spent $8.10 of a budget of $10.00.",
    });
    expect(detailsOf(near)).not.toHaveProperty("costLeftOut");
    expect(signalOf({ anomalyType: "BUDGET_EXCEEDED" }).costMicros).toBe(12_340_000);
  });

  it("of one that joins another names it as its cause", () => {
    expect(signalOf().causedBy).toBeNull();
    const fact = recordAnomalyInputSchema.parse({
      anomalyId: "part",
      anomalyType: "ABSOLUTE_SPIKE",
      severity: "HIGH",
      currentValueMicros: 2,
      expectedValueMicros: 1,
    });
    const joining = anomalySignal({ ...fact, observedAt: NOW, raised: true }, receipt, [], "whole");
    expect(joining.causedBy).toEqual({ kind: "anomaly", reference: "whole" });
  });

  it.each([
    ["LOW", "low"],
    ["MEDIUM", "medium"],
    ["HIGH", "high"],
    ["CRITICAL", "critical"],
  ])("of the severity %s states %s", (severity, initialSeverity) => {
    expect(signalOf({ severity }).initialSeverity).toBe(initialSeverity);
  });

  it.each(["tenant", "user", "feature", "model"])("names no agent when it is about a %s", (entityType) => {
    expect(signalOf({ entityType, entityId: "x" }).agentId).toBeNull();
  });

  it("F-129: takes all amounts from one, to the last micro-dollar", () => {
    const signal = signalOf({ currentValueMicros: 10_000_001 });
    expect(signal).toMatchObject({ costMicros: 1, title: "Cost spike: $0.000001 over expected" });
    const less = signalOf({ currentValueMicros: 9_000_000 });
    expect(less).toMatchObject({ costMicros: -1_000_000, title: "Cost spike: $1.00 under expected" });
  });

  it("F-129: leaves out a cost that a signal may not carry, and says so, instead of another amount", () => {
    const most = { currentValueMicros: MAX_SIGNAL_COST_MICROS, expectedValueMicros: 0 };
    expect(signalOf(most).costMicros).toBe(MAX_SIGNAL_COST_MICROS);
    expect(detailsOf(most)).not.toHaveProperty("costLeftOut");
    const more = { ...most, currentValueMicros: MAX_SIGNAL_COST_MICROS + 1 };
    expect(signalOf(more)).toMatchObject({ costMicros: null, title: "Cost spike: $1000000.000001 over expected" });
    expect(detailsOf(more)).toMatchObject({
      currentValueMicros: MAX_SIGNAL_COST_MICROS + 1,
      costLeftOut: "1000000000001 micro-dollars are more than a signal may carry",
    });
  });

  it("F-129: carries what no earlier signal of its day did, and nothing when all is carried", () => {
    expect(signalOf({}, [10_000_000, null]).costMicros).toBe(2_340_000);
    expect(signalOf({}, [-1_000_000]).costMicros).toBe(13_340_000);
    expect(signalOf({}, [null]).costMicros).toBe(12_340_000);
    expect(signalOf({}, [12_339_999]).costMicros).toBe(1);
    expect(signalOf({}, [12_340_000]).costMicros).toBeNull();
    const more = signalOf({}, [10_000_000, 3_000_000]);
    expect(more).toMatchObject({ costMicros: null, title: "Cost spike: $12.34 over expected" });
    expect(JSON.parse(more.details ?? "null")).toMatchObject({ carriedBeforeMicros: 13_000_000 });
    expect(signalOf({ currentValueMicros: 9_000_000 }, [0]).costMicros).toBeNull();
  });

  it("F-127: is one per anomaly, UTC day and severity", () => {
    const midnight = "2026-03-15T00:00:00.000000Z";
    const ids = [
      anomalySignalId("a", AT, "HIGH"),
      anomalySignalId("a", midnight, "HIGH"),
      anomalySignalId("b", AT, "HIGH"),
      anomalySignalId("a|2026-03-14", AT, "HIGH"),
      anomalySignalId("a", AT, "CRITICAL"),
    ];
    expect(new Set(ids).size).toBe(5);
    expect(anomalySignalId("a", "2026-03-14T23:59:59.999999Z", "HIGH")).toBe(ids[0]);
    expect(signalOf({ observedAt: "2026-03-15T01:00:00+02:00" }).signalId).toBe(
      anomalySignalId("anomaly-1", AT, "HIGH"),
    );
    expect(anomalySignalIds("a", AT)).toHaveLength(4);
    expect(anomalySignalIds("a", AT)).toEqual(expect.arrayContaining([ids[0], ids[4]]));
  });

  it("groups by kind and entity, and no two of these look alike", () => {
    const fingerprints = [
      {},
      { anomalyType: "DRIFT" },
      { entityType: "user" },
      { entityType: "user", entityId: "u" },
      { entityType: "user", entityId: 'u"' },
      { entityType: "user", entityId: "\u0001".repeat(100) },
      { entityType: "user", entityId: `${"\u0001".repeat(99)}\u0002` },
    ].map((said) => signalOf(said).fingerprint ?? "");
    expect(new Set(fingerprints).size).toBe(7);
    expect(fingerprints[0]).toBe('["ABSOLUTE_SPIKE","tenant",null]');
    for (const fingerprint of fingerprints) expect(fingerprint.length).toBeLessThanOrEqual(200);
  });
});

describe("the all-clear of a cost anomaly", () => {
  const about = { anomalyId: "anomaly-1", anomalyType: "ABSOLUTE_SPIKE", entityType: "user", entityId: "ann" } as const;

  it("is of the same reference and group as its signals, and has one id for ever", () => {
    const clear = anomalyClear(about, AT, receipt);
    const firing = signalOf({ entityType: "user", entityId: "ann" });
    expect(clear).toMatchObject({ state: "resolved", occurredAt: AT, kind: "anomaly", costMicros: null });
    for (const member of ["reference", "fingerprint", "triggerType"] as const)
      expect(clear[member]).toBe(firing[member]);
    expect(anomalyClear(about, NOW, receipt).signalId).toBe(clear.signalId);
    expect(anomalyClear({ ...about, anomalyId: "anomaly-2" }, AT, receipt).signalId).not.toBe(clear.signalId);
    expect(anomalyClear({ ...about, entityId: null }, AT, receipt).fingerprint).toBe('["ABSOLUTE_SPIKE","user",null]');
  });
});
