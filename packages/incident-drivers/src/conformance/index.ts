export { aggregatorSuite } from "./aggregator.suite.js";
export { auditSuite } from "./audit.suite.js";
export type { DriverSet, OpenDriverSet } from "./driver-set.js";
export { idempotencySuite } from "./idempotency.suite.js";
export { incidentReadSuite } from "./incident-read.suite.js";
export { incidentWriteSuite } from "./incident-write.suite.js";
export { outboxSuite } from "./outbox.suite.js";
export { signalSuite } from "./signal.suite.js";
export { unitOfWorkSuite } from "./unit-of-work.suite.js";
