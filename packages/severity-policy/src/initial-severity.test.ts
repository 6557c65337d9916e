import { maxSeverity, SEVERITIES, severityRank, TRIGGER_TYPES } from "@hoc/incident-schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  DEFAULT_SEVERITY,
  getInitialSeverity,
  hasJudgement,
  isKnownTriggerType,
  TRIGGER_SEVERITY_MAP,
  triggerSeverity,
} from "./initial-severity.js";

describe("TRIGGER_SEVERITY_MAP", () => {
  it("judges the trigger types that say how bad things are, and starts the others at the default", () => {
    expect(DEFAULT_SEVERITY).toBe("medium");
    expect(TRIGGER_SEVERITY_MAP).toEqual({
      ...Object.fromEntries(TRIGGER_TYPES.map((type) => [type, "medium"])),
      budget_breach: "critical",
      failure_spike: "high",
      rate_limit: "medium",
      content_policy: "high",
      freeze: "critical",
      rate_limit_overflow: "high",
    });
  });

  it("cannot be changed", () => {
    expect(Object.isFrozen(TRIGGER_SEVERITY_MAP)).toBe(true);
  });
});

describe("triggerSeverity", () => {
  it.each(["disk_full", "Freeze", "freeze ", "", "constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"])(
    "gives %j, which is not in the map, the default",
    (type) => {
      expect(triggerSeverity(type)).toBe(DEFAULT_SEVERITY);
      expect(isKnownTriggerType(type)).toBe(false);
    },
  );

  it.each(TRIGGER_TYPES)("finds %s in the map", (type) => {
    expect(triggerSeverity(type)).toBe(TRIGGER_SEVERITY_MAP[type]);
    expect(isKnownTriggerType(type)).toBe(true);
  });
});

describe("getInitialSeverity", () => {
  it("F-039: a stated severity raises what the trigger type judges, and never lowers it", () => {
    expect(getInitialSeverity("policy_violation")).toBe("medium");
    expect(getInitialSeverity("policy_violation", "critical")).toBe("critical");
    expect(getInitialSeverity("budget_breach", "low")).toBe("critical");
  });

  it("is what was stated where the trigger type has no judgement of its own, also below the default", () => {
    for (const type of ["run_failure", "policy_violation", "cost_drift", "disk_full", "constructor"])
      expect([getInitialSeverity(type), getInitialSeverity(type, "low")]).toEqual(["medium", "low"]);
  });

  it("is the higher of both, for every pair where the trigger type has a judgement", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(...TRIGGER_TYPES), fc.string()),
        fc.constantFrom(...SEVERITIES),
        (type, stated) => {
          const severity = getInitialSeverity(type, stated);
          expect(severity).toBe(hasJudgement(type) ? maxSeverity(triggerSeverity(type), stated) : stated);
          expect(severityRank(severity)).toBeGreaterThanOrEqual(severityRank(stated));
        },
      ),
    );
  });

  it("reads the stated severity in either case and refuses an unknown one", () => {
    expect(getInitialSeverity("rate_limit", "HIGH")).toBe("high");
    expect(() => getInitialSeverity("rate_limit", "urgent")).toThrow(
      expect.objectContaining({ code: "unknown_severity", field: "initialSeverity" }),
    );
  });
});
