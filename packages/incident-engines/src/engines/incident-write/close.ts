import type { Incident, TransitionRefusal } from "@hoc/incident-schemas";
import type { Resolution } from "@hoc/incident-schemas/ports";
import type { Doing } from "../append-traces.js";
import type { CloseIncident } from "./commands.js";
import type { Decision } from "./decision.js";
import { tracesOf } from "./traces.js";
import { decideTransition } from "./transition.js";

const CLOSING = "manual_closure";

/**
 * Whether an incident can be closed as a false positive, a duplicate or of no further interest, and what that changes:
 * it is resolved with the method `manual_closure`.
 *
 * @example decideClose(incident, { incidentId: incident.id, reason: "a duplicate" }, { actor, at })
 */
export function decideClose(
  incident: Incident,
  { reason }: CloseIncident,
  doing: Doing,
): Decision<Omit<Resolution, "transitionDigest">, TransitionRefusal> {
  const transition = decideTransition(incident.lifecycleState, "close");
  if (!transition.ok) return transition;
  const change = {
    resolvedAt: doing.at,
    resolvedBy: doing.actor.id,
    resolutionMethod: CLOSING,
    resolutionType: null,
    resolutionSummary: null,
    resolutionNotes: reason,
    postmortemArtifactId: null,
  } as const;
  return {
    ok: true,
    change,
    ...tracesOf(incident, doing, {
      entryType: "manually_closed",
      description: `Closed by ${doing.actor.id}: ${reason}`,
      data: {
        resolvedAt: change.resolvedAt,
        resolvedBy: change.resolvedBy,
        resolutionMethod: CLOSING,
        reason,
        fromState: incident.lifecycleState,
        toState: transition.to,
      },
      auditType: "IncidentManuallyClosed",
      reason,
      after: {
        status: "RESOLVED",
        lifecycleState: transition.to,
        resolvedAt: change.resolvedAt,
        resolvedBy: change.resolvedBy,
        resolutionMethod: CLOSING,
      },
      event: {
        eventType: "incidents.IncidentManuallyClosed",
        fields: { incidentId: incident.id, incidentState: transition.to, resolutionMethod: CLOSING },
      },
    }),
  };
}
