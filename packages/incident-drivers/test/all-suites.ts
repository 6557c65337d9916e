import {
  aggregatorSuite,
  analyticsArtifactsSuite,
  auditSuite,
  explanationSuite,
  idempotencySuite,
  incidentPatternsSuite,
  incidentReadSuite,
  incidentsFacadeAnalysesSuite,
  incidentsFacadeListsSuite,
  incidentWriteSuite,
  type OpenDriverSet,
  outboxSuite,
  postmortemSuite,
  readPointSuite,
  recurrenceAnalysisSuite,
  signalSuite,
  unitOfWorkSuite,
} from "../src/conformance/index.js";

/** Runs every suite against one driver set that the caller opens and closes. */
export function allSuites(name: string, open: OpenDriverSet): void {
  aggregatorSuite(name, open);
  incidentWriteSuite(name, open);
  incidentReadSuite(name, open);
  incidentsFacadeListsSuite(name, open);
  signalSuite(name, open);
  explanationSuite(name, open);
  readPointSuite(name, open);
  incidentsFacadeAnalysesSuite(name, open);
  incidentPatternsSuite(name, open);
  recurrenceAnalysisSuite(name, open);
  postmortemSuite(name, open);
  outboxSuite(name, open);
  auditSuite(name, open);
  analyticsArtifactsSuite(name, open);
  idempotencySuite(name, open);
  unitOfWorkSuite(name, open);
}
