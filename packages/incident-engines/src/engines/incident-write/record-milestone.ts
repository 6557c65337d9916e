import type { Incident, Instant } from "@hoc/incident-schemas";
import type { Doing } from "../append-traces.js";
import type { RecordMilestone } from "./commands.js";
import type { Decision } from "./decision.js";
import { tracesOf } from "./traces.js";

/** Why a milestone cannot be recorded. */
export type MilestoneRefusal = "impact_required" | "milestone_in_future" | "milestone_before_start";

/** What a milestone stores: the instant of containment, when it is the first one, or nothing. */
export interface MilestoneChange {
  readonly containedAt: Instant | null;
}

/**
 * Whether a step of handling an incident can be recorded, and what that changes. Possible in every state. The timeline
 * entry bears the instant at which the step was taken; audit record and event bear the one at which it was recorded.
 *
 * @example decideRecordMilestone(incident, { incidentId: incident.id, milestone: "classified", impact: "no" }, { actor, at })
 */
export function decideRecordMilestone(
  incident: Incident,
  command: RecordMilestone,
  doing: Doing,
): Decision<MilestoneChange, MilestoneRefusal> {
  const { milestone } = command;
  const takenAt = command.at ?? doing.at;
  const summary = command.summary ?? null;
  if (milestone === "classified" && command.impact === undefined) return { ok: false, reason: "impact_required" };
  if (takenAt > doing.at) return { ok: false, reason: "milestone_in_future" };
  if (takenAt < incident.startedAt) return { ok: false, reason: "milestone_before_start" };
  const containedAt = milestone === "contained" && incident.containedAt === null ? takenAt : null;
  const statement = { impact: command.impact ?? null, dataImpact: command.dataImpact ?? null };
  return {
    ok: true,
    change: { containedAt },
    ...tracesOf(incident, doing, {
      entryType: milestone,
      description: `Recorded as ${milestone} by ${doing.actor.id}${summary === null ? "" : `: ${summary}`}`,
      data: { milestone, milestoneAt: takenAt, summary, ...statement },
      happenedAt: takenAt,
      auditType: "IncidentMilestoneRecorded",
      reason: summary,
      after: { ...(containedAt === null ? {} : { containedAt }), milestone, milestoneAt: takenAt, ...statement },
      event: {
        eventType: "incidents.IncidentMilestoneRecorded",
        fields: {
          incidentId: incident.id,
          incidentState: incident.lifecycleState,
          milestone,
          milestoneAt: takenAt,
        },
      },
    }),
  };
}
