import type { Incident } from "@hoc/incident-schemas";
import type { PostmortemPublication } from "@hoc/incident-schemas/ports";
import type { Doing } from "../append-traces.js";
import type { Traces } from "./decision.js";
import { tracesOf } from "./traces.js";

/**
 * What a published postmortem leaves behind. The timeline entry says all that the postmortem says, so that the chain
 * holds it and evidence can show it.
 *
 * @example postmortemPublished(incident, { postmortemArtifactId: "pm-0123456789abcdef", content }, { actor, at })
 */
export function postmortemPublished(
  incident: Incident,
  { postmortemArtifactId, content }: Pick<PostmortemPublication, "postmortemArtifactId" | "content">,
  doing: Doing,
): Traces {
  const { rootCause, effectiveness, changes } = content;
  return tracesOf(incident, doing, {
    entryType: "postmortem_published",
    description: `Postmortem published by ${doing.actor.id}`,
    data: { postmortemArtifactId, rootCause, effectiveness, changes },
    auditType: "PostmortemPublished",
    reason: null,
    after: { postmortemArtifactId, postmortemStatus: "published" },
    event: {
      eventType: "incidents.PostmortemPublished",
      fields: { incidentId: incident.id, incidentState: incident.lifecycleState, postmortemArtifactId },
    },
  });
}
