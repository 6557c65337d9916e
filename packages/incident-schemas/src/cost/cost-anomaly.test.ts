import { describe, expect, it } from "vitest";
import { refusedFields } from "../../test/refused.js";
import { anomalyResultSchema, recordAnomalyInputSchema } from "./cost-anomaly.js";

const anomaly = {
  anomalyId: "anomaly-1",
  anomalyType: "ABSOLUTE_SPIKE",
  severity: "HIGH",
  currentValueMicros: 2_000_000,
  expectedValueMicros: 1_000_000,
};

describe("a cost anomaly", () => {
  it("needs its id, type, severity and both values, and is about the tenant unless told", () => {
    expect(recordAnomalyInputSchema.parse(anomaly)).toEqual({
      ...anomaly,
      entityType: "tenant",
      confidence: 1,
      derivedCause: "UNKNOWN",
      breachCount: 1,
      metadata: {},
    });
    expect(refusedFields(recordAnomalyInputSchema, {})).toEqual(Object.keys(anomaly).map((name) => `/${name}`));
  });

  it.each([
    [{ anomalyId: "x".repeat(101) }, "/anomalyId"],
    [{ anomalyType: "SPIKE" }, "/anomalyType"],
    [{ severity: "high" }, "/severity"],
    [{ entityType: "planet" }, "/entityType"],
    [{ entityId: "" }, "/entityId"],
    [{ currentValueMicros: -1 }, "/currentValueMicros"],
    [{ currentValueMicros: 1_000_000_000_000_001 }, "/currentValueMicros"],
    [{ expectedValueMicros: 0.5 }, "/expectedValueMicros"],
    [{ confidence: 1.1 }, "/confidence"],
    [{ derivedCause: "GREED" }, "/derivedCause"],
    [{ message: "" }, "/message"],
    [{ breachCount: 0 }, "/breachCount"],
    [{ observedAt: "2026-03-14" }, "/observedAt"],
    [{ metadata: [] }, "/metadata"],
    [{ deviationPct: 100 }, "/deviationPct"],
  ])("is refused with %o", (change, field) => {
    expect(refusedFields(recordAnomalyInputSchema, { ...anomaly, ...change })).toEqual([field]);
  });
});

it("the answer says what became of its signal, or what kept it from raising one", () => {
  const quiet = { anomalyId: "anomaly-1", recorded: true, signal: null, notRaised: "severity" };
  expect(anomalyResultSchema.parse(quiet)).toEqual(quiet);
  expect(refusedFields(anomalyResultSchema, { ...quiet, notRaised: "mood" })).toEqual(["/notRaised"]);
});
