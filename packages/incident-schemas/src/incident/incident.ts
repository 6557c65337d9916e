import { z } from "zod";
import { SEVERITIES } from "./severity.js";
import { INCIDENT_STATUSES, LIFECYCLE_STATES, RESOLUTION_METHODS } from "./status.js";

/** Normalised origin of an incident. */
export const CAUSE_TYPES = ["LLM_RUN", "SYSTEM", "HUMAN"] as const;

/** Normalised origin of an incident: a run, the system around it, or a person. */
export type CauseType = (typeof CAUSE_TYPES)[number];

/** Which part of the host's platform raised the opening signal. */
export const SOURCE_TYPES = ["killswitch", "run", "policy", "manual", "budget", "system", "cost_anomaly"] as const;

/** Which part of the host's platform raised the opening signal. */
export type SourceType = (typeof SOURCE_TYPES)[number];

/** Current version of the recurrence signature's algorithm. */
export const SIGNATURE_VERSION = "v1";

const text = z.string().nullable();
const count = z.int().min(0);

/**
 * An incident as every floor knows it. Instants are UTC text with six digits, costs whole micro-dollars.
 * `createdAt` is the instant of the opening signal, `startedAt` the earliest of the counted signals, `lastSignalAt` the
 * latest; `recordedAt` is when it was stored.
 */
export const incidentSchema = z
  .strictObject({
    id: z.string(),
    tenantId: z.string(),
    title: z.string(),
    severity: z.enum(SEVERITIES),
    status: z.enum(INCIDENT_STATUSES),
    lifecycleState: z.enum(LIFECYCLE_STATES),
    triggerType: z.string(),
    triggerValue: text,
    fingerprint: z.string(),
    windowStart: z.string().describe("Start of the tumbling window of the opening signal."),
    groupingKey: z.string(),
    category: text,
    description: text,
    errorCode: text,
    errorMessage: text,
    autoAction: text,
    sourceType: z.enum(SOURCE_TYPES),
    causeType: z.enum(CAUSE_TYPES),
    sourceRunId: text.describe("Run of the opening signal."),
    llmRunId: text.describe("The same run under its older name."),
    affectedAgentId: text,
    policyId: text,
    violationId: text,
    isSynthetic: z.boolean(),
    syntheticScenarioId: text,
    signalCount: count.describe("Signals that opened it, joined it, or came by overflow."),
    lateSignals: count.describe("Signals that came after it was over."),
    callsAffected: count.describe("Its signals of kind call or run, or without a reference."),
    costMicros: z.int().nullable().describe("Exact sum of its signals' costs; null when none carried one."),
    overflowCounts: z
      .record(z.string(), z.int())
      .nullable()
      .describe("Signals per trigger type, on the overflow incident."),
    startedAt: z.string(),
    lastSignalAt: z.string(),
    endedAt: text,
    durationSeconds: z.int().nullable(),
    createdAt: z.string(),
    updatedAt: z.string(),
    recordedAt: z.string(),
    acknowledgedAt: text,
    acknowledgedBy: text,
    containedAt: text,
    resolvedAt: text,
    resolvedBy: text,
    resolutionMethod: z.enum(RESOLUTION_METHODS).nullable(),
    resolutionType: text,
    resolutionSummary: text,
    resolutionNotes: text,
    reopenedAt: text,
    ownerId: text,
    postmortemArtifactId: text,
    recurrenceSignature: z.string(),
    signatureVersion: z.string(),
    previousIncidentId: text.describe("The earlier incident of the same key."),
    version: z.int().min(1).describe("Rises with every change of state, owner or severity that a transition makes."),
  })
  .meta({ id: "Incident" });

/** An incident as every floor knows it. */
export type Incident = z.output<typeof incidentSchema>;
