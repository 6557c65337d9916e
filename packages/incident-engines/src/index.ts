export {
  isAllowed,
  PERMISSIONS,
  type Permission,
  ROLE_PERMISSIONS,
  ROLES,
  type Role,
} from "@hoc/incident-schemas";
export { createMicroClock, type TimeSources } from "./ambient/micro-clock.js";
export { systemAmbient } from "./ambient/system-ambient.js";
export {
  createOperations,
  type OperationRunner,
  type Operations,
  type OperationsOptions,
  type RecordOptions,
} from "./create-operations.js";
export { type AnalyticsEventDraft, emitAnalyticsEvent } from "./engines/analytics-artifacts/emit-analytics-event.js";
export { type InputWindow, inputWindowHash } from "./engines/analytics-artifacts/input-window-hash.js";
export { isOutOfLine } from "./engines/cost/anomaly/anomaly-rules.js";
export {
  type AnomalyFound,
  type AnomalyOver,
  type AnomalyStep,
  detectAnomalies,
} from "./engines/cost/anomaly/detect-anomalies.js";
export { generateSummary, type SummaryFacts, type TopSpender } from "./engines/cost/guard/generate-summary.js";
export { mapSeverityToStatus } from "./engines/cost/guard/map-severity-to-status.js";
export { type MappedTrend, mapTrend } from "./engines/cost/guard/map-trend.js";
export { DETECTORS, type DetectorFacts, examineTrace, MAX_EXAMINED_STEPS } from "./engines/detector/detectors.js";
export type { ExaminedStep, ExaminedTrace } from "./engines/detector/trace.js";
export {
  type ContentOf,
  createExportBundleDriver,
  type ExportBundleDriver,
  type KeptExport,
} from "./engines/export/create-export-bundle-driver.js";
export { DEFAULT_OUTLETS } from "./engines/export/default-outlets.js";
export type { BundleScope } from "./engines/export/export-scope.js";
export { createIncidentWriteService } from "./engines/incident-write/create-incident-write-service.js";
export { emitIncidentEvent } from "./engines/incident-write/emit-incident-event.js";
export type {
  IncidentCommand,
  IncidentWriteService,
  PostmortemStub,
} from "./engines/incident-write/incident-write-service.js";
export { decideTransition, type TransitionDecision } from "./engines/incident-write/transition.js";
export { type AskedTransition, transitionDigest } from "./engines/incident-write/transition-digest.js";
export { createIncidentsFacade } from "./engines/incidents-facade/create-incidents-facade.js";
export type { FacadeScope, IncidentsFacade } from "./engines/incidents-facade/incidents-facade.js";
export type { LessonChangeOutcome } from "./engines/lesson/change-lesson.js";
export {
  createLessonsLearnedEngine,
  type LessonsLearnedEngine,
} from "./engines/lesson/create-lessons-learned-engine.js";
export { compositeRule } from "./engines/recovery/composite-rule.js";
export { DEFAULT_RECOVERY_RULES } from "./engines/recovery/default-rules.js";
export { errorCodeRule } from "./engines/recovery/error-code-rule.js";
export { evaluateRecovery } from "./engines/recovery/evaluate-recovery.js";
export { historicalRule } from "./engines/recovery/historical-rule.js";
export { occurrenceRule } from "./engines/recovery/occurrence-rule.js";
export type { RecoveryMatch, RecoveryRule, RuleIdentity } from "./engines/recovery/recovery-rule.js";
export { skillRule } from "./engines/recovery/skill-rule.js";
export { createIncidentEngine, type IncidentEngine } from "./engines/run/create-incident-engine.js";
export type { RunEvidence, RunEvidenceRecorder } from "./engines/run/run-evidence.js";
export { contentDigest, type SignalContent } from "./engines/signal/content-digest.js";
export { derivedSignalId, type SignalIdentity } from "./engines/signal/derived-signal-id.js";
export { normalizeSignal, type Receipt } from "./engines/signal/normalize-signal.js";
export type { LearningWriting, RunWriting } from "./engines/writing.js";
export { IncidentsAccessHandler } from "./operations/access/index.js";
export { AnalyticsArtifactsHandler } from "./operations/artifacts/index.js";
export type { Authority, AuthorityDecision, AuthorityQuestion } from "./operations/authority.js";
export {
  type CatalogueEntry,
  describeOperations,
  type JoinableOperationId,
  type OperationId,
  type OperationInput,
  type OperationMap,
  type OperationOutput,
} from "./operations/catalogue.js";
export type { OperationContext, RequestKey } from "./operations/context.js";
export { IncidentsCostGuardHandler } from "./operations/cost-guard/index.js";
export { IncidentsCostsHandler } from "./operations/costs/index.js";
export {
  type AnyOperation,
  defineOperation,
  type Operation,
  type OperationKind,
} from "./operations/define-operation.js";
export { IncidentsDetectorsHandler } from "./operations/detectors/index.js";
export { IncidentsExportHandler } from "./operations/export/index.js";
export {
  createGatherer,
  type Gatherer,
  type GathererLoad,
  type GathererOptions,
  type WriteSignals,
} from "./operations/gatherer.js";
export { IncidentsLessonsHandler } from "./operations/lessons/index.js";
export { IncidentsMaintenanceHandler } from "./operations/maintenance/index.js";
export { IncidentsPoliciesHandler } from "./operations/policies/index.js";
export { IncidentsQueryHandler } from "./operations/query/index.js";
export { IncidentsRecoveryRulesHandler } from "./operations/recovery-rules/index.js";
export { IncidentsRecurrenceHandler } from "./operations/recurrence/index.js";
export { createRegistry, type OperationRegistry } from "./operations/registry.js";
export { IncidentsRunsHandler } from "./operations/runs/index.js";
export { IncidentsSignalsHandler } from "./operations/signals/index.js";
export { IncidentsWebhooksHandler } from "./operations/webhooks/index.js";
export { IncidentsWriteHandler } from "./operations/write/index.js";
export { type CheckpointerOptions, createCheckpointer } from "./workers/checkpointer.js";
export { createCostSnapshotter } from "./workers/cost-snapshotter.js";
export { createInProcessSink, type EventListener, type InProcessSink } from "./workers/in-process-sink.js";
export { createLessonSweeper } from "./workers/lesson-sweeper.js";
export { createRelay, type Relay, type RelayOptions } from "./workers/relay.js";
export { createSweeper, type Sweeper, type SweeperOptions } from "./workers/sweeper.js";
export {
  createWebhookDeliverer,
  type WebhookDeliverer,
  type WebhookDelivererOptions,
} from "./workers/webhook-deliverer.js";
export { createWebhookSink, WEBHOOK_SINK, type WebhookSinkOptions } from "./workers/webhook-sink.js";
export { createWorkerLoop, type WorkerLoop, type WorkerLoopOptions } from "./workers/worker-loop.js";
