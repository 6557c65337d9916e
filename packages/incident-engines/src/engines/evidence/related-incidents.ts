import { type Incident, MAX_RELATED_INCIDENTS, type RelatedIncident } from "@hoc/incident-schemas";
import type { IncidentSnapshot } from "@hoc/incident-schemas/ports";
import { snapshotToSummary } from "../incidents-facade/snapshot-to-summary.js";

/** Incidents that may belong together with one. */
export interface RelationSources {
  readonly sameRun: readonly IncidentSnapshot[];
  readonly recurrence: readonly IncidentSnapshot[];
}

/**
 * The incidents that belong together with one, newest first and ties by id, each once: of the same run before all else.
 *
 * @example relatedIncidents(incident, { sameRun: [], recurrence })[0]?.relation // "recurrence"
 */
export function relatedIncidents(
  incident: Pick<Incident, "id">,
  { sameRun, recurrence }: RelationSources,
): RelatedIncident[] {
  const related = new Map<string, RelatedIncident>();
  for (const snapshot of recurrence)
    related.set(snapshot.id, { ...snapshotToSummary(snapshot), relation: "recurrence" });
  for (const snapshot of sameRun) related.set(snapshot.id, { ...snapshotToSummary(snapshot), relation: "same_run" });
  related.delete(incident.id);
  return [...related.values()].sort(newestFirst).slice(0, MAX_RELATED_INCIDENTS);
}

function newestFirst(a: RelatedIncident, b: RelatedIncident): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? 1 : -1;
  return a.incidentId < b.incidentId ? -1 : 1;
}
