import { z } from "zod";
import { instantSchema } from "../primitives/instant.js";
import { limitSchema } from "../primitives/page.js";
import { asOf, readPoint, sequence } from "../primitives/read-point.js";
import { sha256HexSchema } from "../primitives/sha256.js";
import { storableText } from "../primitives/text.js";

/** Largest list of artifacts. */
const MAX_ARTIFACTS = 500;

const DEFAULT_ARTIFACTS = 100;

const name = storableText(64);
const limit = limitSchema(MAX_ARTIFACTS, DEFAULT_ARTIFACTS);

/** Input of `analytics.artifacts.save`: what is needed to compute a result of analytics again. */
export const saveArtifactInputSchema = z
  .strictObject({
    datasetId: name.describe("What was computed."),
    datasetVersion: name.describe("Which state of the data it was computed from; one artifact per version."),
    inputWindowHash: sha256HexSchema.describe("SHA-256 of the window of data that went in, in lower-case hex."),
    asOf: instantSchema.describe("The instant that the result speaks of."),
    computeCodeVersion: name.describe("Version of the code that computed it."),
  })
  .meta({ id: "SaveArtifact" });

/** What an artifact says, before it is stored. */
export type ArtifactDraft = z.output<typeof saveArtifactInputSchema>;

/** A stored artifact: the record by which a result of analytics can be computed again. It never changes. */
export const analyticsArtifactSchema = z
  .strictObject({
    id: z.string(),
    tenantId: z.string(),
    datasetId: z.string(),
    datasetVersion: z.string(),
    inputWindowHash: z.string(),
    asOf: z.string(),
    computeCodeVersion: z.string(),
    createdAt: z.string(),
    recordedAt: z.string(),
    sequence,
  })
  .meta({ id: "AnalyticsArtifact" });

/** A stored artifact: the record by which a result of analytics can be computed again. */
export type AnalyticsArtifact = z.output<typeof analyticsArtifactSchema>;

/** Output of `analytics.artifacts.save`: the stored artifact. */
export const savedArtifactSchema = analyticsArtifactSchema
  .extend({ recorded: z.boolean().describe("Whether this call stored it; false when it was stored before.") })
  .meta({ id: "SavedArtifact" });

/** Input of `analytics.artifacts.get`: every version of a data set, or one. */
export const getArtifactInputSchema = z
  .strictObject({ datasetId: name, datasetVersion: name.optional(), asOf, limit })
  .meta({ id: "GetArtifact" });

/** Output of `analytics.artifacts.get`, newest first. */
export const datasetArtifactsSchema = z
  .strictObject({ datasetId: z.string(), items: z.array(analyticsArtifactSchema), ...readPoint })
  .meta({ id: "DatasetArtifacts" });

/** Input of `analytics.artifacts.list`. */
export const listArtifactsInputSchema = z.strictObject({ asOf, limit }).meta({ id: "ListArtifacts" });

/** Output of `analytics.artifacts.list`, newest first. */
export const artifactListSchema = z
  .strictObject({ items: z.array(analyticsArtifactSchema), ...readPoint })
  .meta({ id: "ArtifactList" });
