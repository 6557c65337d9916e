import { type KnownTriggerType, maxSeverity, type Severity, type TriggerType } from "@hoc/incident-schemas";
import { readSeverity, type SeverityText } from "./read-severity.js";

/** The severity of a signal of which neither trigger type nor sender says how bad things are. */
export const DEFAULT_SEVERITY = "medium" satisfies Severity;

/**
 * How bad it is by itself that something was triggered, for the types that say so. Whoever reports an incident has seen
 * what the default stands for: nothing that only says as much raises it above what that person said.
 */
const JUDGEMENTS = {
  budget_breach: "critical",
  failure_spike: "high",
  rate_limit: "medium",
  content_policy: "high",
  freeze: "critical",
  rate_limit_overflow: "high",
  manual: DEFAULT_SEVERITY,
} as const satisfies Partial<Record<KnownTriggerType, Severity>>;

/**
 * How bad it is that something was triggered, before anything is known about its impact. Every trigger type the
 * product knows has its line; types without a judgement of their own start at {@link DEFAULT_SEVERITY}, unless the
 * signal states another.
 *
 * @example TRIGGER_SEVERITY_MAP.budget_breach // "critical"
 */
export const TRIGGER_SEVERITY_MAP: Readonly<Record<KnownTriggerType, Severity>> = Object.freeze({
  ...JUDGEMENTS,
  policy_violation: DEFAULT_SEVERITY,
  run_failure: DEFAULT_SEVERITY,
  llm_failure: DEFAULT_SEVERITY,
  agent_failure: DEFAULT_SEVERITY,
  cost_spike: DEFAULT_SEVERITY,
  cost_drift: DEFAULT_SEVERITY,
  budget_warning: DEFAULT_SEVERITY,
  cost_anomaly: DEFAULT_SEVERITY,
  budget: DEFAULT_SEVERITY,
});

/**
 * The severity of a trigger type; {@link DEFAULT_SEVERITY} for a host's own word.
 *
 * @example triggerSeverity("freeze") // "critical"
 */
export function triggerSeverity(triggerType: TriggerType): Severity {
  return isKnownTriggerType(triggerType) ? TRIGGER_SEVERITY_MAP[triggerType] : DEFAULT_SEVERITY;
}

/**
 * Whether a trigger type says by itself how bad things are; a failed run, a broken policy or a host's own word does not.
 *
 * @example hasJudgement("run_failure") // false
 */
export function hasJudgement(triggerType: TriggerType): boolean {
  return Object.hasOwn(JUDGEMENTS, triggerType);
}

/**
 * The severity a signal asks for: the higher of its trigger type's and the one it states itself. Where the type has no
 * judgement of its own, what is stated stands, also below the default.
 *
 * @param initialSeverity the signal's own statement, in either case.
 * @throws {SeverityPolicyError} `unknown_severity` when `initialSeverity` is no severity.
 *
 * @example getInitialSeverity("policy_violation", "high") // "high"
 * @example getInitialSeverity("budget_breach", "low") // "critical"
 * @example getInitialSeverity("run_failure", "low") // "low"
 */
export function getInitialSeverity(triggerType: TriggerType, initialSeverity?: SeverityText): Severity {
  const severity = triggerSeverity(triggerType);
  if (initialSeverity === undefined) return severity;
  const stated = readSeverity(initialSeverity, "initialSeverity");
  return hasJudgement(triggerType) ? maxSeverity(severity, stated) : stated;
}

/** Whether the trigger type has a line of its own in {@link TRIGGER_SEVERITY_MAP}; `constructor` and the like have none. */
export function isKnownTriggerType(triggerType: TriggerType): triggerType is KnownTriggerType {
  return Object.hasOwn(TRIGGER_SEVERITY_MAP, triggerType);
}
