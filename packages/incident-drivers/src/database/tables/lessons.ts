import { column, nullable } from "../columns.js";

/** The columns of a lesson that what is done with it sets. */
export const LESSON_STATUS_COLUMNS = {
  status: column("status", "text"),
  draftProposalId: nullable("draft_proposal_id", "text"),
  convertedAt: nullable("converted_at", "instant"),
  deferredUntil: nullable("deferred_until", "instant"),
  dismissedAt: nullable("dismissed_at", "instant"),
  dismissedBy: nullable("dismissed_by", "text"),
  dismissedReason: nullable("dismissed_reason", "text"),
  statusSequence: column("status_sequence", "bigint"),
} as const;

/** The `lessons_learned` table: what was learned, once per event, type and subject; only how a lesson stands changes. */
export const LESSONS_LEARNED = {
  name: "lessons_learned",
  columns: {
    tenantId: column("tenant_id", "text"),
    id: column("id", "text"),
    sequence: column("sequence", "bigint"),
    lessonType: column("lesson_type", "text"),
    severity: nullable("severity", "text"),
    sourceEventId: column("source_event_id", "text"),
    sourceEventType: column("source_event_type", "text"),
    sourceRunId: nullable("source_run_id", "text"),
    sourceIncidentId: nullable("source_incident_id", "text"),
    subject: column("subject", "text"),
    title: column("title", "text"),
    description: column("description", "text"),
    proposedAction: nullable("proposed_action", "text"),
    detectedPattern: nullable("detected_pattern", "json"),
    ...LESSON_STATUS_COLUMNS,
    debounceKey: nullable("debounce_key", "text"),
    debounceAfter: nullable("debounce_after", "instant"),
    isSynthetic: column("is_synthetic", "boolean"),
    syntheticScenarioId: nullable("synthetic_scenario_id", "text"),
    createdAt: column("created_at", "instant"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;

/** The `lesson_transitions` table: what was done with lessons; append-only. */
export const LESSON_TRANSITIONS = {
  name: "lesson_transitions",
  columns: {
    tenantId: column("tenant_id", "text"),
    lessonId: column("lesson_id", "text"),
    sequence: column("sequence", "bigint"),
    change: column("change", "text"),
    fromStatus: column("from_status", "text"),
    toStatus: column("to_status", "text"),
    actorType: column("actor_type", "text"),
    actorId: column("actor_id", "text"),
    reason: nullable("reason", "text"),
    deferredUntil: nullable("deferred_until", "instant"),
    draftProposalId: nullable("draft_proposal_id", "text"),
    changedAt: column("changed_at", "instant"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;
