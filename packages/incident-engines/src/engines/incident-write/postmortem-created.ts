import type { Incident } from "@hoc/incident-schemas";
import type { Doing } from "../append-traces.js";
import type { Traces } from "./decision.js";
import { tracesOf } from "./traces.js";

/**
 * What a new postmortem stub leaves behind. Possible in every state.
 *
 * @example postmortemCreated(incident, "pm-0123456789abcdef", { actor, at })
 */
export function postmortemCreated(incident: Incident, postmortemArtifactId: string, doing: Doing): Traces {
  return tracesOf(incident, doing, {
    entryType: "postmortem_created",
    description: `Postmortem begun by ${doing.actor.id}`,
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
