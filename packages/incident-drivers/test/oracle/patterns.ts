import { addSeconds, type Incident } from "@hoc/incident-schemas";
import type { AnalysisWindow, PatternGroup } from "@hoc/incident-schemas/ports";
import { byTurns, falling, groupedBy, newestFirst, rising } from "./order.js";
import { createdIn, type Standing } from "./standing.js";

const SHOWN_IDS = 10;
const HOUR_SECONDS = 3_600;

/** How many incidents a window holds. */
export function incidentsCount({ incidents }: Standing, window: AnalysisWindow): number {
  return createdIn(incidents, window).length;
}

/** Categories with at least `threshold` incidents. */
export function categoryClusters(
  { incidents }: Standing,
  window: AnalysisWindow,
  threshold: number,
  limit: number,
): PatternGroup[] {
  const categorized = createdIn(incidents, window).filter(({ category }) => category !== null);
  return largest(
    groupedBy(categorized, ({ category }) => category as string),
    threshold,
    limit,
  );
}

/** Runs with at least `threshold` incidents that took a signal of theirs. */
export function cascadeFailures(
  { incidents, incidentsOfRun }: Standing,
  window: AnalysisWindow,
  threshold: number,
  limit: number,
): PatternGroup[] {
  const all = createdIn(incidents, window);
  const groups = [...incidentsOfRun].map(([run, ids]): [string, Incident[]] => [
    run,
    all.filter(({ id }) => ids.has(id)),
  ]);
  return largest(new Map(groups), threshold, limit);
}

/** The fullest hour of each of the two highest severities. */
export function severitySpikes(
  { incidents }: Standing,
  window: AnalysisWindow,
  threshold: number,
  limit: number,
): PatternGroup<"critical" | "high">[] {
  const active = createdIn(incidents, window).filter(({ lifecycleState }) => lifecycleState === "ACTIVE");
  return (["critical", "high"] as const)
    .map((severity) => patternOf(severity, fullestHour(active.filter((incident) => incident.severity === severity))))
    .filter(({ incidentCount }) => incidentCount >= threshold)
    .slice(0, limit);
}

/** Those incidents that one hour holds, of the hour that holds the most; of several such hours of the latest. */
function fullestHour(incidents: readonly Incident[]): Incident[] {
  let fullest: Incident[] = [];
  const ends = incidents.map(({ createdAt }) => createdAt).sort();
  for (const end of ends) {
    const within = incidents.filter(({ createdAt }) => createdAt <= end && createdAt >= addSeconds(end, -HOUR_SECONDS));
    if (within.length >= fullest.length) fullest = within;
  }
  return fullest;
}

function largest(groups: ReadonlyMap<string, readonly Incident[]>, threshold: number, limit: number): PatternGroup[] {
  return [...groups]
    .map(([name, members]) => patternOf(name, members))
    .filter(({ incidentCount }) => incidentCount >= threshold)
    .sort(
      byTurns(
        falling(({ incidentCount }) => incidentCount),
        rising(({ dimension }) => dimension),
      ),
    )
    .slice(0, limit);
}

function patternOf<Name extends string>(dimension: Name, members: readonly Incident[]): PatternGroup<Name> {
  const ids = [...members].sort(newestFirst).map(({ id }) => id);
  return { dimension, incidentCount: members.length, incidentIds: ids.slice(0, SHOWN_IDS) };
}
