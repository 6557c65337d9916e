import { SEVERITIES } from "@hoc/incident-schemas";
import fc from "fast-check";
import type { SeverityFacts } from "../src/incident-severity.js";
import type { SeverityConfig } from "../src/severity-config.js";

export const severities = fc.constantFrom(...SEVERITIES);

/** Valid configs with small, uneven steps, so that counts up to a few hundred meet every band. */
export const severityConfigs: fc.Arbitrary<SeverityConfig> = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 1, max: 20 }),
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: 1, max: 200 }),
  )
  .map(([low, toMedium, toHigh, toCritical]) => {
    const medium = low + toMedium;
    const high = medium + toHigh;
    return { severityThresholds: { low, medium, high, critical: high + toCritical } };
  });

/** Facts that can be: a person judged no more signals and no higher signal severity than there are by now. */
export const severityFacts: fc.Arbitrary<SeverityFacts> = fc
  .record({ signalSeverity: severities, signalCount: fc.nat(400) })
  .chain((facts) => {
    const personSet = fc.record({
      severity: severities,
      signalCountThen: fc.nat(facts.signalCount),
      signalSeverityThen: fc.constantFrom(...SEVERITIES.slice(0, SEVERITIES.indexOf(facts.signalSeverity) + 1)),
    });
    return fc
      .option(personSet, { nil: undefined })
      .map((set) => (set === undefined ? facts : { ...facts, personSet: set }));
  });
