import { type KnownTriggerType, OVERFLOW_TRIGGER_TYPE, type TriggerType } from "@hoc/incident-schemas";
import { isKnownTriggerType } from "./initial-severity.js";

/** Longest title in UTF-16 units: what the `title` column and every list of incidents hold. */
export const MAX_TITLE_LENGTH = 255;

/** How the title of each known trigger type begins; types without a phrase of their own begin with their name. */
const LEAD_PHRASES: Readonly<Record<KnownTriggerType, string>> = {
  budget_breach: "Budget ceiling crossed",
  failure_spike: "Unusual rate of failures",
  rate_limit: "Rate limiter engaged",
  content_policy: "Content rule broken",
  freeze: "Traffic halted",
  rate_limit_overflow: "Incident cap reached; further events are being grouped",
  policy_violation: "policy_violation",
  run_failure: "run_failure",
  llm_failure: "llm_failure",
  agent_failure: "Agent is failing",
  cost_spike: "cost_spike",
  cost_drift: "cost_drift",
  budget_warning: "budget_warning",
  cost_anomaly: "cost_anomaly",
  manual: "manual",
  budget: "budget",
};

/**
 * The title of an incident: a lead phrase for its trigger type, a colon, and the trigger value. Without a value the
 * lead phrase stands alone; the overflow incident has one fixed title. At most {@link MAX_TITLE_LENGTH} UTF-16
 * units, never ending in half a character.
 *
 * @example generateIncidentTitle("budget_breach", "$120 of $100") // "Budget ceiling crossed: $120 of $100"
 * @example generateIncidentTitle("freeze") // "Traffic halted"
 * @example generateIncidentTitle("disk_full", "/var") // "disk_full: /var"
 */
export function generateIncidentTitle(triggerType: TriggerType, triggerValue?: string): string {
  const lead = isKnownTriggerType(triggerType) ? LEAD_PHRASES[triggerType] : triggerType;
  const hasFixedTitle = triggerType === OVERFLOW_TRIGGER_TYPE;
  const hasValue = triggerValue !== undefined && triggerValue.trim() !== "";
  return cut(hasValue && !hasFixedTitle ? `${lead}: ${triggerValue}` : lead);
}

function cut(title: string): string {
  if (title.length <= MAX_TITLE_LENGTH) return title;
  const endsInHalfACharacter = (title.codePointAt(MAX_TITLE_LENGTH - 1) ?? 0) > 0xffff;
  return title.slice(0, endsInHalfACharacter ? MAX_TITLE_LENGTH - 1 : MAX_TITLE_LENGTH);
}
