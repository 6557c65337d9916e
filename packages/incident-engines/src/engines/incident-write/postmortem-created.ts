import type { Incident } from "@hoc/incident-schemas";
import type { Deciding, Traces } from "./decision.js";
import { tracesOf } from "./traces.js";

/**
 * What a new postmortem stub leaves behind. Possible in every state.
 *
 * @example postmortemCreated(incident, "pm-0123456789abcdef", { actor, at })
 */
export function postmortemCreated(incident: Incident, postmortemArtifactId: string, deciding: Deciding): Traces {
  return tracesOf(incident, deciding, {
    entryType: "postmortem_created",
    description: `Postmortem begun by ${deciding.actor.id}`,
    data: { postmortemArtifactId },
    auditType: "PostmortemCreated",
    reason: null,
    after: { postmortemArtifactId },
    event: {
      eventType: "incidents.PostmortemCreated",
      fields: { incidentId: incident.id, incidentState: incident.lifecycleState, postmortemArtifactId },
    },
  });
}
