import { eventText, lifecycleEventSchema } from "./envelope.js";

/** A postmortem stub was created for an incident. */
export const postmortemCreatedSchema = lifecycleEventSchema("incidents.PostmortemCreated", {
  postmortemArtifactId: eventText.max(64),
});
