import type { Severity, TriggerType } from "@hoc/incident-schemas";
import { type Escalation, shouldEscalate } from "./escalation.js";
import { explainSeverity, type SeverityExplanation, type SeverityQuestion } from "./explain-severity.js";
import { impactSeverity } from "./impact-severity.js";
import { incidentSeverity, type SeverityFacts } from "./incident-severity.js";
import { getInitialSeverity } from "./initial-severity.js";
import type { SeverityText } from "./read-severity.js";
import { DEFAULT_SEVERITY_CONFIG, parseSeverityConfig, type SeverityConfig } from "./severity-config.js";

/** The severity decisions of the product under one config: pure, without state, the same answer for the same facts. */
export interface IncidentSeverityEngine {
  /** The thresholds in force. */
  readonly config: SeverityConfig;
  /** The higher of the trigger type's severity and the one a signal states; see {@link getInitialSeverity}. */
  getInitialSeverity(triggerType: TriggerType, initialSeverity?: SeverityText): Severity;
  /** The severity that a number of signals or calls amounts to; see {@link impactSeverity}. */
  calculateSeverityForCalls(count: number): Severity;
  /** Whether a number of signals or calls raises a severity; see {@link shouldEscalate}. */
  shouldEscalate(currentSeverity: SeverityText, count: number): Escalation;
  /** The severity of an incident; see {@link incidentSeverity}. */
  incidentSeverity(facts: SeverityFacts): Severity;
  /** Why an incident is as severe as it is; see {@link explainSeverity}. */
  explain(question: SeverityQuestion): SeverityExplanation;
}

/**
 * Binds the severity decisions to a config.
 *
 * @param config thresholds; the product's own when left out.
 * @throws {SeverityPolicyError} `invalid_config` that names the field at fault.
 *
 * @example
 * const severity = createIncidentSeverityEngine();
 * severity.getInitialSeverity("budget_breach") // "critical"
 * severity.calculateSeverityForCalls(73) // "high"
 */
export function createIncidentSeverityEngine(config: SeverityConfig = DEFAULT_SEVERITY_CONFIG): IncidentSeverityEngine {
  const checked = parseSeverityConfig(config);
  return {
    config: checked,
    getInitialSeverity,
    calculateSeverityForCalls: (count) => impactSeverity(count, checked),
    shouldEscalate: (currentSeverity, count) => shouldEscalate(currentSeverity, count, checked),
    incidentSeverity: (facts) => incidentSeverity(facts, checked),
    explain: (question) => explainSeverity(question, checked),
  };
}
