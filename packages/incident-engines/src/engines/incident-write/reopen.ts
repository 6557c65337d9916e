import type { Incident, Instant, TransitionRefusal } from "@hoc/incident-schemas";
import type { Doing } from "../append-traces.js";
import type { ReopenIncident } from "./commands.js";
import type { Decision, Refused } from "./decision.js";
import { tracesOf } from "./traces.js";
import { decideTransition } from "./transition.js";

/** What reopening stores, beside clearing the resolution. */
export interface Reopening {
  readonly reopenedAt: Instant;
}

/** What a reopening depends on beside the incident itself. */
export interface ReopenFacts {
  /** The open incident of the same grouping key, when there is one. */
  readonly openIncidentOfKey: Pick<Incident, "id"> | undefined;
}

/** The refusal when a newer incident of the same problem is open. */
export interface KeyTaken extends Refused<"newer_incident_open"> {
  readonly open: Pick<Incident, "id">;
}

/**
 * Whether a resolved incident can be opened again, and what that changes. The resolution that is cleared stays in the
 * timeline entry's data.
 *
 * @example decideReopen(incident, { incidentId: incident.id, reason: "it is back" }, { openIncidentOfKey: undefined }, { actor, at })
 */
export function decideReopen(
  incident: Incident,
  { reason }: ReopenIncident,
  facts: ReopenFacts,
  doing: Doing,
): Decision<Reopening, TransitionRefusal> | KeyTaken {
  const transition = decideTransition(incident.lifecycleState, "reopen");
  if (!transition.ok) return transition;
  if (facts.openIncidentOfKey !== undefined)
    return { ok: false, reason: "newer_incident_open", open: facts.openIncidentOfKey };
  return {
    ok: true,
    change: { reopenedAt: doing.at },
    ...tracesOf(incident, doing, {
      entryType: "reopened",
      description: `Reopened by ${doing.actor.id}: ${reason}`,
      data: {
        reason,
        fromState: incident.lifecycleState,
        toState: transition.to,
        clearedResolution: clearedResolution(incident),
      },
      auditType: "IncidentReopened",
      reason,
      after: {
        status: "OPEN",
        lifecycleState: transition.to,
        resolvedAt: null,
        resolvedBy: null,
        resolutionMethod: null,
        resolutionType: null,
        resolutionSummary: null,
        reopenedAt: doing.at,
      },
      event: {
        eventType: "incidents.IncidentReopened",
        fields: { incidentId: incident.id, incidentState: transition.to, reason },
      },
    }),
  };
}

function clearedResolution(incident: Incident) {
  return {
    resolvedAt: incident.resolvedAt,
    resolvedBy: incident.resolvedBy,
    resolutionMethod: incident.resolutionMethod,
    resolutionType: incident.resolutionType,
    resolutionSummary: incident.resolutionSummary,
    resolutionNotes: incident.resolutionNotes,
    endedAt: incident.endedAt,
    durationSeconds: incident.durationSeconds,
  };
}
