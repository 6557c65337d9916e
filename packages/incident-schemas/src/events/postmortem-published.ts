import { eventText, lifecycleEventSchema } from "./envelope.js";

/** The post-mortem of an incident was published. */
export const postmortemPublishedSchema = lifecycleEventSchema("incidents.PostmortemPublished", {
  postmortemArtifactId: eventText,
});
