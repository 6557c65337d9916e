import { z } from "zod";
import { incidentRecoverySchema } from "../failures/recovery.js";
import { incidentSchema } from "../incident/incident.js";
import { UNKNOWN_CATEGORY } from "../incident/incident-filters.js";

const ref = (path: string) => z.string().nullable().describe(`Where it is found: \`${path}\`.`);

/** References from an incident to what caused it; the things themselves belong to the policy domain. */
export const incidentRefs = {
  policyRef: ref("/policy/active/{policyId}"),
  violationRef: ref("/policy/violations/{violationId}"),
};

const shown = {
  incidentId: z.string(),
  category: z.string().describe(`\`${UNKNOWN_CATEGORY}\` when it has none.`),
};

/** An incident in a list. */
export const incidentSummarySchema = z
  .strictObject({
    ...shown,
    ...incidentSchema.pick({
      tenantId: true,
      lifecycleState: true,
      status: true,
      severity: true,
      title: true,
      description: true,
      triggerType: true,
      llmRunId: true,
      causeType: true,
      errorCode: true,
      errorMessage: true,
      signalCount: true,
      lateSignals: true,
      callsAffected: true,
      costMicros: true,
      overflowCounts: true,
      ownerId: true,
      startedAt: true,
      lastSignalAt: true,
      endedAt: true,
      createdAt: true,
      acknowledgedAt: true,
      resolvedAt: true,
      resolutionMethod: true,
      resolutionType: true,
      isSynthetic: true,
    }).shape,
    ...incidentRefs,
  })
  .meta({ id: "IncidentSummary" });

/** An incident in a list. */
export type IncidentSummary = z.output<typeof incidentSummarySchema>;

/** The name of {@link IncidentSummary} inside the facade. */
export type IncidentSummaryResult = IncidentSummary;

/** Everything about one incident, with what only its own page shows. */
export const incidentDetailSchema = z
  .strictObject({
    ...shown,
    ...incidentSchema.omit({ id: true, category: true }).shape,
    ...incidentRefs,
    lessonRef: z
      .string()
      .nullable()
      .describe("`/policy/lessons/{lessonId}`; null as long as there is no lesson of it."),
    recovery: incidentRecoverySchema.describe("What the recovery rules advise, by its error and by its history."),
    relatedCallIds: z
      .array(z.string())
      .describe("References of its call signals, oldest first, up to the configured number."),
  })
  .meta({ id: "IncidentDetail" });

/** Everything about one incident, with what only its own page shows. */
export type IncidentDetail = z.output<typeof incidentDetailSchema>;
