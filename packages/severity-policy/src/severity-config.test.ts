import { SEVERITIES } from "@hoc/incident-schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_SEVERITY_CONFIG, parseSeverityConfig } from "./severity-config.js";

const rising = { low: 2, medium: 5, high: 25, critical: 100 };

describe("parseSeverityConfig", () => {
  it("accepts the defaults", () => {
    expect(DEFAULT_SEVERITY_CONFIG).toEqual({ severityThresholds: { low: 1, medium: 10, high: 50, critical: 200 } });
    expect(parseSeverityConfig(DEFAULT_SEVERITY_CONFIG)).toEqual(DEFAULT_SEVERITY_CONFIG);
  });

  it("accepts exactly the strictly rising quadruples of positive integers", () => {
    fc.assert(
      fc.property(fc.tuple(...SEVERITIES.map(() => fc.integer({ min: -2, max: 8 }))), (counts) => {
        const [low = 0, medium = 0, high = 0, critical = 0] = counts;
        const parse = () => parseSeverityConfig({ severityThresholds: { low, medium, high, critical } });
        if (0 < low && low < medium && medium < high && high < critical) {
          expect(parse()).toEqual({ severityThresholds: { low, medium, high, critical } });
        } else {
          expect(parse).toThrow(expect.objectContaining({ name: "SeverityPolicyError", code: "invalid_config" }));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("copies: a later change of the input changes nothing", () => {
    const input = { severityThresholds: { ...rising } };
    const config = parseSeverityConfig(input);
    input.severityThresholds.high = 1_000_000;
    expect(config.severityThresholds.high).toBe(25);
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.severityThresholds)).toBe(true);
    expect(Object.isFrozen(DEFAULT_SEVERITY_CONFIG.severityThresholds)).toBe(true);
  });

  it.each<[string, unknown, string, string]>([
    ["no config", undefined, "config", "must be an object"],
    ["null", null, "config", "must be an object"],
    ["a list", [], "config", "must be an object"],
    ["no thresholds", {}, "severityThresholds", "must be an object"],
    ["a misspelt member", { severityThreshold: rising }, "config.severityThreshold", "is not a known member"],
  ])("refuses %s and names the field", (_, config, field, problem) => {
    expect(() => parseSeverityConfig(config)).toThrow(expect.objectContaining({ code: "invalid_config", field }));
    expect(() => parseSeverityConfig(config)).toThrow(`${field}: ${problem}`);
  });

  it.each<[string, unknown, string]>([
    ["none", 1, "is not a known member (known: low, medium, high, critical)"],
    ["high", undefined, "must be a positive integer, not undefined"],
    ["low", 0, "must be a positive integer, not 0"],
    ["medium", 5.5, "must be a positive integer, not 5.5"],
    ["critical", Number.POSITIVE_INFINITY, "must be a positive integer, not Infinity"],
    ["high", "25", 'must be a positive integer, not "25"'],
    ["high", 5, "must be greater than medium (5), not 5"],
    ["critical", 24, "must be greater than high (25), not 24"],
  ])("refuses the threshold %s: %j and names it", (severity, count, problem) => {
    const parse = () => parseSeverityConfig({ severityThresholds: { ...rising, [severity]: count } });
    const field = `severityThresholds.${severity}`;
    expect(parse).toThrow(expect.objectContaining({ code: "invalid_config", field }));
    expect(parse).toThrow(`${field}: ${problem}`);
  });
});
