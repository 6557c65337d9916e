import type { Incident, Instant, TransitionRefusal } from "@hoc/incident-schemas";
import type { Doing } from "../append-traces.js";
import type { AcknowledgeIncident } from "./commands.js";
import type { Decision } from "./decision.js";
import { tracesOf } from "./traces.js";
import { decideTransition } from "./transition.js";

/** What acknowledging stores. */
export interface Acknowledgement {
  readonly acknowledgedAt: Instant;
  readonly acknowledgedBy: string;
}

/**
 * Whether somebody can take an incident on, and what that changes.
 *
 * @example decideAcknowledge(incident, { incidentId: incident.id, reason: "on it" }, { actor, at })
 */
export function decideAcknowledge(
  incident: Incident,
  command: AcknowledgeIncident,
  doing: Doing,
): Decision<Acknowledgement, TransitionRefusal> {
  const transition = decideTransition(incident.lifecycleState, "acknowledge");
  if (!transition.ok) return transition;
  const change = { acknowledgedAt: doing.at, acknowledgedBy: doing.actor.id };
  const reason = command.reason ?? null;
  return {
    ok: true,
    change,
    ...tracesOf(incident, doing, {
      entryType: "acknowledged",
      description: `Acknowledged by ${doing.actor.id}${reason === null ? "" : `: ${reason}`}`,
      data: { acknowledgedBy: doing.actor.id, reason, fromState: incident.lifecycleState, toState: transition.to },
      auditType: "IncidentAcknowledged",
      reason,
      after: { status: "ACKNOWLEDGED", lifecycleState: transition.to, ...change },
      event: {
        eventType: "incidents.IncidentAcknowledged",
        fields: { incidentId: incident.id, incidentState: transition.to },
      },
    }),
  };
}
