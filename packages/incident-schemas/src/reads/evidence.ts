import { z } from "zod";
import { recoveryRuleResultSchema } from "../failures/recovery.js";
import { runSchema } from "../failures/run.js";
import { storedEvidenceSchema } from "../incident/evidence.js";
import { readPoint } from "../primitives/read-point.js";
import { incidentRefs, incidentSummarySchema } from "./incident-summary.js";

const count = z.int().min(0);

/** How two incidents belong together: the same problem again, or a signal of the same run. */
const INCIDENT_RELATIONS = ["same_run", "recurrence"] as const;

/** How two incidents belong together. */
export type IncidentRelation = (typeof INCIDENT_RELATIONS)[number];

/** Most incidents that evidence names as related. */
export const MAX_RELATED_INCIDENTS = 50;

/** Most earlier resolutions that evidence shows. */
export const MAX_EARLIER_RESOLUTIONS = 5;

/** Most groups, such as error codes of a run or policies of an incident, that evidence and proof show. */
export const MAX_EVIDENCE_GROUPS = 100;

/** What is stored of a run: its signals, taken together. */
const sourceRunSchema = z
  .strictObject({
    runId: z.string(),
    agentIds: z.array(z.string()),
    signalCount: count.describe("Stored signals of the run, whatever incident has them."),
    firstSignalAt: z.string().nullable(),
    lastSignalAt: z.string().nullable(),
    errorCodes: z.array(z.strictObject({ errorCode: z.string(), count })).describe("The most frequent first."),
    costMicros: z.int().nullable().describe("Sum of what its signals cost; null when none had a cost."),
    run: runSchema.nullable().describe("What its host reported of it; null when nothing."),
  })
  .meta({ id: "SourceRun" });

/** What is stored of a run. */
export type SourceRun = z.output<typeof sourceRunSchema>;

/** What the signals of a run say of it. */
export type RunSignals = Omit<SourceRun, "run">;

/** A policy whose violations the incident took. */
const triggeredPolicySchema = z
  .strictObject({
    policyId: z.string().nullable().describe("Null when the violations did not name one."),
    policyRef: incidentRefs.policyRef,
    violations: z.array(z.strictObject({ violationId: z.string(), violationRef: incidentRefs.violationRef })),
    signalCount: count,
  })
  .meta({ id: "TriggeredPolicy" });

/** A policy whose violations the incident took. */
export type TriggeredPolicy = z.output<typeof triggeredPolicySchema>;

/** An incident that belongs together with another. */
const relatedIncidentSchema = incidentSummarySchema
  .extend({ relation: z.enum(INCIDENT_RELATIONS).describe("`same_run` where both are true.") })
  .meta({ id: "RelatedIncident" });

/** An incident that belongs together with another. */
export type RelatedIncident = z.output<typeof relatedIncidentSchema>;

/** How an earlier incident of the same problem was resolved. */
const earlierResolutionSchema = z
  .strictObject({
    basedOnIncidentId: z.string(),
    resolutionMethod: z.string().nullable(),
    resolutionType: z.string().nullable(),
    resolutionSummary: z.string().nullable(),
    resolvedAt: z.string(),
  })
  .meta({ id: "EarlierResolution" });

/** How an earlier incident of the same problem was resolved. */
export type EarlierResolution = z.output<typeof earlierResolutionSchema>;

/** Output of `incidents.query.getIncidentEvidence`. */
export const incidentEvidenceSchema = z
  .strictObject({
    incidentId: z.string(),
    sourceRun: sourceRunSchema.nullable().describe("The run of the opening signal; null when it named none."),
    policiesTriggered: z
      .array(triggeredPolicySchema)
      .describe("From the violation signals of the incident, most signals first."),
    relatedIncidents: z
      .array(relatedIncidentSchema)
      .describe(`Newest first, at most ${MAX_RELATED_INCIDENTS}; the incident itself is not among them.`),
    recoverySuggestions: z
      .array(recoveryRuleResultSchema)
      .describe("The recovery rules that matched, the best score first, ties by rule: advice, no order."),
    earlierResolutions: z
      .array(earlierResolutionSchema)
      .describe(
        `How earlier incidents of the same recurrence signature were resolved, the one resolved last first, at most ${MAX_EARLIER_RESOLUTIONS}: records of what was done, no advice.`,
      ),
    evidence: z.array(storedEvidenceSchema).describe(`Oldest first, at most ${MAX_EVIDENCE_GROUPS}.`),
    evidenceCount: count.describe("Pieces of evidence that are stored with the incident."),
    ...readPoint,
  })
  .meta({ id: "IncidentEvidence" });

/** Output of `incidents.query.getIncidentEvidence`. */
export type IncidentEvidence = z.output<typeof incidentEvidenceSchema>;
