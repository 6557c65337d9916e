export type { GetOrCreateResult, IncidentAggregator, ReplayedSignal } from "./aggregator.js";
export type { Ambient, ClockFn, Logger, RandomHexFn, UuidFn } from "./ambient.js";
export type { AnalyticsArtifactsDriver, SavedArtifact } from "./analytics-artifacts.js";
export type { AuditDriver } from "./audit.js";
export type { IdempotencyClaim, IdempotencyDriver, IdempotencyKey, KeptAnswer } from "./idempotency.js";
export type { IncidentPatternDriver, PatternGroup } from "./incident-patterns.js";
export type { IncidentReadDriver, ListIncidentsQuery, PersonSeverity } from "./incident-read.js";
export type { ExpectedIncident, IncidentWriteDriver, Resolution } from "./incident-write.js";
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
export type { ClaimedEvent, DeliveryDriver, FanOutDriver, OutboxDriver } from "./outbox.js";
export type { EventSink } from "./outward.js";
export type { CategoryStats, PostMortemDriver } from "./postmortem.js";
export type { ReadPoint, ReadPointDriver, TenantProgress } from "./read-point.js";
export type {
  RecurrenceAnalysisDriver,
  RecurrenceGroupSnapshot,
  RecurrenceGroups,
  RecurrenceMember,
} from "./recurrence-analysis.js";
export type { PolicyTally, RunningTotal, SignalDriver, SignalTally } from "./signal.js";
export type { IncidentPorts, ReadPorts, UnitOfWork, WorkerPorts } from "./unit-of-work.js";
