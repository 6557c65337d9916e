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
  type IncidentDetail,
  incidentDetailSchema,
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
export { type IncidentFilters, incidentFiltersSchema } from "./incident/incident-filters.js";
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
  getIncidentInputSchema,
  type IncidentCounts,
  type IncidentStats,
  incidentListSchema,
  incidentPageInputSchema,
  incidentReadingSchema,
  incidentStatsInputSchema,
  incidentStatsSchema,
  incidentsForRunInputSchema,
  incidentsForRunSchema,
  listIncidentsInputSchema,
  signalListSchema,
  timelineSchema,
} from "./incident/views.js";
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
export { sha256HexSchema } from "./primitives/sha256.js";
export { storableText } from "./primitives/text.js";
