import type { z } from "zod";
import { EventSchemaViolation } from "../errors/event-schema-violation.js";
import type { Actor } from "../incident/actor.js";
import { agentFailureFoundSchema } from "./agent-failure-found.js";
import { artifactRecordedSchema } from "./artifact-recorded.js";
import { bundleExportedSchema } from "./bundle-exported.js";
import { costAnomalyRecordedSchema } from "./cost-anomaly-recorded.js";
import { EVENT_ACTOR_OF, EVENT_SCHEMA_VERSION, type EventBase, SYSTEM_PROJECT_ID } from "./envelope.js";
import { evidenceAddedSchema } from "./evidence-added.js";
import { incidentAcknowledgedSchema } from "./incident-acknowledged.js";
import { incidentAssignedSchema } from "./incident-assigned.js";
import { incidentAutoResolvedSchema } from "./incident-auto-resolved.js";
import { incidentCreatedSchema } from "./incident-created.js";
import { incidentManuallyClosedSchema } from "./incident-manually-closed.js";
import { incidentMilestoneRecordedSchema } from "./incident-milestone-recorded.js";
import { incidentNoteAddedSchema } from "./incident-note-added.js";
import { incidentReactivatedSchema } from "./incident-reactivated.js";
import { incidentReopenedSchema } from "./incident-reopened.js";
import { incidentResolvedSchema } from "./incident-resolved.js";
import { incidentSeveritySetSchema } from "./incident-severity-set.js";
import { incidentSuppressedSchema } from "./incident-suppressed.js";
import { lessonConvertedSchema } from "./lesson-converted.js";
import { lessonDeferredSchema } from "./lesson-deferred.js";
import { lessonDetectedSchema } from "./lesson-detected.js";
import { lessonDismissedSchema } from "./lesson-dismissed.js";
import { lessonReactivatedSchema } from "./lesson-reactivated.js";
import { llmFailureRecordedSchema } from "./llm-failure-recorded.js";
import { policyEvaluatedSchema } from "./policy-evaluated.js";
import { policyProposalApprovedSchema } from "./policy-proposal-approved.js";
import { policyProposalDraftedSchema } from "./policy-proposal-drafted.js";
import { policyProposalRejectedSchema } from "./policy-proposal-rejected.js";
import { policyRuleCreatedSchema } from "./policy-rule-created.js";
import { policyRuleRetiredSchema } from "./policy-rule-retired.js";
import { policyViolationRecordedSchema } from "./policy-violation-recorded.js";
import { postmortemCreatedSchema } from "./postmortem-created.js";
import { postmortemPublishedSchema } from "./postmortem-published.js";
import { runFinishedSchema } from "./run-finished.js";
import { runStartedSchema } from "./run-started.js";
import { severityEscalatedSchema } from "./severity-escalated.js";

/** The closed set of event types, each with its schema. */
export const EVENT_CATALOGUE = {
  "incidents.IncidentCreated": incidentCreatedSchema,
  "incidents.SeverityEscalated": severityEscalatedSchema,
  "incidents.IncidentReactivated": incidentReactivatedSchema,
  "incidents.IncidentAutoResolved": incidentAutoResolvedSchema,
  "incidents.IncidentAcknowledged": incidentAcknowledgedSchema,
  "incidents.IncidentResolved": incidentResolvedSchema,
  "incidents.IncidentManuallyClosed": incidentManuallyClosedSchema,
  "incidents.IncidentReopened": incidentReopenedSchema,
  "incidents.IncidentAssigned": incidentAssignedSchema,
  "incidents.IncidentNoteAdded": incidentNoteAddedSchema,
  "incidents.IncidentSeveritySet": incidentSeveritySetSchema,
  "incidents.IncidentMilestoneRecorded": incidentMilestoneRecordedSchema,
  "incidents.PostmortemCreated": postmortemCreatedSchema,
  "analytics.ArtifactRecorded": artifactRecordedSchema,
  "incidents.IncidentSuppressed": incidentSuppressedSchema,
  "incidents.EvidenceAdded": evidenceAddedSchema,
  "runs.RunStarted": runStartedSchema,
  "runs.RunFinished": runFinishedSchema,
  "runs.LlmFailureRecorded": llmFailureRecordedSchema,
  "policies.PolicyRuleCreated": policyRuleCreatedSchema,
  "policies.PolicyRuleRetired": policyRuleRetiredSchema,
  "policies.PolicyViolationRecorded": policyViolationRecordedSchema,
  "policies.PolicyEvaluated": policyEvaluatedSchema,
  "policies.PolicyProposalDrafted": policyProposalDraftedSchema,
  "costs.CostAnomalyRecorded": costAnomalyRecordedSchema,
  "lessons.LessonDetected": lessonDetectedSchema,
  "lessons.LessonConverted": lessonConvertedSchema,
  "lessons.LessonDeferred": lessonDeferredSchema,
  "lessons.LessonDismissed": lessonDismissedSchema,
  "lessons.LessonReactivated": lessonReactivatedSchema,
  "policies.PolicyProposalApproved": policyProposalApprovedSchema,
  "policies.PolicyProposalRejected": policyProposalRejectedSchema,
  "runs.AgentFailureFound": agentFailureFoundSchema,
  "incidents.BundleExported": bundleExportedSchema,
  "incidents.PostmortemPublished": postmortemPublishedSchema,
} as const;

/** A type of the catalogue. */
export type EventType = keyof typeof EVENT_CATALOGUE;

/** All event types. */
export const EVENT_TYPES = Object.keys(EVENT_CATALOGUE) as readonly EventType[];

/** An event as it is stored and delivered. */
export type DomainEvent<Type extends EventType = EventType> = {
  [T in Type]: z.output<(typeof EVENT_CATALOGUE)[T]>;
}[Type];

/** The members of an event type beyond the base. */
export type EventFields<Type extends EventType> = Omit<DomainEvent<Type>, keyof EventBase>;

/** An event that is about to be written: what happened, by whom, and when. Id and sequence are given on writing. */
export type EventDraft = {
  [Type in EventType]: {
    readonly eventType: Type;
    readonly actor: Actor;
    /** Project of the run; the system project when there is none. */
    readonly projectId?: string;
    readonly occurredAt: string;
    readonly fields: EventFields<Type>;
  };
}[EventType];

/**
 * The base members that go with a draft.
 *
 * @example eventBase("t", draft, { eventId: "evt_1", sequenceNo: 17 })
 */
export function eventBase(
  tenantId: string,
  draft: EventDraft,
  given: { readonly eventId: string; readonly sequenceNo: number },
): EventBase {
  return {
    eventId: given.eventId,
    eventType: draft.eventType,
    tenantId,
    projectId: draft.projectId ?? SYSTEM_PROJECT_ID,
    actorType: EVENT_ACTOR_OF[draft.actor.type],
    actorId: draft.actor.id,
    decisionOwner: domainOf(draft.eventType),
    sequenceNo: given.sequenceNo,
    schemaVersion: EVENT_SCHEMA_VERSION,
    occurredAt: draft.occurredAt,
  };
}

/**
 * Checks an event against its type's schema and gives it back.
 *
 * @throws EventSchemaViolation with every missing and invalid member; a null counts as missing where null is not allowed
 */
export function validateEventPayload(payload: unknown): DomainEvent {
  const type = eventTypeOf(payload);
  if (type === undefined || type === null) throw new EventSchemaViolation("(without type)", ["eventType"], []);
  const schema =
    typeof type === "string" && Object.hasOwn(EVENT_CATALOGUE, type) ? EVENT_CATALOGUE[type as EventType] : undefined;
  if (schema === undefined) throw new EventSchemaViolation(String(type), [], ["eventType"]);
  const result = schema.safeParse(payload);
  if (result.success) return payload as DomainEvent;
  const missing = new Set<string>();
  const invalid = new Set<string>();
  for (const issue of result.error.issues) {
    if (issue.code === "unrecognized_keys") for (const key of issue.keys) invalid.add(key);
    else {
      const member = String(issue.path[0]);
      const value = (payload as Record<string, unknown>)[member];
      (value === undefined || value === null ? missing : invalid).add(member);
    }
  }
  throw new EventSchemaViolation(String(type), [...missing], [...invalid]);
}

/**
 * Whether an event matches its schema, and if not, why.
 *
 * @example isValidEventPayload({}) // { valid: false, messages: ["eventType is missing"] }
 */
export function isValidEventPayload(payload: unknown): { valid: boolean; messages: string[] } {
  try {
    validateEventPayload(payload);
    return { valid: true, messages: [] };
  } catch (error) {
    if (!(error instanceof EventSchemaViolation)) throw error;
    return {
      valid: false,
      messages: [
        ...error.missing.map((member) => `${member} is missing`),
        ...error.invalid.map((member) => `${member} is invalid`),
      ],
    };
  }
}

/** An event's type begins with the domain that decided. */
function domainOf(eventType: EventType): string {
  return eventType.slice(0, eventType.indexOf("."));
}

function eventTypeOf(payload: unknown): unknown {
  return typeof payload === "object" && payload !== null ? (payload as { eventType?: unknown }).eventType : undefined;
}
