import { sha256HexSchema } from "../analytics/artifact.js";
import { analyticsEventType, eventInstant, eventText } from "./envelope.js";

/** An artifact of analytics was stored. */
export const artifactRecordedSchema = analyticsEventType("analytics.ArtifactRecorded", {
  datasetId: eventText.max(64),
  datasetVersion: eventText.max(64),
  inputWindowHash: sha256HexSchema,
  asOf: eventInstant,
  computeCodeVersion: eventText.max(64),
});
