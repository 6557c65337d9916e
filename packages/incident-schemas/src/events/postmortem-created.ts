import { eventSchema, eventText } from "./envelope.js";

/** A postmortem stub was created for an incident. */
export const postmortemCreatedSchema = eventSchema("incidents", "incidents.PostmortemCreated", {
  postmortemArtifactId: eventText.max(64),
});
