import { maxSeverity, severityRank, TRIGGER_TYPES } from "@hoc/incident-schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { severities, severityConfigs, severityFacts } from "../test/arbitraries.js";
import { explainSeverity, type SeverityExplanation } from "./explain-severity.js";
import { incidentSeverity } from "./incident-severity.js";
import { getInitialSeverity } from "./initial-severity.js";

function sentences(explanation: SeverityExplanation): string[] {
  return explanation.reasons.map((reason) => `${reason.decisive ? "* " : "  "}${reason.sentence}`);
}

describe("explainSeverity", () => {
  it("names the threshold that was reached and the next one", () => {
    const explanation = explainSeverity({ triggerType: "rate_limit", signalCount: 73 });
    expect(explanation).toEqual({
      severity: "high",
      reasons: [
        {
          rule: "trigger_type",
          triggerType: "rate_limit",
          known: true,
          severity: "medium",
          applies: true,
          decisive: false,
          sentence: "trigger type rate_limit → medium",
        },
        {
          rule: "impact",
          signalCount: 73,
          threshold: 50,
          nextThreshold: 200,
          severity: "high",
          applies: true,
          decisive: true,
          sentence: "50 ≤ 73 signals < 200 → high",
        },
      ],
    });
  });

  it.each([
    [0, "0 signals < 10 → low"],
    [1, "1 signal < 10 → low"],
    [10, "10 ≤ 10 signals < 50 → medium"],
    [50, "50 ≤ 50 signals < 200 → high"],
    [200, "200 ≤ 200 signals → critical"],
  ])("writes the band of %d signals", (signalCount, sentence) => {
    const { reasons } = explainSeverity({ triggerType: "rate_limit", signalCount });
    expect(reasons.find((reason) => reason.rule === "impact")?.sentence).toBe(sentence);
  });

  it("uses the thresholds it is given", () => {
    const config = { severityThresholds: { low: 1, medium: 2, high: 3, critical: 4 } };
    expect(sentences(explainSeverity({ triggerType: "rate_limit", signalCount: 3 }, config))).toContain(
      "* 3 ≤ 3 signals < 4 → high",
    );
  });

  it("says what the opening signal stated and what other signals added", () => {
    const explanation = explainSeverity({
      triggerType: "disk_full",
      initialSeverity: "HIGH",
      signalSeverity: "critical",
      signalCount: 2,
    });
    expect(sentences(explanation)).toEqual([
      "  stated by the opening signal → high",
      "* highest of all signals → critical",
      "  2 signals < 10 → low",
    ]);
  });

  it("says what a person's decision has set aside", () => {
    const personSet = { severity: "low", signalCountThen: 1, signalSeverityThen: "critical" } as const;
    expect(sentences(explainSeverity({ triggerType: "freeze", signalCount: 11, personSet }))).toEqual([
      "  trigger type freeze → critical, not above what a person had seen (critical)",
      "* 10 ≤ 10 new signals < 50 → medium",
      "  set by a person at 1 signal → low",
    ]);
  });

  it("says when a signal outranks what a person had seen", () => {
    const personSet = { severity: "medium", signalCountThen: 40, signalSeverityThen: "medium" } as const;
    const question = { triggerType: "rate_limit", signalSeverity: "high", signalCount: 41, personSet } as const;
    expect(sentences(explainSeverity(question))).toEqual([
      "  trigger type rate_limit → medium, not above what a person had seen (medium)",
      "* highest of all signals → high, above what a person had seen (medium)",
      "  1 new signal < 10 → low",
      "  set by a person at 40 signals → medium",
    ]);
  });

  it("refuses an unknown stated severity", () => {
    expect(() => explainSeverity({ triggerType: "freeze", initialSeverity: "urgent", signalCount: 1 })).toThrow(
      expect.objectContaining({ code: "unknown_severity", field: "initialSeverity" }),
    );
  });

  it("agrees with incidentSeverity, and its applying reasons alone lead to the same severity", () => {
    const triggerTypes = fc.oneof(fc.constantFrom(...TRIGGER_TYPES), fc.constantFrom("disk_full", "constructor"));
    const stated = fc.option(severities, { nil: undefined });
    fc.assert(
      fc.property(
        severityConfigs,
        severityFacts,
        triggerTypes,
        stated,
        (config, facts, triggerType, initialSeverity) => {
          const signalSeverity = maxSeverity(facts.signalSeverity, getInitialSeverity(triggerType, initialSeverity));
          const { severity, reasons } = explainSeverity({ ...facts, triggerType, initialSeverity }, config);

          expect(severity).toBe(incidentSeverity({ ...facts, signalSeverity }, config));
          const applying = reasons.filter((reason) => reason.applies).map((reason) => reason.severity);
          expect(applying.reduce(maxSeverity)).toBe(severity);
          for (const reason of reasons) {
            expect(reason.decisive).toBe(reason.applies && severityRank(reason.severity) === severityRank(severity));
            expect(reason.sentence).toContain(`→ ${reason.severity}`);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
