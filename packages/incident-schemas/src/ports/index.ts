export type { GetOrCreateResult, IncidentAggregator, ReplayedSignal } from "./aggregator.js";
export type { Ambient, ClockFn, CountFn, Logger, RandomHexFn, UuidFn } from "./ambient.js";
export type { AnalyticsArtifactsDriver, SavedArtifact } from "./analytics-artifacts.js";
export type { ApiKeyDriver, ApiKeyEnd, NewApiKey, StoredApiKey, StoredApiKeyEnd } from "./api-key.js";
export type { AuditDriver } from "./audit.js";
export type {
  CheckpointChain,
  CheckpointDriver,
  FanOutCheckpoints,
  NewCheckpoint,
  PlacedHead,
  StoredCheckpoint,
  TimelineProgress,
} from "./checkpoint.js";
export type {
  CostDriver,
  NewAnomalyResolution,
  NewCostAnomaly,
  NewCostRecord,
  StoredCostAnomaly,
  WatchedAnomalies,
} from "./cost.js";
export type {
  BudgetAmount,
  BudgetFilters,
  BudgetInPeriod,
  BudgetKey,
  CostBudgetDriver,
  CostEntities,
  NewBudget,
  PeriodSpan,
  ThresholdCrossing,
} from "./cost-budget.js";
export type {
  BaselineWindow,
  BreakdownEntityType,
  BudgetSpan,
  CostGuardDriver,
  CostSpan,
  EntityBaseline,
  EntitySpend,
  GuardedAnomaly,
  GuardedAnomalyQuery,
  LastSnapshot,
  RefusedSpend,
  SpendStarts,
  SpendTotals,
  TenantBudget,
} from "./cost-guard.js";
export type {
  CostReservationDriver,
  NewReservation,
  ReservationEnd,
  StoredReservation,
} from "./cost-reservation.js";
export type {
  CostCoverage,
  CostFacts,
  CostFactsQuestion,
  CostSnapshotDriver,
  CoverageQuestion,
  FanOutCosts,
  NewBaseline,
  NewSnapshot,
  SpendBaseline,
  SpendEntity,
  SpendEntityType,
  SpendFigures,
  SpendOfDay,
  SpendOfDayBefore,
  SpendOfEntity,
  SpendOfHour,
} from "./cost-snapshot.js";
export type { ExportLedgerDriver, NewExport } from "./export-ledger.js";
export type { FeatureTagDriver, NewFeatureTag } from "./feature-tag.js";
export type { IdempotencyClaim, IdempotencyDriver, IdempotencyKey, KeptAnswer } from "./idempotency.js";
export type {
  IncidentDecisionPort,
  IncidentDriver,
  RunAcknowledgement,
  RunDecision,
  RunEnd,
  RunHandling,
} from "./incident-decision.js";
export type { IncidentEvidenceDriver, NewEvidence } from "./incident-evidence.js";
export type { IncidentPatternDriver, PatternGroup } from "./incident-patterns.js";
export type { IncidentReadDriver, ListIncidentsQuery, PersonSeverity, SaltedEntry } from "./incident-read.js";
export type { ExpectedIncident, IncidentWriteDriver, PostmortemPublication, Resolution } from "./incident-write.js";
export type {
  AnalysisInputRow,
  AnalysisWindow,
  CostImpactRowSnapshot,
  CostImpactSnapshot,
  CostTrendRowSnapshot,
  HistoricalDistributionRowSnapshot,
  HistoricalTrendRowSnapshot,
  IncidentListQuery,
  IncidentListSnapshot,
  IncidentPosition,
  IncidentSnapshot,
  IncidentsFacadeDriver,
  MetricsSnapshot,
  TrendBuckets,
} from "./incidents-facade.js";
export type { InsertedLesson, LessonChangeBy, LessonsDriver, NewLesson } from "./lesson.js";
export type { LlmFailureDriver, NewFailureEvidence, NewLlmFailure, StoredLlmFailure } from "./llm-failure.js";
export type { ClaimedEvent, DeliveryDriver, FanOutDriver, OutboxDriver } from "./outbox.js";
export type {
  EventSink,
  ExportOutlets,
  PdfRenderer,
  Signer,
  WebhookAnswer,
  WebhookRequest,
  WebhookSender,
} from "./outward.js";
export type { AbsentIncidentTally, BacktestFacts, BacktestQuestion, PolicyBacktestDriver } from "./policy-backtest.js";
export type {
  NewPolicyProposal,
  PolicyProposalDriver,
  ProposalReview,
  StoredPolicyProposal,
} from "./policy-proposal.js";
export type { NewPolicyRule, PolicyRuleDriver, PolicyRuleStore, StoredPolicyRule } from "./policy-rule.js";
export type {
  NewPolicyEvaluation,
  NewPolicyViolation,
  PolicyViolationDriver,
  StoredPolicyViolation,
  ViolationFacts,
  ViolationKey,
} from "./policy-violation.js";
export type { CategoryStats, PostMortemDriver } from "./postmortem.js";
export type { NewestFirstPage, ReadPoint, ReadPointDriver, TenantProgress } from "./read-point.js";
export type {
  RecurrenceAnalysisDriver,
  RecurrenceGroupSnapshot,
  RecurrenceGroups,
  RecurrenceMember,
} from "./recurrence-analysis.js";
export type { NewRun, NewRunOutcome, RunDriver, StoredRun } from "./run.js";
export type { NewRunFinding, RunFindingDriver } from "./run-finding.js";
export type { PolicyTally, RunningTotal, SignalDriver, SignalTally } from "./signal.js";
export type { NewTraceStep, TraceStoreDriver, TraceStorePort } from "./trace-store.js";
export type { Attempt, FanOutPorts, IncidentPorts, ReadPorts, UnitOfWork, WorkerPorts } from "./unit-of-work.js";
export type {
  ClaimedWebhook,
  FanOutWebhooks,
  MadeWebhookAttempt,
  NewWebhookEndpoint,
  NewWebhookSecret,
  NewWebhookVersion,
  QueuedAgain,
  ValidWebhookSecret,
  WebhookClaim,
  WebhookDeliveryDriver,
  WebhookDeliveryPage,
  WebhookDriver,
  WebhookReplay,
} from "./webhook.js";
