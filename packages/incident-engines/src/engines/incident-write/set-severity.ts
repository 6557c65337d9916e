import { type Incident, type Severity, severityRank } from "@hoc/incident-schemas";
import type { Doing } from "../append-traces.js";
import type { SetSeverity } from "./commands.js";
import type { Decision } from "./decision.js";
import { tracesOf } from "./traces.js";

/** Why a severity cannot be set. */
export type SeverityRefusal = "already_resolved" | "severity_unchanged" | "reason_required";

/** What setting a severity stores. */
export interface SeverityChange {
  readonly severity: Severity;
}

/**
 * Whether a person can set the severity of an incident, and what that changes: not once it is resolved, not to what it
 * is already, and downwards only with a reason.
 *
 * @example decideSetSeverity(incident, { incidentId: incident.id, severity: "low", reason: "test traffic" }, { actor, at })
 */
export function decideSetSeverity(
  incident: Incident,
  command: SetSeverity,
  doing: Doing,
): Decision<SeverityChange, SeverityRefusal> {
  const { severity } = command;
  const reason = command.reason ?? null;
  if (incident.lifecycleState === "RESOLVED") return { ok: false, reason: "already_resolved" };
  if (severity === incident.severity) return { ok: false, reason: "severity_unchanged" };
  const lowered = severityRank(severity) < severityRank(incident.severity);
  if (lowered && reason === null) return { ok: false, reason: "reason_required" };
  return {
    ok: true,
    change: { severity },
    ...tracesOf(incident, doing, {
      entryType: "severity_set",
      description: `Severity ${lowered ? "lowered" : "raised"} from ${incident.severity} to ${severity} by ${doing.actor.id}${reason === null ? "" : `: ${reason}`}`,
      data: { fromSeverity: incident.severity, severity, reason },
      auditType: "IncidentSeveritySet",
      reason,
      after: { severity },
      event: {
        eventType: "incidents.IncidentSeveritySet",
        fields: {
          incidentId: incident.id,
          incidentState: incident.lifecycleState,
          fromSeverity: incident.severity,
          severity,
          reason,
        },
      },
    }),
  };
}
