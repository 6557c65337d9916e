import type { Incident } from "@hoc/incident-schemas";
import type { Doing } from "../append-traces.js";
import type { AssignIncident } from "./commands.js";
import type { Decision } from "./decision.js";
import { tracesOf } from "./traces.js";

/** What assigning stores. */
export interface Assignment {
  readonly ownerId: string | null;
}

/**
 * Whether an incident gets another owner, or none, and what that changes. Possible in every state.
 *
 * @example decideAssign(incident, { incidentId: incident.id, ownerId: "grace" }, { actor, at })
 */
export function decideAssign(
  incident: Incident,
  { ownerId }: AssignIncident,
  doing: Doing,
): Decision<Assignment, "owner_unchanged"> {
  if (incident.ownerId === ownerId) return { ok: false, reason: "owner_unchanged" };
  const by = doing.actor.id;
  return {
    ok: true,
    change: { ownerId },
    ...tracesOf(incident, doing, {
      entryType: "assigned",
      description: ownerId === null ? `Assignment taken back by ${by}` : `Assigned to ${ownerId} by ${by}`,
      data: { fromOwnerId: incident.ownerId, ownerId },
      auditType: "IncidentAssigned",
      reason: null,
      after: { ownerId },
      event: {
        eventType: "incidents.IncidentAssigned",
        fields: { incidentId: incident.id, incidentState: incident.lifecycleState, ownerId },
      },
    }),
  };
}
