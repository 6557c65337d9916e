import type { Incident, TransitionRefusal } from "@hoc/incident-schemas";
import type { Resolution } from "@hoc/incident-schemas/ports";
import type { Doing } from "../append-traces.js";
import type { ResolveIncident } from "./commands.js";
import type { Decision } from "./decision.js";
import { tracesOf } from "./traces.js";
import { decideTransition } from "./transition.js";

/**
 * Whether an incident can be resolved, and what that changes. The sentence of the timeline names the actor, then the
 * method in parentheses, then the notes after a colon. The audit's reason is the reason given, or else the notes.
 *
 * @example decideResolve(incident, { incidentId, resolutionType: "rollback", resolutionSummary: "…", resolutionMethod: "manual" }, { actor, at })
 */
export function decideResolve(
  incident: Incident,
  command: ResolveIncident,
  doing: Doing,
): Decision<Omit<Resolution, "transitionDigest">, TransitionRefusal> {
  const transition = decideTransition(incident.lifecycleState, "resolve");
  if (!transition.ok) return transition;
  const change = {
    resolvedAt: doing.at,
    resolvedBy: doing.actor.id,
    resolutionMethod: command.resolutionMethod,
    resolutionType: command.resolutionType,
    resolutionSummary: command.resolutionSummary,
    resolutionNotes: command.resolutionNotes ?? null,
    postmortemArtifactId: command.postmortemArtifactId ?? null,
  };
  return {
    ok: true,
    change,
    ...tracesOf(incident, doing, {
      entryType: "resolved",
      description: resolvedSentence(doing.actor.id, command),
      data: {
        ...change,
        reason: command.reason ?? null,
        fromState: incident.lifecycleState,
        toState: transition.to,
      },
      auditType: "IncidentResolved",
      reason: command.reason ?? command.resolutionNotes ?? null,
      after: {
        status: "RESOLVED",
        lifecycleState: transition.to,
        resolvedAt: change.resolvedAt,
        resolvedBy: change.resolvedBy,
        resolutionMethod: change.resolutionMethod,
        resolutionType: change.resolutionType,
        resolutionSummary: change.resolutionSummary,
        postmortemArtifactId: change.postmortemArtifactId ?? incident.postmortemArtifactId,
      },
      event: {
        eventType: "incidents.IncidentResolved",
        fields: {
          incidentId: incident.id,
          incidentState: transition.to,
          resolutionType: change.resolutionType,
          resolutionMethod: change.resolutionMethod,
        },
      },
    }),
  };
}

function resolvedSentence(actorId: string, { resolutionMethod, resolutionNotes }: ResolveIncident): string {
  return `Resolved by ${actorId} (${resolutionMethod})${resolutionNotes === undefined ? "" : `: ${resolutionNotes}`}`;
}
