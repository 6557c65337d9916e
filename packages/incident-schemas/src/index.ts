export { MAX_BASELINE_DAYS, UNCATEGORIZED } from "./analytics/analysis.js";
export {
  type AnalyticsArtifact,
  type ArtifactDraft,
  analyticsArtifactSchema,
  artifactListSchema,
  datasetArtifactsSchema,
  getArtifactInputSchema,
  listArtifactsInputSchema,
  saveArtifactInputSchema,
  savedArtifactSchema,
} from "./analytics/artifact.js";
export {
  type CostTrendDataPoint,
  type CostTrendDataPointResult,
  type CostTrendResponse,
  type CostTrendResult,
  costTrendDataPointSchema,
  costTrendResponseSchema,
  DISTRIBUTION_DIMENSIONS,
  type DistributionDimension,
  GRANULARITIES,
  type Granularity,
  getHistoricalCostTrendInputSchema,
  getHistoricalDistributionInputSchema,
  getHistoricalTrendInputSchema,
  type HistoricalDistributionEntry,
  type HistoricalDistributionEntryResult,
  type HistoricalDistributionResponse,
  type HistoricalDistributionResult,
  type HistoricalTrendDataPoint,
  type HistoricalTrendDataPointResult,
  type HistoricalTrendResponse,
  type HistoricalTrendResult,
  historicalDistributionEntrySchema,
  historicalDistributionResponseSchema,
  historicalTrendDataPointSchema,
  historicalTrendResponseSchema,
} from "./analytics/historical.js";
export {
  type CategoryLearningsResponse,
  categoryLearningsResponseSchema,
  getIncidentLearningsInputSchema,
  INSIGHT_TYPES,
  type InsightType,
  type LearningInsightResponse,
  type LearningInsightResult,
  type LearningsResponse,
  type LearningsResult,
  learningInsightResponseSchema,
  learningsResponseSchema,
  type ResolutionSummaryResponse,
  type ResolutionSummaryResult,
  resolutionSummaryResponseSchema,
} from "./analytics/learnings.js";
export {
  analyzeCostImpactInputSchema,
  type CostImpactResponse,
  type CostImpactResult,
  type CostImpactSummary,
  type CostImpactSummaryResult,
  costImpactResponseSchema,
  costImpactSummarySchema,
  getMetricsInputSchema,
  type IncidentMetricsResponse,
  type IncidentMetricsResult,
  incidentMetricsResponseSchema,
  METRICS_VERSION,
} from "./analytics/metrics.js";
export {
  detectPatternsInputSchema,
  PATTERN_TYPES,
  type PatternDetectionResponse,
  type PatternDetectionResult,
  type PatternMatchResponse,
  type PatternMatchResult,
  type PatternType,
  patternDetectionResponseSchema,
  patternMatchResponseSchema,
} from "./analytics/patterns.js";
export {
  analyzeRecurrenceInputSchema,
  type CategoryRecurrenceResponse,
  categoryAnalysisInputSchema,
  categoryRecurrenceResponseSchema,
  DEFAULT_RECURRENCE_THRESHOLD,
  getRecurrenceGroupInputSchema,
  type RecurrenceAnalysisResponse,
  type RecurrenceAnalysisResult,
  type RecurrenceGroup,
  type RecurrenceGroupResponse,
  type RecurrenceGroupResult,
  recurrenceAnalysisResponseSchema,
  recurrenceGroupResponseSchema,
  recurrenceGroupSchema,
} from "./analytics/recurrence.js";
export {
  type AnalysisToSave,
  type SavedAnalysis,
  saveAnalysisInputSchema,
  savedAnalysisSchema,
} from "./analytics/saved-analysis.js";
export { type SlaTargets, slaTargetsSchema } from "./analytics/sla-targets.js";
export { AUDIT_EVENT_TYPES, type AuditEventType, type AuditRecord } from "./audit/audit-record.js";
export { ERROR_CODES, ERROR_KINDS, type ErrorCode, type ErrorKind } from "./errors/codes.js";
export { DomainError, type ErrorDetails, type FieldIssue } from "./errors/domain-error.js";
export { EventSchemaViolation } from "./errors/event-schema-violation.js";
export { invalidInput, parseInput } from "./errors/invalid-input.js";
export { issueSentence } from "./errors/issue-sentence.js";
export { jsonPointer } from "./errors/json-pointer.js";
export {
  type DomainEvent,
  EVENT_CATALOGUE,
  EVENT_TYPES,
  type EventDraft,
  type EventFields,
  type EventType,
  eventBase,
  isValidEventPayload,
  validateEventPayload,
} from "./events/catalogue.js";
export {
  EVENT_ACTOR_OF,
  EVENT_ACTOR_TYPES,
  EVENT_SCHEMA_VERSION,
  type EventBase,
  SYSTEM_PROJECT_ID,
} from "./events/envelope.js";
export { ACTOR_TYPES, type Actor, type ActorType, actorSchema, SYSTEM_ACTORS } from "./incident/actor.js";
export {
  GROUPING_HEURISTICS_V1,
  type IncidentAggregatorConfig,
  incidentAggregatorConfigSchema,
  UNCAPPED,
} from "./incident/aggregator-config.js";
export { CATEGORIES, type Category, categorySchema } from "./incident/category.js";
export {
  acknowledgeIncidentInputSchema,
  addNoteInputSchema,
  assignIncidentInputSchema,
  closeIncidentInputSchema,
  createIncidentInputSchema,
  createPostmortemStubInputSchema,
  createPostmortemStubOutputSchema,
  recordMilestoneInputSchema,
  recordSignalsInputSchema,
  recordSignalsOutputSchema,
  reopenIncidentInputSchema,
  resolveIncidentInputSchema,
  setSeverityInputSchema,
} from "./incident/commands.js";
export {
  CAUSE_TYPES,
  type CauseType,
  type Incident,
  incidentSchema,
  SIGNATURE_VERSION,
  SOURCE_TYPES,
  type SourceType,
} from "./incident/incident.js";
export {
  INCIDENT_EVENT_TYPES,
  type IncidentEvent,
  type IncidentEventDraft,
  type IncidentEventType,
  incidentEventSchema,
  MILESTONES,
  type Milestone,
} from "./incident/incident-event.js";
export {
  type IncidentFilters,
  incidentFiltersSchema,
  TOPICS,
  type Topic,
  UNKNOWN_CATEGORY,
} from "./incident/incident-filters.js";
export {
  pruneSignalsInputSchema,
  pruneSignalsOutputSchema,
  resolveStaleIncidentsInputSchema,
  resolveStaleIncidentsOutputSchema,
} from "./incident/maintenance.js";
export { normalizeErrorMessage, type RecurrenceFacts, recurrencePreimage } from "./incident/recurrence-signature.js";
export { maxSeverity, SEVERITIES, type Severity, severityRank, severitySchema } from "./incident/severity.js";
export {
  ABSORPTIONS,
  type Absorption,
  MAX_DETAILS_LENGTH,
  MAX_SIGNALS_PER_CALL,
  type ParsedSignal,
  type RecordOutcome,
  type RecordResult,
  recordOutcomeSchema,
  recordResultSchema,
  SIGNAL_KINDS,
  SIGNAL_STATES,
  type Signal,
  type SignalInput,
  type SignalKind,
  type SignalReference,
  type SignalState,
  type SignalView,
  signalInputSchema,
  signalReferenceSchema,
  signalViewSchema,
} from "./incident/signal.js";
export {
  INCIDENT_STATUSES,
  type IncidentStatus,
  incidentStatusSchema,
  LIFECYCLE_OF_STATUS,
  LIFECYCLE_STATES,
  type LifecycleState,
  RESOLUTION_METHODS,
  type ResolutionMethod,
  STATUS_OF_LIFECYCLE,
  SYSTEM_RESOLUTION_TYPES,
  type SystemResolutionType,
  TRANSITION_TABLE,
  TRANSITIONS,
  type Transition,
  type TransitionRefusal,
  type TransitionRule,
} from "./incident/status.js";
export {
  CHAIN_DOMAINS,
  CHAIN_VERSION,
  fieldPreimage,
  genesisPreimage,
  leafPreimage,
  saltPreimage,
  type TimelineLeaf,
  timelineFields,
} from "./incident/timeline-chain.js";
export {
  type KnownTriggerType,
  MANUAL_TRIGGER_TYPE,
  OVERFLOW_TRIGGER_TYPE,
  TRIGGER_TYPES,
  type TriggerType,
  triggerTypeSchema,
} from "./incident/trigger.js";
export {
  type IncidentId,
  incidentIdSchema,
  type SignalId,
  signalIdSchema,
  type TenantId,
  tenantIdSchema,
} from "./primitives/ids.js";
export {
  addSeconds,
  type EpochMicros,
  type Instant,
  instantFromMicros,
  instantSchema,
  MICROS_PER_SECOND,
  microsOf,
} from "./primitives/instant.js";
export { CanonicalJsonError, canonicalJson, type JsonValue } from "./primitives/json.js";
export type { JsonObject } from "./primitives/json-object.js";
export { costMicrosSchema, MAX_SIGNAL_COST_MICROS, MICROS_PER_DOLLAR } from "./primitives/money.js";
export {
  type CursorPosition,
  cursorSchema,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  encodeCursor,
  MAX_PAGE_SIZE,
  pageLimitSchema,
} from "./primitives/page.js";
export { flagSchema, wholeNumberSchema } from "./primitives/query-values.js";
export { sha256HexSchema } from "./primitives/sha256.js";
export { storableText } from "./primitives/text.js";
export { timeZoneSchema } from "./primitives/time-zone.js";
export {
  type IncidentEvidence,
  type IncidentRelation,
  incidentEvidenceSchema,
  MAX_EVIDENCE_GROUPS,
  MAX_RECOVERY_SUGGESTIONS,
  MAX_RELATED_INCIDENTS,
  type RecoverySuggestion,
  type RelatedIncident,
  type SourceRun,
  type TriggeredPolicy,
} from "./reads/evidence.js";
export {
  type EscalationCause,
  type ExplanationFacts,
  type IncidentExplanation,
  incidentExplanationSchema,
  type OpeningReason,
} from "./reads/explanation.js";
export {
  DEFAULT_LIST_SIZE,
  DEFAULT_RETENTION_DAYS,
  getIncidentInputSchema,
  type IncidentDetailResponse,
  type IncidentDetailResult,
  type IncidentListResponse,
  type IncidentListResult,
  type IncidentsByRunResponse,
  type IncidentsByRunResult,
  incidentDetailResponseSchema,
  incidentListResponseSchema,
  incidentsByRunResponseSchema,
  incidentsForRunInputSchema,
  listActiveIncidentsInputSchema,
  listHistoricalIncidentsInputSchema,
  listIncidentsInputSchema,
  listResolvedIncidentsInputSchema,
  MAX_OFFSET,
  type Pagination,
  type PaginationResult,
  paginationSchema,
  SORT_FIELDS,
  SORT_ORDERS,
  type SortField,
  type SortOrder,
} from "./reads/incident-lists.js";
export { incidentPageInputSchema, signalListSchema, timelineSchema } from "./reads/incident-pages.js";
export {
  type IncidentCounts,
  type IncidentStats,
  incidentStatsInputSchema,
  incidentStatsSchema,
} from "./reads/incident-stats.js";
export {
  type IncidentDetail,
  type IncidentSummary,
  type IncidentSummaryResult,
  incidentDetailSchema,
  incidentSummarySchema,
} from "./reads/incident-summary.js";
export {
  getPostmortemInputSchema,
  POSTMORTEM_STATUSES,
  type Postmortem,
  type PostmortemStatus,
  postmortemReadingSchema,
} from "./reads/postmortem.js";
export {
  type IncidentProof,
  incidentProofSchema,
  MAX_PROOF_ENTRIES,
  MAX_PROOF_LOGS,
  type TimelineIntegrity,
} from "./reads/proof.js";
export {
  PUBLIC_TOPICS,
  type PublicListResponse,
  type PublicTopic,
  publicListInputSchema,
  publicListResponseSchema,
} from "./reads/public-list.js";
