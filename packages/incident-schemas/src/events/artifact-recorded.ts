import { sha256HexSchema } from "../primitives/sha256.js";
import { eventInstant, eventSchema, eventText } from "./envelope.js";

/** An artifact of analytics was stored. */
export const artifactRecordedSchema = eventSchema("analytics", "analytics.ArtifactRecorded", {
  datasetId: eventText.max(64),
  datasetVersion: eventText.max(64),
  inputWindowHash: sha256HexSchema,
  asOf: eventInstant,
  computeCodeVersion: eventText.max(64),
});
