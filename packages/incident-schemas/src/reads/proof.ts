import { z } from "zod";
import { incidentEventSchema } from "../incident/incident-event.js";
import { signalViewSchema } from "../incident/signal.js";
import { readPoint } from "../primitives/read-point.js";

const count = z.int().min(0);

/** Whether a timeline is what was written: every entry unchanged, none missing, none added. */
const VERIFICATION_STATUSES = ["VERIFIED", "BROKEN"] as const;

/** Most signals that a proof shows. */
export const MAX_PROOF_LOGS = 100;

/** Most timeline entries that a proof shows. */
export const MAX_PROOF_ENTRIES = 1_000;

/** The verdict over a timeline by itself, computed again from its stored entries. */
const timelineVerdictSchema = z.strictObject({
  verificationStatus: z.enum(VERIFICATION_STATUSES),
  algorithm: z.string().describe("How the entries are chained."),
  entries: count.describe("Entries of the timeline."),
  expectedEntries: count.describe("Entries that it should have, by what its incident says."),
  head: z.string().nullable().describe("Leaf of the last one, which stands for all; null when there is none."),
  firstBrokenSequenceNo: z
    .int()
    .nullable()
    .describe(
      "The first entry that is not what was written, or is missing; null when all are right. When only a checkpoint contradicts the timeline, whose entries were all chained again, the first that no checkpoint vouches for.",
    ),
});

/** The verdict over a timeline by itself. */
export type TimelineVerdict = z.output<typeof timelineVerdictSchema>;

/** Where a timeline stands in the last checkpoint, whose note somebody else may hold. */
const timelineAnchorSchema = z
  .strictObject({
    treeSize: count.describe("Leaves of the checkpoint's tree."),
    asOf: z.string().describe("The instant that the checkpoint speaks of."),
    leafIndex: count,
    entries: z.int().min(1).describe("Entries of the timeline that it covers."),
    head: z.string().describe("Leaf of the last one of these, as it was logged."),
    isInPlace: z.boolean().describe("Whether the stored timeline has that leaf in that place."),
  })
  .meta({ id: "TimelineAnchor" });

/** Where a timeline stands in the last checkpoint. */
export type TimelineAnchor = z.output<typeof timelineAnchorSchema>;

/** The verdict over a timeline, by itself and against the last checkpoint of its tenant. */
const timelineIntegritySchema = timelineVerdictSchema
  .extend({
    anchored: timelineAnchorSchema
      .nullable()
      .describe("Null as long as no checkpoint covers the incident: then only its holder vouches for the chain."),
  })
  .meta({ id: "TimelineIntegrity" });

/** The verdict over a timeline. */
export type TimelineIntegrity = z.output<typeof timelineIntegritySchema>;

/** Output of `incidents.query.getIncidentProof`. */
export const incidentProofSchema = z
  .strictObject({
    incidentId: z.string(),
    integrity: timelineIntegritySchema,
    aosTraces: z
      .array(z.strictObject({ runId: z.string(), traceId: z.string().nullable(), signalCount: count }))
      .describe(
        "Runs that its signals name, most signals first, with the traces of those that were reported; then the ones whose traces are linked to it and whose signals are gone.",
      ),
    rawLogs: z.array(signalViewSchema).describe(`Its signals as stored, oldest first, at most ${MAX_PROOF_LOGS}.`),
    hasMoreLogs: z.boolean(),
    timeline: z.array(incidentEventSchema).describe(`Oldest first, at most ${MAX_PROOF_ENTRIES}.`),
    hasMoreEntries: z.boolean(),
    ...readPoint,
  })
  .meta({ id: "IncidentProof" });

/** Output of `incidents.query.getIncidentProof`. */
export type IncidentProof = z.output<typeof incidentProofSchema>;
