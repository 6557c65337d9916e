import { maxSeverity, SEVERITIES, type Severity, severityRank } from "@hoc/incident-schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { severities, severityConfigs, severityFacts } from "../test/arbitraries.js";
import { impactSeverity } from "./impact-severity.js";
import { incidentSeverity, type SeverityFacts } from "./incident-severity.js";

/** What the incident is after more signals, each asking for a severity, arrived one by one. */
function arrive(facts: SeverityFacts, signals: readonly Severity[]): SeverityFacts {
  return {
    ...facts,
    signalCount: facts.signalCount + signals.length,
    signalSeverity: signals.reduce(maxSeverity, facts.signalSeverity),
  };
}

function setByPerson(facts: SeverityFacts, severity: Severity): SeverityFacts {
  return {
    ...facts,
    personSet: { severity, signalCountThen: facts.signalCount, signalSeverityThen: facts.signalSeverity },
  };
}

describe("without a person's decision", () => {
  it.each<[Severity, number, Severity]>([
    ["low", 0, "low"],
    ["medium", 1, "medium"],
    ["low", 10, "medium"],
    ["medium", 49, "medium"],
    ["medium", 50, "high"],
    ["critical", 50, "critical"],
    ["high", 200, "critical"],
  ])("signals that ask for %s, %d of them: %s", (signalSeverity, signalCount, severity) => {
    expect(incidentSeverity({ signalSeverity, signalCount })).toBe(severity);
  });

  it("is the higher of both, under any thresholds", () => {
    fc.assert(
      fc.property(severityConfigs, severities, fc.nat(400), (config, signalSeverity, signalCount) => {
        const severity = incidentSeverity({ signalSeverity, signalCount }, config);
        expect(severity).toBe(maxSeverity(signalSeverity, impactSeverity(signalCount, config)));
      }),
    );
  });
});

describe("after a person has set the severity", () => {
  const lowered = setByPerson({ signalSeverity: "high", signalCount: 250 }, "low");

  it.each<[string, Partial<SeverityFacts>, Severity]>([
    ["holds at once", {}, "low"],
    ["holds for nine more signals", { signalCount: 259 }, "low"],
    ["rises with the tenth", { signalCount: 260 }, "medium"],
    ["rises with the fiftieth", { signalCount: 300 }, "high"],
    ["rises with the two hundredth", { signalCount: 450 }, "critical"],
    ["rises with a signal above all the person had seen", { signalSeverity: "critical", signalCount: 251 }, "critical"],
    ["holds when fewer signals are counted than then", { signalCount: 1 }, "low"],
  ])("a lowered one %s", (_, change, severity) => {
    expect(incidentSeverity({ ...lowered, ...change })).toBe(severity);
  });

  it("a raised one holds while signals and impact stay below it", () => {
    const raised = setByPerson({ signalSeverity: "medium", signalCount: 3 }, "critical");
    expect(incidentSeverity(arrive(raised, ["low", "high"]))).toBe("critical");
  });

  it("is what the person said, at that moment, whatever came before", () => {
    fc.assert(
      fc.property(severityConfigs, severityFacts, severities, (config, facts, severity) => {
        expect(incidentSeverity(setByPerson(facts, severity), config)).toBe(severity);
      }),
    );
  });

  it("holds until something new exceeds it", () => {
    fc.assert(
      fc.property(
        severityConfigs,
        severityFacts,
        severities,
        fc.array(severities, { maxLength: 250 }),
        (config, facts, said, signals) => {
          const before = setByPerson(facts, said);
          const after = arrive(before, signals);
          const somethingNew = maxSeverity(
            impactSeverity(signals.length, config),
            severityRank(after.signalSeverity) > severityRank(before.signalSeverity) ? after.signalSeverity : "low",
          );
          expect(incidentSeverity(after, config)).toBe(maxSeverity(said, somethingNew));
        },
      ),
    );
  });
});

describe("in every case", () => {
  it("never falls as signals arrive", () => {
    fc.assert(
      fc.property(
        severityConfigs,
        severityFacts,
        fc.array(severities, { minLength: 1, maxLength: 60 }),
        (config, facts, signals) => {
          let now = facts;
          for (const signal of signals) {
            const next = arrive(now, [signal]);
            expect(severityRank(incidentSeverity(next, config))).toBeGreaterThanOrEqual(
              severityRank(incidentSeverity(now, config)),
            );
            now = next;
          }
        },
      ),
    );
  });

  it("never falls when the count rises", () => {
    fc.assert(
      fc.property(severityConfigs, severityFacts, fc.nat(400), (config, facts, more) => {
        const larger = { ...facts, signalCount: facts.signalCount + more };
        expect(severityRank(incidentSeverity(larger, config))).toBeGreaterThanOrEqual(
          severityRank(incidentSeverity(facts, config)),
        );
      }),
    );
  });

  it("reaches every severity by signals, by impact and by a person", () => {
    for (const severity of SEVERITIES) {
      expect(incidentSeverity({ signalSeverity: severity, signalCount: 1 })).toBe(severity);
      expect(incidentSeverity(setByPerson({ signalSeverity: "critical", signalCount: 999 }, severity))).toBe(severity);
    }
    expect([1, 10, 50, 200].map((signalCount) => incidentSeverity({ signalSeverity: "low", signalCount }))).toEqual(
      SEVERITIES,
    );
  });
});
