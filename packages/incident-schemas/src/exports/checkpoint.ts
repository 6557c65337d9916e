import { z } from "zod";
import { incidentIdSchema } from "../primitives/ids.js";
import { pageInfo, pageInput } from "../primitives/page.js";
import { asOf, readPoint, sequence } from "../primitives/read-point.js";
import { sha256HexSchema } from "../primitives/sha256.js";

const count = z.int().min(0);

const treeSize = z
  .union(
    [
      count,
      z
        .string()
        .regex(/^\d{1,15}$/)
        .transform(Number),
    ],
    "must be a whole number in plain digits",
  )
  .meta({ id: "TreeSize" });

/** Why a checkpoint was made: an incident opened, one came to its end or was reopened, or a day had passed. */
export const CHECKPOINT_REASONS = ["opened", "ended", "daily"] as const;

/** Why a checkpoint was made. */
export type CheckpointReason = (typeof CHECKPOINT_REASONS)[number];

/**
 * A signed statement of everything that a tenant's timelines said at an instant: the root of an RFC 6962 tree whose
 * leaves are the heads of its incidents' timelines, one more for every head that moved. The tree only grows, so that
 * every later checkpoint can be proved to contain an earlier one.
 */
export const checkpointSchema = z
  .strictObject({
    origin: z.string().describe("Name of the log, as it stands in the note's first line."),
    treeSize: count.describe("Leaves of the tree."),
    rootHash: sha256HexSchema,
    asOf: z.string().describe("The instant that it speaks of."),
    reason: z.enum(CHECKPOINT_REASONS),
    keyId: z.string(),
    note: z.string().describe("The signed note (C2SP tlog-checkpoint), to be kept by somebody else."),
    recordedAt: z.string(),
    sequence,
  })
  .meta({ id: "Checkpoint" });

/** A signed statement of everything that a tenant's timelines said. */
export type Checkpoint = z.output<typeof checkpointSchema>;

/** A leaf of the tree: the head of one incident's timeline at the moment of a checkpoint. */
export const timelineHeadSchema = z
  .strictObject({
    incidentId: z.string(),
    entries: z.int().min(1).describe("Entries of the timeline."),
    head: sha256HexSchema.describe("Leaf of the last one."),
  })
  .meta({ id: "TimelineHead" });

/** A leaf of the tree. */
export type TimelineHead = z.output<typeof timelineHeadSchema>;

/** Input of `incidents.export.listCheckpoints`. */
export const listCheckpointsInputSchema = z.strictObject(pageInput).meta({ id: "ListCheckpoints" });

/** Output of `incidents.export.listCheckpoints`, made last first. */
export const checkpointListSchema = z
  .strictObject({ items: z.array(checkpointSchema), ...pageInfo, ...readPoint })
  .meta({ id: "CheckpointList" });

/** Input of `incidents.export.getInclusionProof`. */
export const getInclusionProofInputSchema = z
  .strictObject({ incidentId: incidentIdSchema, asOf })
  .meta({ id: "GetInclusionProof" });

/** Output of `incidents.export.getInclusionProof`: that the incident's timeline is part of the latest checkpoint. */
export const inclusionProofSchema = z
  .strictObject({
    incidentId: z.string(),
    checkpoint: checkpointSchema,
    leafIndex: count,
    leaf: timelineHeadSchema,
    hashes: z.array(sha256HexSchema).describe("The audit path of RFC 6962, from the leaf upwards."),
    ...readPoint,
  })
  .meta({ id: "InclusionProof" });

/** That an incident's timeline is part of a checkpoint. */
export type InclusionProof = z.output<typeof inclusionProofSchema>;

/** Input of `incidents.export.getConsistencyProof`. */
export const getConsistencyProofInputSchema = z
  .strictObject({
    from: treeSize.describe("Tree size of an earlier checkpoint."),
    to: treeSize.optional().describe("Tree size of a later one; by default of the latest."),
    asOf,
  })
  .meta({ id: "GetConsistencyProof" });

/** Output of `incidents.export.getConsistencyProof`: that the later tree begins with the earlier one. */
export const consistencyProofSchema = z
  .strictObject({
    from: checkpointSchema,
    to: checkpointSchema,
    hashes: z.array(sha256HexSchema).describe("The consistency proof of RFC 6962."),
    ...readPoint,
  })
  .meta({ id: "ConsistencyProof" });

/** That a later tree begins with an earlier one. */
export type ConsistencyProof = z.output<typeof consistencyProofSchema>;

/** Most incidents that a comparison of timelines with their checkpoint names. */
export const MAX_AUDITED_INCIDENTS = 100;

/** What can be wrong with the stored checkpoints themselves. */
export const CHECKPOINT_PROBLEMS = ["CHECKPOINT_MISSING", "CHAIN_GAP", "NOTE_NOT_SIGNED"] as const;

/** What can be wrong with the stored checkpoints themselves. */
export type CheckpointProblem = (typeof CHECKPOINT_PROBLEMS)[number];

/** Input of `incidents.export.verifyCheckpoint`. */
export const verifyCheckpointInputSchema = z.strictObject({}).meta({ id: "VerifyCheckpoint" });

/** Output of `incidents.export.verifyCheckpoint`: whether everything that the latest checkpoint speaks of is still there. */
export const checkpointVerdictSchema = z
  .strictObject({
    checkpoint: checkpointSchema.nullable().describe("Null when none is stored."),
    verificationStatus: z
      .enum(["VERIFIED", "BROKEN", "NO_CHECKPOINT"])
      .describe(
        "`BROKEN` when the tree does not come to its root, an incident is missing or changed, or there are `problems`; `NO_CHECKPOINT` when none was ever made.",
      ),
    problems: z
      .array(z.enum(CHECKPOINT_PROBLEMS))
      .describe(
        "What is wrong with the stored checkpoints: the last one that was made is gone (`CHECKPOINT_MISSING`), one in between is (`CHAIN_GAP`), or a note does not say what is stored beside it, signed by the key that it names, which must be one of the server's keys (`NOTE_NOT_SIGNED`).",
      ),
    rootMatches: z.boolean().describe("Whether the stored leaves come to the signed root."),
    incidents: count.describe("Incidents that the checkpoint speaks of."),
    missing: z.array(z.string()).describe(`Incidents that are gone, at most ${MAX_AUDITED_INCIDENTS}.`),
    changed: z
      .array(z.string())
      .describe(
        `Incidents whose timeline no longer has the recorded head in its place, at most ${MAX_AUDITED_INCIDENTS}.`,
      ),
    ...readPoint,
  })
  .meta({ id: "CheckpointVerdict" });

/** Whether everything that a checkpoint speaks of is still there. */
export type CheckpointVerdict = z.output<typeof checkpointVerdictSchema>;

/** Input of `incidents.maintenance.checkpointTimelines`. */
export const checkpointTimelinesInputSchema = z.strictObject({}).meta({ id: "CheckpointTimelines" });

/** Output of `incidents.maintenance.checkpointTimelines`. */
export const checkpointTimelinesOutputSchema = z
  .strictObject({
    checkpoint: checkpointSchema.nullable().describe("The one that was made; null when none was due."),
    newLeaves: count,
  })
  .meta({ id: "CheckpointedTimelines" });
