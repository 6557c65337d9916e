import { maxSeverity, type Severity, severityRank } from "@hoc/incident-schemas";
import { impactSeverity } from "./impact-severity.js";
import { DEFAULT_SEVERITY_CONFIG, type SeverityConfig } from "./severity-config.js";

/** What a person decided about an incident's severity, and what was known at that moment. */
export interface PersonSetSeverity {
  readonly severity: Severity;
  /** `signalCount` at that moment. */
  readonly signalCountThen: number;
  /** `signalSeverity` at that moment. */
  readonly signalSeverityThen: Severity;
}

/** All that the severity of an incident depends on. */
export interface SeverityFacts {
  /** The highest of the trigger severities and stated severities of the incident's non-late signals. */
  readonly signalSeverity: Severity;
  /** How many signals opened, joined or overflowed into the incident; late ones are not counted. */
  readonly signalCount: number;
  /** The latest decision of a person, if there was one. */
  readonly personSet?: PersonSetSeverity | undefined;
}

/**
 * The severity of an incident: the highest of what its signals ask for and what their number amounts to. After a
 * person has set a severity, that one holds until something new exceeds it: impact counts only the signals since,
 * and signals speak again only when one ranks above all that the person has seen. It never falls as signals arrive.
 *
 * @example incidentSeverity({ signalSeverity: "medium", signalCount: 73 }) // "high"
 * @example
 * const personSet = { severity: "low", signalCountThen: 70, signalSeverityThen: "medium" } as const;
 * incidentSeverity({ signalSeverity: "medium", signalCount: 73, personSet }) // "low"
 * incidentSeverity({ signalSeverity: "medium", signalCount: 80, personSet }) // "medium": ten more
 */
export function incidentSeverity(facts: SeverityFacts, config: SeverityConfig = DEFAULT_SEVERITY_CONFIG): Severity {
  const { signalSeverity, signalCount, personSet } = facts;
  if (personSet === undefined) return maxSeverity(signalSeverity, impactSeverity(signalCount, config));

  const impactSince = impactSeverity(signalCount - personSet.signalCountThen, config);
  const held = maxSeverity(personSet.severity, impactSince);
  return outranks(signalSeverity, personSet.signalSeverityThen) ? maxSeverity(held, signalSeverity) : held;
}

function outranks(severity: Severity, other: Severity): boolean {
  return severityRank(severity) > severityRank(other);
}
