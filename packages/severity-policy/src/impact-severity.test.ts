import { SEVERITIES, severityRank } from "@hoc/incident-schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { severityConfigs } from "../test/arbitraries.js";
import { impactSeverity } from "./impact-severity.js";
import { parseSeverityConfig } from "./severity-config.js";

describe("impactSeverity", () => {
  it.each([
    [-5, "low"],
    [0, "low"],
    [1, "low"],
    [9, "low"],
    [10, "medium"],
    [49, "medium"],
    [50, "high"],
    [199, "high"],
    [200, "critical"],
    [1_000_000, "critical"],
  ])("%d signals are %s", (count, severity) => {
    expect(impactSeverity(count)).toBe(severity);
  });

  it("uses the thresholds it is given", () => {
    const config = parseSeverityConfig({ severityThresholds: { low: 1, medium: 2, high: 3, critical: 4 } });
    expect([1, 2, 3, 4].map((count) => impactSeverity(count, config))).toEqual(SEVERITIES);
  });

  it("never falls when the count rises, under any thresholds", () => {
    fc.assert(
      fc.property(severityConfigs, fc.nat(400), fc.nat(400), (config, count, more) => {
        const before = severityRank(impactSeverity(count, config));
        expect(severityRank(impactSeverity(count + more, config))).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it("reaches a severity exactly at its threshold", () => {
    fc.assert(
      fc.property(severityConfigs, fc.constantFrom("medium", "high", "critical"), (config, severity) => {
        const threshold = config.severityThresholds[severity];
        expect(impactSeverity(threshold, config)).toBe(severity);
        expect(severityRank(impactSeverity(threshold - 1, config))).toBe(severityRank(severity) - 1);
      }),
    );
  });
});
