import { z } from "zod";
import { hostIdSchema, incidentIdSchema, signalIdSchema } from "../primitives/ids.js";
import { instantSchema } from "../primitives/instant.js";
import { costMicrosSchema } from "../primitives/money.js";
import { storableText, writtenText } from "../primitives/text.js";
import { categorySchema } from "./category.js";
import { MILESTONES } from "./incident-event.js";
import { severitySchema } from "./severity.js";
import { detailsSchema, MAX_SIGNALS_PER_CALL, recordResultSchema, signalInputSchema } from "./signal.js";
import { RESOLUTION_METHODS } from "./status.js";

const reason = writtenText(1_000);

/** Names the incident that a command is about. `expectedVersion` refuses the command when the incident has moved on. */
const target = { incidentId: incidentIdSchema, expectedVersion: z.int().min(1).optional() };

/** Input of `incidents.signals.record`: 1 to 1,000 signals, taken whole or refused whole. */
export const recordSignalsInputSchema = z
  .strictObject({ signals: z.array(signalInputSchema).min(1).max(MAX_SIGNALS_PER_CALL) })
  .meta({ id: "RecordSignals" });

/** Output of `incidents.signals.record`: one result per signal, in the caller's order. */
export const recordSignalsOutputSchema = z
  .strictObject({ results: z.array(recordResultSchema) })
  .meta({ id: "RecordSignalsResult" });

/** Input of `incidents.write.createIncident`: an incident that a person opens. */
export const createIncidentInputSchema = z
  .strictObject({
    signalId: signalIdSchema.optional().describe("Sent again under the same id, no second incident opens."),
    title: writtenText(255),
    severity: severitySchema,
    description: writtenText(4_000).optional(),
    category: categorySchema.default("MANUAL"),
    occurredAt: instantSchema.optional(),
    agentId: hostIdSchema.optional(),
    runId: hostIdSchema.optional(),
    costMicros: costMicrosSchema.optional(),
    details: detailsSchema.optional(),
  })
  .meta({ id: "CreateIncident" });

/** Input of `incidents.write.acknowledgeIncident`. */
export const acknowledgeIncidentInputSchema = z
  .strictObject({ ...target, reason: reason.optional() })
  .meta({ id: "AcknowledgeIncident" });

/** Input of `incidents.write.resolveIncident`: what was wrong and what was done are required of whoever resolves. */
export const resolveIncidentInputSchema = z
  .strictObject({
    ...target,
    resolutionType: writtenText(50),
    resolutionSummary: writtenText(4_000),
    resolutionMethod: z.enum(RESOLUTION_METHODS).exclude(["manual_closure"]).default("manual"),
    resolutionNotes: writtenText(4_000).optional(),
    postmortemArtifactId: storableText(64).optional(),
    reason: reason.optional(),
  })
  .meta({ id: "ResolveIncident" });

/** Input of `incidents.write.manualCloseIncident`: for false positives, duplicates and what no longer matters. */
export const closeIncidentInputSchema = z.strictObject({ ...target, reason }).meta({ id: "CloseIncident" });

/** Input of `incidents.write.reopenIncident`. */
export const reopenIncidentInputSchema = z.strictObject({ ...target, reason }).meta({ id: "ReopenIncident" });

/** Input of `incidents.write.assignIncident`; a null owner takes the assignment back. */
export const assignIncidentInputSchema = z
  .strictObject({ ...target, ownerId: writtenText(100).nullable() })
  .meta({ id: "AssignIncident" });

/** Input of `incidents.write.addNote`. */
export const addNoteInputSchema = z
  .strictObject({ incidentId: incidentIdSchema, note: writtenText(4_000) })
  .meta({ id: "AddNote" });

/** Input of `incidents.write.setSeverity`; a reason is required to lower it. */
export const setSeverityInputSchema = z
  .strictObject({ ...target, severity: severitySchema, reason: reason.optional() })
  .meta({ id: "SetSeverity" });

/** Input of `incidents.write.recordMilestone`. `impact` is required of `classified`. */
export const recordMilestoneInputSchema = z
  .strictObject({
    ...target,
    milestone: z.enum(MILESTONES),
    at: instantSchema.optional().describe("When it happened; now by default. Not in the future."),
    summary: writtenText(1_000).optional(),
    impact: z
      .enum(["yes", "no", "unknown"])
      .optional()
      .describe("Whether objectives were, or could be, missed. Required of `classified`."),
    dataImpact: z
      .enum(["yes", "no", "unknown"])
      .optional()
      .describe("Whether personal or confidential data is concerned."),
  })
  .meta({ id: "RecordMilestone" });

/** Input of `incidents.recurrence.createPostmortemStub`. */
export const createPostmortemStubInputSchema = z
  .strictObject({ incidentId: incidentIdSchema })
  .meta({ id: "CreatePostmortemStub" });

/** Output of `incidents.recurrence.createPostmortemStub`. */
export const createPostmortemStubOutputSchema = z
  .strictObject({ incidentId: z.string(), postmortemArtifactId: z.string() })
  .meta({ id: "PostmortemStub" });

/** Input of `incidents.recurrence.publishPostmortem`: what was learned after an incident, once and for all. */
export const publishPostmortemInputSchema = z
  .strictObject({
    incidentId: incidentIdSchema,
    rootCause: writtenText(4_000).describe("Why it happened."),
    effectiveness: writtenText(4_000).describe("How well the response worked."),
    changes: z
      .array(
        z.strictObject({
          reference: writtenText(200).describe("Where the change is found, such as a ticket or a policy rule."),
          isDone: z.boolean(),
        }),
      )
      .max(50)
      .default([])
      .describe("What keeps it from happening again."),
  })
  .meta({ id: "PublishPostmortem" });

/** What a published post-mortem says. */
export type PostmortemContent = Omit<z.output<typeof publishPostmortemInputSchema>, "incidentId">;

/** Output of `incidents.recurrence.publishPostmortem`. */
export const publishPostmortemOutputSchema = z
  .strictObject({
    incidentId: z.string(),
    postmortemArtifactId: z.string(),
    publishedAt: z.string(),
    recorded: z
      .boolean()
      .describe("Whether this call published it; false when it was published before in these words."),
  })
  .meta({ id: "PublishedPostmortem" });
