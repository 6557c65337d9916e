import { maxSeverity, SEVERITIES } from "@hoc/incident-schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { severityConfigs } from "../test/arbitraries.js";
import { shouldEscalate } from "./escalation.js";
import { impactSeverity } from "./impact-severity.js";

describe("shouldEscalate", () => {
  it("raises the severity when impact ranks strictly higher", () => {
    expect(shouldEscalate("low", 10)).toEqual({ escalate: true, severity: "medium" });
    expect(shouldEscalate("low", 200)).toEqual({ escalate: true, severity: "critical" });
  });

  it("keeps the severity when impact is equal or lower", () => {
    expect(shouldEscalate("medium", 10)).toEqual({ escalate: false, severity: "medium" });
    expect(shouldEscalate("critical", 1)).toEqual({ escalate: false, severity: "critical" });
  });

  it("F-038: an upper-case CRITICAL with ten signals stays critical", () => {
    expect(shouldEscalate("CRITICAL", 10)).toEqual({ escalate: false, severity: "critical" });
  });

  it.each(["", "none", "sev1"])("F-038: refuses the unknown current severity %j", (current) => {
    expect(() => shouldEscalate(current, 10)).toThrow(
      expect.objectContaining({ code: "unknown_severity", field: "currentSeverity" }),
    );
  });

  it("gives the higher of current and impact severity, and escalates exactly when that is new", () => {
    fc.assert(
      fc.property(severityConfigs, fc.constantFrom(...SEVERITIES), fc.nat(400), (config, current, count) => {
        const severity = maxSeverity(current, impactSeverity(count, config));
        expect(shouldEscalate(current, count, config)).toEqual({ escalate: severity !== current, severity });
      }),
    );
  });
});
