import type { AnalysisInputRow, AnalysisWindow } from "@hoc/incident-schemas/ports";
import { rising } from "./order.js";
import { createdIn, resolvedIn, type Standing } from "./standing.js";

/** What analyses of a window read, by id: incidents created or resolved in it. */
export function inputRows({ incidents }: Standing, window: AnalysisWindow): AnalysisInputRow[] {
  const read = new Set([...createdIn(incidents, window), ...resolvedIn(incidents, window)]);
  return [...read].sort(rising(({ id }) => id)).map((incident) => ({
    id: incident.id,
    lifecycleState: incident.lifecycleState,
    severity: incident.severity,
    category: incident.category,
    causeType: incident.causeType,
    isSynthetic: incident.isSynthetic,
    costMicros: incident.costMicros,
    startedAt: incident.startedAt,
    createdAt: incident.createdAt,
    acknowledgedAt: incident.acknowledgedAt,
    containedAt: incident.containedAt,
    resolvedAt: incident.resolvedAt,
    resolutionMethod: incident.resolutionMethod,
  }));
}
