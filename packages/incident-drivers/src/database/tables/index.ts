export { ANALYTICS_ARTIFACTS } from "./analytics-artifacts.js";
export { API_KEY_ENDS, API_KEYS } from "./api-keys.js";
export { AUDIT_LEDGER } from "./audit-ledger.js";
export { CHECKPOINT_HEADS, CHECKPOINTS } from "./checkpoints.js";
export { COST_BUDGET_PERIODS, COST_BUDGETS, COST_THRESHOLD_CROSSINGS } from "./cost-budgets.js";
export { COST_OPEN_RESERVATIONS, COST_RESERVATION_ENDS, COST_RESERVATIONS } from "./cost-reservations.js";
export { COST_SNAPSHOT_AGGREGATES, COST_SNAPSHOT_BASELINES, COST_SNAPSHOTS } from "./cost-snapshots.js";
export { COST_ANOMALIES, COST_ANOMALY_RESOLUTIONS, COST_RECORDS } from "./costs.js";
export { DOMAIN_EVENTS, OUTBOX_DELIVERIES } from "./domain-events.js";
export { EXPORT_LEDGER } from "./export-ledger.js";
export { FEATURE_TAGS } from "./feature-tags.js";
export { IDEMPOTENCY_KEYS } from "./idempotency-keys.js";
export { INCIDENT_EVENTS } from "./incident-events.js";
export { INCIDENT_EVIDENCE } from "./incident-evidence.js";
export { INCIDENT_TRACE_LINKS } from "./incident-trace-links.js";
export { INCIDENT_VERSIONS } from "./incident-versions.js";
export { INCIDENT_COLUMNS, INCIDENT_STATE_COLUMNS, INCIDENTS } from "./incidents.js";
export { LESSON_STATUS_COLUMNS, LESSON_TRANSITIONS, LESSONS_LEARNED } from "./lessons.js";
export { POLICY_EVALUATIONS } from "./policy-evaluations.js";
export { POLICY_PROPOSAL_TRIGGERS, POLICY_PROPOSALS, PROPOSAL_REVIEW_COLUMNS } from "./policy-proposals.js";
export { POLICY_RULES } from "./policy-rules.js";
export { POLICY_VIOLATIONS, VIOLATION_INCIDENTS } from "./policy-violations.js";
export { POSTMORTEM_ARTIFACTS } from "./postmortem-artifacts.js";
export { PREVENTION_RECORDS } from "./prevention-records.js";
export { RECORDINGS } from "./recordings.js";
export { FAILURE_EVIDENCE, RUN_FAILURES } from "./run-failures.js";
export { RUN_FINDINGS } from "./run-findings.js";
export { RUN_OUTCOME_COLUMNS, RUN_REPORT_COLUMNS, RUNS } from "./runs.js";
export { SIGNALS } from "./signals.js";
export { TENANT_HEADS } from "./tenant-heads.js";
export { TRACE_STEPS } from "./trace-steps.js";
export {
  WEBHOOK_ATTEMPTS,
  WEBHOOK_CIRCUITS,
  WEBHOOK_DELIVERIES,
  WEBHOOK_ENDPOINT_VERSIONS,
  WEBHOOK_ENDPOINTS,
  WEBHOOK_SECRETS,
} from "./webhooks.js";
