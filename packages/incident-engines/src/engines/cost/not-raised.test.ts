import { COST_ANOMALY_SEVERITIES } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { notRaised } from "./not-raised.js";

const config = { anomalyMinSeverity: "HIGH", anomalyMinConfidence: 0.5 } as const;

describe("what keeps an anomaly from raising a signal", () => {
  it.each([
    ["LOW", 1, "severity"],
    ["MEDIUM", 1, "severity"],
    ["HIGH", 1, null],
    ["CRITICAL", 1, null],
    ["HIGH", 0.5, null],
    ["HIGH", 0.49, "confidence"],
    ["CRITICAL", 0, "confidence"],
    ["LOW", 0, "severity"],
  ] as const)("F-128: %s with the confidence %d: %s", (severity, confidence, reason) => {
    expect(notRaised({ severity, confidence }, config)).toBe(reason);
  });

  it("F-128: goes by the configuration", () => {
    for (const severity of COST_ANOMALY_SEVERITIES)
      expect(notRaised({ severity, confidence: 0 }, { anomalyMinSeverity: "LOW", anomalyMinConfidence: 0 })).toBeNull();
    const strict = { anomalyMinSeverity: "CRITICAL", anomalyMinConfidence: 1 } as const;
    expect(notRaised({ severity: "HIGH", confidence: 1 }, strict)).toBe("severity");
    expect(notRaised({ severity: "CRITICAL", confidence: 0.999 }, strict)).toBe("confidence");
  });
});
