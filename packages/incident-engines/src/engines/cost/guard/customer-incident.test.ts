import { COST_ANOMALY_SEVERITIES, COST_ANOMALY_TYPES, COST_CAUSES } from "@hoc/incident-schemas";
import type { GuardedAnomaly } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import { guardedAnomaly } from "../../../../test/guarded-anomaly.js";
import { customerIncident } from "./customer-incident.js";

const told = (said: Partial<GuardedAnomaly> = {}, refusedMicros: number | null = null) =>
  customerIncident(guardedAnomaly(said), refusedMicros);

describe("a cost anomaly in a customer's words", () => {
  it("is calm and whole", () => {
    expect(told()).toEqual({
      id: "inc_1",
      anomalyId: "anomaly-1",
      triggerType: "cost_spike",
      status: "attention_needed",
      title: "Unusual spending",
      costAtTriggerCents: 3_100,
      costAvoidedCents: null,
      thresholdCents: 3_000,
      actionTaken: "You were notified.",
      recommendation: expect.stringContaining("Check whether the rise is expected"),
      causeExplanation: "Requests were longer than usual.",
      detectedAt: "2026-03-14T09:00:00.000000Z",
      resolvedAt: null,
    });
  });

  it.each(COST_ANOMALY_TYPES)("%s has a trigger", (anomalyType) => {
    const trigger = { BUDGET_EXCEEDED: "budget_exceeded", BUDGET_WARNING: "budget_warning" }[anomalyType as string];
    expect(told({ anomalyType }).triggerType).toBe(trigger ?? "cost_spike");
  });

  it("F-106: has the id of its incident, or its own without a prefix", () => {
    expect(told().id).toBe("inc_1");
    expect(told({ incidentId: null }).id).toBe("anomaly-1");
  });

  describe("F-101: amounts", () => {
    it.each([
      ["ABSOLUTE_SPIKE", 300, 3_000],
      ["ABSOLUTE_SPIKE", null, 2_000],
      ["BUDGET_EXCEEDED", null, 1_000],
      ["BUDGET_EXCEEDED", 100, 1_000],
      ["BUDGET_WARNING", 80, 800],
      ["BUDGET_WARNING", null, null],
      ["ABSOLUTE_SPIKE", 0, 0],
    ] as const)("of %s at %s per cent of $10.00 expected, the threshold is %s cents", (anomalyType, pct, cents) => {
      expect(told({ anomalyType, thresholdPct: pct }).thresholdCents).toBe(cents);
    });

    it("the threshold is rounded once", () => {
      expect(told({ expectedValueMicros: 4_999, thresholdPct: 101 }).thresholdCents).toBe(1);
    });

    it("nothing was avoided where nothing was refused, however far the threshold was passed", () => {
      expect(told({ currentValueMicros: 900_000_000 }).costAvoidedCents).toBeNull();
      expect(told({ action: "blocked" }).costAvoidedCents).toBeNull();
    });

    it("what was refused was avoided", () => {
      expect(told({ anomalyType: "BUDGET_EXCEEDED" }, 12_345_000)).toMatchObject({
        costAvoidedCents: 1_235,
        status: "protected",
        actionTaken: "Requests beyond the limit were refused.",
      });
      expect(told({ anomalyType: "BUDGET_EXCEEDED" }, 0)).toMatchObject({ costAvoidedCents: 0, status: "protected" });
    });
  });

  describe.each(COST_ANOMALY_SEVERITIES)("F-105: a %s one", (severity) => {
    it("needs attention while nothing was held back", () => {
      for (const action of [null, "notified", "throttled"] as const)
        expect(told({ severity, action }).status).toBe("attention_needed");
    });

    it("is protected where something was, and resolved when it is over", () => {
      for (const action of ["blocked", "frozen"] as const) {
        expect(told({ severity, action }).status).toBe("protected");
        const over = told({ severity, action, resolvedAt: "2026-03-15T00:00:00.000000Z" });
        expect(over).toMatchObject({ status: "resolved", recommendation: null });
      }
    });
  });

  it("F-105: a limit that was passed held nothing back by itself; what it refused did", () => {
    const passed = { anomalyType: "BUDGET_EXCEEDED", severity: "CRITICAL", action: "notified" } as const;
    expect(told(passed)).toMatchObject({
      status: "attention_needed",
      actionTaken: "You were notified.",
      costAvoidedCents: null,
    });
    expect(told(passed, 1)).toMatchObject({
      status: "protected",
      actionTaken: "Requests beyond the limit were refused.",
    });
  });

  it("F-107: explains its cause calmly, and says nothing of one that is not known", () => {
    for (const derivedCause of COST_CAUSES) {
      const { causeExplanation } = told({ derivedCause });
      if (derivedCause === "UNKNOWN") expect(causeExplanation).toBeNull();
      else expect(causeExplanation).toMatch(/ usual\.$| than usual/);
    }
  });

  it("claims no notice of what raised nothing", () => {
    expect(told({ raised: false }).actionTaken).toBe("It was noted.");
    expect(told({ raised: false, action: "throttled" }).actionTaken).toBe("Requests were slowed down.");
  });
});
