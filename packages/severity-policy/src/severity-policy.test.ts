import { describe, expect, it } from "vitest";
import { DEFAULT_SEVERITY_CONFIG } from "./severity-config.js";
import { createIncidentSeverityEngine } from "./severity-policy.js";

describe("createIncidentSeverityEngine", () => {
  it("uses the product's thresholds unless told otherwise", () => {
    expect(createIncidentSeverityEngine().config).toEqual(DEFAULT_SEVERITY_CONFIG);
  });

  it("refuses an invalid config at construction", () => {
    const severityThresholds = { low: 1, medium: 10, high: 10, critical: 200 };
    expect(() => createIncidentSeverityEngine({ severityThresholds })).toThrow(
      expect.objectContaining({ code: "invalid_config", field: "severityThresholds.high" }),
    );
  });

  it("decides everything under its own thresholds", () => {
    const severityThresholds = { low: 1, medium: 2, high: 3, critical: 4 };
    const engine = createIncidentSeverityEngine({ severityThresholds });
    severityThresholds.high = 1_000;

    expect(engine.getInitialSeverity("policy_violation", "high")).toBe("high");
    expect([1, 2, 3, 4].map((count) => engine.calculateSeverityForCalls(count))).toEqual([
      "low",
      "medium",
      "high",
      "critical",
    ]);
    expect(engine.shouldEscalate("MEDIUM", 3)).toEqual({ escalate: true, severity: "high" });
    expect(engine.incidentSeverity({ signalSeverity: "low", signalCount: 3 })).toBe("high");
    expect(engine.explain({ triggerType: "rate_limit", signalCount: 3 })).toMatchObject({
      severity: "high",
      reasons: [{ sentence: "trigger type rate_limit → medium" }, { sentence: "3 ≤ 3 signals < 4 → high" }],
    });
  });

  it("works with methods taken out of the object", () => {
    const { calculateSeverityForCalls, shouldEscalate } = createIncidentSeverityEngine();
    expect(calculateSeverityForCalls(50)).toBe("high");
    expect(shouldEscalate("low", 50)).toEqual({ escalate: true, severity: "high" });
  });
});
