import {
  aggregatorSuite,
  analyticsArtifactsSuite,
  apiKeySuite,
  auditSuite,
  checkpointSuite,
  costBudgetSuite,
  costGuardSuite,
  costReservationSuite,
  costSnapshotSuite,
  costSuite,
  explanationSuite,
  exportLedgerSuite,
  featureTagSuite,
  idempotencySuite,
  incidentEvidenceSuite,
  incidentPatternsSuite,
  incidentReadSuite,
  incidentsFacadeAnalysesSuite,
  incidentsFacadeListsSuite,
  incidentWriteSuite,
  lessonSuite,
  llmFailureSuite,
  type OpenDriverSet,
  outboxSuite,
  policyBacktestSuite,
  policyProposalSuite,
  policyRuleSuite,
  policyViolationSuite,
  postmortemSuite,
  readPointSuite,
  recurrenceAnalysisSuite,
  runFindingSuite,
  runSuite,
  signalSuite,
  traceStoreSuite,
  unitOfWorkSuite,
  webhookDeliverySuite,
  webhookSuite,
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
  runSuite(name, open);
  runFindingSuite(name, open);
  traceStoreSuite(name, open);
  llmFailureSuite(name, open);
  costSuite(name, open);
  costSnapshotSuite(name, open);
  costBudgetSuite(name, open);
  costGuardSuite(name, open);
  featureTagSuite(name, open);
  costReservationSuite(name, open);
  policyRuleSuite(name, open);
  policyViolationSuite(name, open);
  policyProposalSuite(name, open);
  policyBacktestSuite(name, open);
  lessonSuite(name, open);
  incidentEvidenceSuite(name, open);
  exportLedgerSuite(name, open);
  checkpointSuite(name, open);
  apiKeySuite(name, open);
  webhookSuite(name, open);
  webhookDeliverySuite(name, open);
  idempotencySuite(name, open);
  unitOfWorkSuite(name, open);
}
