import { describe, expect, it } from "vitest";
import { EventSchemaViolation } from "../errors/event-schema-violation.js";
import {
  type EVENT_CATALOGUE,
  EVENT_TYPES,
  type EventDraft,
  eventBase,
  isValidEventPayload,
  validateEventPayload,
} from "./catalogue.js";
import { EVENT_ACTOR_OF, type EventBase } from "./envelope.js";

const at = "2026-03-14T09:26:53.589793Z";
const incident = { incidentId: "inc_1", incidentState: "ACTIVE" };

/** One valid set of members per event type; the compiler asks for a new one. */
const FIELDS = {
  "incidents.IncidentCreated": {
    ...incident,
    severity: "high",
    triggerType: "failure_spike",
    title: "Unusual rate of failures",
    previousIncidentId: null,
    recurrenceSignature: "ab",
    signatureVersion: "v1",
  },
  "incidents.SeverityEscalated": { ...incident, fromSeverity: "low", severity: "high", signalCount: 50 },
  "incidents.IncidentReactivated": { ...incident, incidentState: "ACKED" },
  "incidents.IncidentAutoResolved": { ...incident, resolutionMethod: "auto", resolutionType: "all_clear" },
  "incidents.IncidentAcknowledged": { ...incident, incidentState: "ACKED" },
  "incidents.IncidentResolved": { ...incident, resolutionType: "fix", resolutionMethod: "manual" },
  "incidents.IncidentManuallyClosed": { ...incident, resolutionMethod: "manual_closure" },
  "incidents.IncidentReopened": { ...incident, reason: "again" },
  "incidents.IncidentAssigned": { ...incident, ownerId: null },
  "incidents.IncidentNoteAdded": { ...incident, note: "seen" },
  "incidents.IncidentSeveritySet": { ...incident, fromSeverity: "high", severity: "low", reason: "small" },
  "incidents.IncidentMilestoneRecorded": { ...incident, milestone: "contained", milestoneAt: at },
  "incidents.PostmortemCreated": { ...incident, postmortemArtifactId: "pm-0123456789abcdef" },
  "analytics.ArtifactRecorded": {
    datasetId: "daily-costs",
    datasetVersion: "7",
    inputWindowHash: "0a".repeat(32),
    asOf: at,
    computeCodeVersion: "1.4.0",
  },
  "incidents.IncidentSuppressed": {
    preventionId: "prev_0123456789abcdef",
    policyId: "pol_1",
    signalId: "sig_1",
    triggerType: "run_failure",
    errorCode: "EXECUTION_TIMEOUT",
    category: "EXECUTION_FAILURE",
    runId: "run-1",
    violationId: "vio_1",
  },
  "incidents.EvidenceAdded": { ...incident, evidenceId: "evi_1", evidenceType: "action", recoveryExecuted: true },
  "runs.RunStarted": { runId: "run-1", agentId: "agent-1", traceId: "trace-1" },
  "runs.RunFinished": {
    runId: "run-1",
    agentId: "agent-1",
    outcome: "SUCCESS",
    severity: "none",
    category: "EXECUTION_SUCCESS",
    errorCode: null,
  },
  "runs.LlmFailureRecorded": {
    runId: "run-1",
    failureId: "llmf_1",
    evidenceId: "llme_1",
    contentHash: "0a".repeat(32),
    failureType: "timeout",
    errorCode: "TIMEOUT",
    model: "large-1",
  },
  "policies.PolicyRuleCreated": { policyId: "pol_1", name: "No PII", enforcementMode: "BLOCK", suppresses: false },
  "policies.PolicyRuleRetired": { policyId: "pol_1", reason: "replaced" },
  "policies.PolicyViolationRecorded": {
    violationId: "vio_1",
    runId: "run-1",
    policyId: "pol_1",
    violatedRule: "PII_SSN",
    severity: "high",
    contentHash: "0a".repeat(32),
    incidentId: "inc_1",
    preventionId: null,
  },
  "policies.PolicyEvaluated": { evaluationId: "eval_1", runId: "run-1", outcome: "no_violation" },
  "policies.PolicyProposalDrafted": {
    proposalId: "prop_1",
    proposalType: "timeout_policy",
    errorCode: "EXECUTION_TIMEOUT",
    sourceId: "run-1",
  },
  "costs.CostAnomalyRecorded": {
    anomalyId: "anomaly-1",
    anomalyType: "ABSOLUTE_SPIKE",
    severity: "HIGH",
    signalId: "sig_1",
    incidentId: null,
  },
  "policies.PolicyProposalApproved": { proposalId: "prop_1", policyId: "pol_1", verdict: "for" },
  "policies.PolicyProposalRejected": { proposalId: "prop_1", notes: "not our fault" },
  "lessons.LessonDetected": {
    lessonId: "les_1",
    lessonType: "near_threshold",
    severity: null,
    sourceEventType: "run",
    sourceEventId: "run-1",
  },
  "lessons.LessonConverted": { lessonId: "les_1", proposalId: "prop_1" },
  "lessons.LessonDeferred": { lessonId: "les_1", deferUntil: at },
  "lessons.LessonDismissed": { lessonId: "les_1", reason: "known" },
  "lessons.LessonReactivated": { lessonId: "les_1", due: true },
  "runs.AgentFailureFound": {
    findingId: "fnd_1",
    runId: "run-1",
    agentId: "agent-1",
    detectorId: "step_repetition",
    severity: "medium",
    contentHash: "0a".repeat(32),
    incidentId: null,
  },
  "incidents.BundleExported": {
    incidentId: "inc_1",
    incidentState: "RESOLVED",
    exportId: "exp_1",
    bundleId: `EVD-${"0a".repeat(13)}`,
    bundleType: "evidence",
    format: "zip",
    contentDigest: "0a".repeat(32),
  },
  "incidents.PostmortemPublished": {
    incidentId: "inc_1",
    incidentState: "RESOLVED",
    postmortemArtifactId: "pm-0123456789abcdef",
  },
} satisfies Record<keyof typeof EVENT_CATALOGUE, Record<string, unknown>>;

function payloadOf(eventType: keyof typeof FIELDS): Record<string, unknown> {
  const draft = { eventType, actor: { type: "HUMAN", id: "ann" }, occurredAt: at, fields: FIELDS[eventType] };
  const base: EventBase = eventBase("acme", draft as unknown as EventDraft, { eventId: "evt_1", sequenceNo: 17 });
  return { ...base, ...FIELDS[eventType] };
}

/** The members that may be null, by event type; all others must not be. */
const NULLABLE: { readonly [Type in keyof typeof FIELDS]?: readonly string[] } = {
  "incidents.IncidentCreated": ["previousIncidentId"],
  "incidents.IncidentAssigned": ["ownerId"],
  "incidents.IncidentSeveritySet": ["reason"],
  "incidents.IncidentSuppressed": ["errorCode", "category", "runId", "violationId"],
  "runs.RunFinished": ["errorCode"],
  "policies.PolicyViolationRecorded": ["incidentId", "preventionId"],
  "policies.PolicyProposalDrafted": ["errorCode"],
  "costs.CostAnomalyRecorded": ["signalId", "incidentId"],
  "lessons.LessonDetected": ["severity"],
  "runs.AgentFailureFound": ["incidentId"],
};

describe.each(EVENT_TYPES)("%s", (eventType) => {
  it("passes with all its members and is given back as it is", () => {
    const payload = payloadOf(eventType);
    expect(validateEventPayload(payload)).toBe(payload);
  });

  it("F-115: is refused without any one of its members, and says which", () => {
    for (const member of Object.keys(payloadOf(eventType)).filter((name) => name !== "eventType")) {
      const { [member]: _, ...rest } = payloadOf(eventType);
      expect(() => validateEventPayload(rest)).toThrow(
        expect.objectContaining({ code: "invalid_event", missing: [member], invalid: [] }),
      );
    }
  });

  it("F-115: is refused with any one member mistyped, empty, null or unknown", () => {
    const payload = payloadOf(eventType);
    for (const member of Object.keys(payload).filter((name) => name !== "eventType")) {
      expect(isValidEventPayload({ ...payload, [member]: { odd: true } })).toEqual({
        valid: false,
        messages: [`${member} is invalid`],
      });
      if (typeof payload[member] === "string")
        expect(isValidEventPayload({ ...payload, [member]: "" }).valid).toBe(false);
      const isNullable = NULLABLE[eventType]?.includes(member) ?? false;
      expect(isValidEventPayload({ ...payload, [member]: null }).valid).toBe(isNullable);
    }
    expect(isValidEventPayload({ ...payload, extra: 1 }).messages).toEqual(["extra is invalid"]);
  });
});

it("collects every problem of an event at once", () => {
  const { tenantId: _, ...payload } = payloadOf("incidents.IncidentResolved");
  const attempt = () => validateEventPayload({ ...payload, sequenceNo: -1, actorType: "robot", extra: true });
  expect(attempt).toThrow(EventSchemaViolation);
  expect(attempt).toThrow(
    expect.objectContaining({
      missing: ["tenantId"],
      invalid: expect.arrayContaining(["sequenceNo", "actorType", "extra"]),
    }),
  );
});

it.each([null, 17, "text", {}, { eventType: "incidents.Unknown" }, { eventType: "constructor" }])(
  "refuses %j: the set of types is closed",
  (payload) => {
    expect(isValidEventPayload(payload).valid).toBe(false);
  },
);

it.each([
  "incidents.IncidentResolved",
  "analytics.ArtifactRecorded",
  "runs.RunFinished",
  "policies.PolicyEvaluated",
  "costs.CostAnomalyRecorded",
  "lessons.LessonConverted",
  "runs.AgentFailureFound",
] as const)("%s is the decision of the domain that its type names", (eventType) => {
  const payload = payloadOf(eventType);
  expect(payload.decisionOwner).toBe(eventType.split(".")[0]);
  expect(isValidEventPayload({ ...payload, decisionOwner: "billing" }).messages).toEqual(["decisionOwner is invalid"]);
});

it("F-114: takes the actor from who acted, never from a guess at the id", () => {
  expect(EVENT_ACTOR_OF).toEqual({ HUMAN: "user", SYSTEM: "system", AGENT: "sdk" });
});
