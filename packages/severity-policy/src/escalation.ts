import { type Severity, severityRank } from "@hoc/incident-schemas";
import { impactSeverity } from "./impact-severity.js";
import { readSeverity, type SeverityText } from "./read-severity.js";
import { DEFAULT_SEVERITY_CONFIG, type SeverityConfig } from "./severity-config.js";

/** Whether impact raises a severity, and the severity that holds afterwards. */
export interface Escalation {
  readonly escalate: boolean;
  /** The new severity when escalating, otherwise the current one in canonical form. */
  readonly severity: Severity;
}

/**
 * Decides whether the size of an incident raises its severity. It never lowers one.
 *
 * @param currentSeverity in either case.
 * @param signalCount how many signals (or calls) are counted.
 * @throws {SeverityPolicyError} `unknown_severity` when `currentSeverity` is no severity.
 *
 * @example shouldEscalate("medium", 73) // { escalate: true, severity: "high" }
 * @example shouldEscalate("CRITICAL", 10) // { escalate: false, severity: "critical" }
 */
export function shouldEscalate(
  currentSeverity: SeverityText,
  signalCount: number,
  config: SeverityConfig = DEFAULT_SEVERITY_CONFIG,
): Escalation {
  const current = readSeverity(currentSeverity, "currentSeverity");
  const byImpact = impactSeverity(signalCount, config);
  const escalate = severityRank(byImpact) > severityRank(current);
  return { escalate, severity: escalate ? byImpact : current };
}
