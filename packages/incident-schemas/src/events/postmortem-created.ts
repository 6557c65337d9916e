import { eventText, incidentEventType } from "./envelope.js";

/** A postmortem stub was created for an incident. */
export const postmortemCreatedSchema = incidentEventType("incidents.PostmortemCreated", {
  postmortemArtifactId: eventText.max(64),
});
