import { DomainError, type Incident } from "@hoc/incident-schemas";
import type { EvidenceRefusal } from "./add-evidence.js";
import type { MilestoneRefusal } from "./record-milestone.js";
import type { SeverityRefusal } from "./set-severity.js";

/** Why a command on an incident is refused for its state or its words; a further incident is named where one matters. */
export type RefusalReason =
  | "already_acknowledged"
  | "already_resolved"
  | "not_resolved"
  | EvidenceRefusal
  | MilestoneRefusal
  | SeverityRefusal;

const SENTENCES: Readonly<Record<RefusalReason, (incident: Incident) => string>> = {
  already_acknowledged: ({ id, acknowledgedBy }) =>
    `The incident ${id} was acknowledged by ${acknowledgedBy ?? "somebody"} before.`,
  already_resolved: ({ id, resolvedAt }) =>
    `The incident ${id} was resolved${resolvedAt === null ? "" : ` at ${resolvedAt}`}; reopen it first.`,
  not_resolved: ({ id, status }) => `The incident ${id} is ${status}; only a resolved incident can be reopened.`,
  severity_unchanged: ({ id, severity }) => `The incident ${id} has the severity ${severity} already.`,
  reason_required: ({ severity }) => `Say why (\`reason\`) to lower a severity below ${severity}.`,
  impact_required: () => "A classification says whether objectives are concerned: send `impact`.",
  milestone_in_future: () => "A milestone cannot lie in the future (`at`).",
  evidence_in_future: () => "Evidence cannot lie in the future (`at`).",
  milestone_before_start: (incident) =>
    `A milestone cannot lie before the incident began (${incident.startedAt}; \`at\`).`,
};

/**
 * The error for a refused command.
 *
 * @example throw refusal("already_resolved", incident)
 */
export function refusal(reason: RefusalReason, incident: Incident): DomainError {
  return new DomainError(reason, SENTENCES[reason](incident), { incidentId: incident.id });
}

/**
 * The error for the publication of a postmortem while the incident goes on.
 *
 * @example throw notResolvedYet(incident)
 */
export function notResolvedYet({ id, status }: Pick<Incident, "id" | "status">): DomainError {
  return new DomainError(
    "not_resolved",
    `The incident ${id} is ${status}; its postmortem is published once it is resolved.`,
    {
      incidentId: id,
    },
  );
}

/**
 * The error for a reopening whose grouping key is taken; it names the open incident.
 *
 * @example throw newerIncidentOpen({ id: "inc_2" })
 */
export function newerIncidentOpen(open: Pick<Incident, "id">): DomainError {
  return new DomainError(
    "newer_incident_open",
    `The incident ${open.id} of the same problem is open; work on that one.`,
    {
      incidentId: open.id,
    },
  );
}

/**
 * The error for a command that was decided on another version of the incident than the stored one.
 *
 * @example throw versionConflict("inc_1", 4)
 */
export function versionConflict(incidentId: string, currentVersion: number | undefined): DomainError {
  const now = currentVersion === undefined ? "" : ` and is at version ${currentVersion} now`;
  return new DomainError(
    "version_conflict",
    `The incident changed since it was read${now}; read it again and decide anew.`,
    {
      incidentId,
      ...(currentVersion === undefined ? {} : { currentVersion }),
    },
  );
}
