import type { Incident, ResolutionMethod, ResolutionSummaryResponse } from "@hoc/incident-schemas";
import type { AnalysisWindow, CategoryStats } from "@hoc/incident-schemas/ports";
import { averageMs } from "./arithmetic.js";
import { sinceStart } from "./metrics.js";
import { byTurns, falling, groupedBy, rising } from "./order.js";
import { distinctDaysOf, ofCategory } from "./recurrence.js";
import { createdIn, isResolved, type Standing } from "./standing.js";

/** Totals of a category; nothing when it has no incidents. */
export function categoryStats(
  { incidents }: Standing,
  window: AnalysisWindow,
  category: string,
): CategoryStats | undefined {
  const members = ofCategory(createdIn(incidents, window), category);
  if (members.length === 0) return undefined;
  const resolved = members.filter(isResolved);
  return {
    totalIncidents: members.length,
    resolvedCount: resolved.length,
    avgResolutionTimeMs: averageMs(resolved.flatMap((incident) => sinceStart(incident, incident.resolvedAt))),
  };
}

/** How a category's incidents were resolved, the most used method first. */
export function resolutionMethods(
  { incidents }: Standing,
  window: AnalysisWindow,
  category: string,
  limit: number,
): { resolutionMethod: ResolutionMethod; count: number }[] {
  const methods = ofCategory(createdIn(incidents, window), category).flatMap(
    ({ resolutionMethod }) => resolutionMethod ?? [],
  );
  return [...groupedBy(methods, (method) => method)]
    .map(([resolutionMethod, uses]) => ({ resolutionMethod, count: uses.length }))
    .sort(
      byTurns(
        falling(({ count }) => count),
        rising(({ resolutionMethod }) => resolutionMethod),
      ),
    )
    .slice(0, limit);
}

/** How many incidents a category has, and on how many days. */
export function recurrenceData({ incidents }: Standing, window: AnalysisWindow, category: string) {
  const members = ofCategory(createdIn(incidents, window), category);
  return { distinctDays: Math.max(1, distinctDaysOf(members)), totalIncidents: members.length };
}

/** How an incident went. */
export function resolutionSummary({ incidents }: Standing, incidentId: string): ResolutionSummaryResponse | undefined {
  return incidents.filter(({ id }) => id === incidentId).map(summaryOf)[0];
}

/** Resolved incidents of a category but one, the one resolved last first. */
export function similarIncidents(
  { incidents }: Standing,
  query: {
    readonly excludedId: string;
    readonly category: string;
    readonly limit: number;
    readonly includeSynthetic: boolean;
  },
): ResolutionSummaryResponse[] {
  return ofCategory(incidents, query.category)
    .filter(isResolved)
    .filter(({ id }) => id !== query.excludedId)
    .filter(({ isSynthetic }) => query.includeSynthetic || !isSynthetic)
    .sort(
      byTurns(
        falling(({ resolvedAt }) => resolvedAt),
        rising(({ id }) => id),
      ),
    )
    .slice(0, query.limit)
    .map(summaryOf);
}

/** The histories that this is compared over hold no evidence. */
function summaryOf(incident: Incident): ResolutionSummaryResponse {
  const [micros] = sinceStart(incident, isResolved(incident) ? incident.resolvedAt : null);
  return {
    incidentId: incident.id,
    title: incident.title,
    category: incident.category,
    severity: incident.severity,
    resolutionMethod: incident.resolutionMethod,
    timeToResolutionMs: micros === undefined ? null : averageMs([micros]),
    evidenceCount: 0,
    recoveryAttempted: false,
  };
}
