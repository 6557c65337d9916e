export { AUDIT_LEDGER } from "./audit-ledger.js";
export { DOMAIN_EVENTS, OUTBOX_DELIVERIES } from "./domain-events.js";
export { IDEMPOTENCY_KEYS } from "./idempotency-keys.js";
export { INCIDENT_EVENTS } from "./incident-events.js";
export { INCIDENT_COLUMNS, INCIDENT_STATE_COLUMNS, INCIDENTS } from "./incidents.js";
export { POSTMORTEM_ARTIFACTS } from "./postmortem-artifacts.js";
export { SIGNALS } from "./signals.js";
export { TENANT_HEADS } from "./tenant-heads.js";
