export { type Escalation, shouldEscalate } from "./escalation.js";
export {
  explainSeverity,
  type SeverityExplanation,
  type SeverityQuestion,
  type SeverityReason,
} from "./explain-severity.js";
export { impactSeverity } from "./impact-severity.js";
export { incidentSeverity, type PersonSetSeverity, type SeverityFacts } from "./incident-severity.js";
export {
  DEFAULT_SEVERITY,
  getInitialSeverity,
  hasJudgement,
  TRIGGER_SEVERITY_MAP,
  triggerSeverity,
} from "./initial-severity.js";
export type { SeverityText } from "./read-severity.js";
export { DEFAULT_SEVERITY_CONFIG, parseSeverityConfig, type SeverityConfig } from "./severity-config.js";
export { createIncidentSeverityEngine, type IncidentSeverityEngine } from "./severity-policy.js";
export { SeverityPolicyError, type SeverityPolicyErrorCode } from "./severity-policy-error.js";
export { generateIncidentTitle, MAX_TITLE_LENGTH } from "./title.js";
