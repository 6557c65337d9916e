import {
  aggregatorSuite,
  analyticsArtifactsSuite,
  auditSuite,
  idempotencySuite,
  incidentReadSuite,
  incidentWriteSuite,
  type OpenDriverSet,
  outboxSuite,
  readPointSuite,
  signalSuite,
  unitOfWorkSuite,
} from "../src/conformance/index.js";

/** Runs every suite against one driver set that the caller opens and closes. */
export function allSuites(name: string, open: OpenDriverSet): void {
  aggregatorSuite(name, open);
  incidentWriteSuite(name, open);
  incidentReadSuite(name, open);
  signalSuite(name, open);
  readPointSuite(name, open);
  outboxSuite(name, open);
  auditSuite(name, open);
  analyticsArtifactsSuite(name, open);
  idempotencySuite(name, open);
  unitOfWorkSuite(name, open);
}
