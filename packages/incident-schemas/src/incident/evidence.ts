import { z } from "zod";
import { recoveryActionSchema } from "../failures/recovery.js";
import { incidentIdSchema } from "../primitives/ids.js";
import { instantSchema } from "../primitives/instant.js";
import { sequence } from "../primitives/read-point.js";
import { writtenText } from "../primitives/text.js";
import { detailsSchema } from "./signal.js";

/** What a piece of evidence is. */
export const EVIDENCE_TYPES = ["log", "trace", "metric", "action"] as const;

/** What a piece of evidence is: something logged, a trace, a measurement, or something that was done. */
export type EvidenceType = (typeof EVIDENCE_TYPES)[number];

/** Members that a stored payload has of the command itself. */
const OWN_MEMBERS = ["summary", "recoveryAction", "recoverySucceeded"] as const;

/** Input of `incidents.write.addEvidence`: what was found out about an incident, or done about it. */
export const addEvidenceInputSchema = z
  .strictObject({
    incidentId: incidentIdSchema,
    evidenceType: z.enum(EVIDENCE_TYPES),
    summary: writtenText(1_000),
    payload: detailsSchema
      .optional()
      .describe(`Anything else; not ${OWN_MEMBERS.join(", ")}, which are stored with it from beside it.`),
    recoveryAction: recoveryActionSchema
      .optional()
      .describe("What was done to recover, such as `fallback_model`; of `action` only."),
    recoverySucceeded: z.boolean().optional().describe("Whether it helped; required with a recovery action."),
    at: instantSchema.optional().describe("When it was found out or done; now by default. Not in the future."),
  })
  .superRefine(({ evidenceType, payload = {}, recoveryAction, recoverySucceeded }, context) => {
    const issue = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    for (const member of OWN_MEMBERS)
      if (Object.hasOwn(payload, member)) issue("payload", `must not have a member called ${member}`);
    if (recoveryAction !== undefined && evidenceType !== "action")
      issue("recoveryAction", "is for evidence of the type action");
    if ((recoveryAction === undefined) !== (recoverySucceeded === undefined))
      issue("recoverySucceeded", "goes together with recoveryAction");
  })
  .meta({ id: "AddEvidence" });

/** Evidence that is to be added, after validation. */
export type AddEvidence = z.output<typeof addEvidenceInputSchema>;

/** A stored piece of evidence. It never changes. */
export const storedEvidenceSchema = z
  .strictObject({
    evidenceId: z.string(),
    incidentId: z.string(),
    evidenceType: z.enum(EVIDENCE_TYPES),
    recoveryExecuted: z.boolean(),
    payload: z.record(z.string(), z.unknown()).nullable(),
    createdAt: z.string(),
    recordedAt: z.string(),
    sequence,
  })
  .meta({ id: "StoredEvidence" });

/** A stored piece of evidence. */
export type StoredEvidence = z.output<typeof storedEvidenceSchema>;
