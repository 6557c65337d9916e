import { type Incident, UNCATEGORIZED } from "@hoc/incident-schemas";
import type {
  AnalysisWindow,
  RecurrenceGroupSnapshot,
  RecurrenceGroups,
  RecurrenceMember,
} from "@hoc/incident-schemas/ports";
import { sumOf, twoDecimals } from "./arithmetic.js";
import { categoryAndMethod } from "./costs.js";
import { snapshotOf } from "./lists.js";
import { byTurns, falling, groupedBy, newestFirst, rising } from "./order.js";
import { createdIn, type Standing } from "./standing.js";

const RECENT_IDS = 5;

/** Groups of one category and resolution method with at least `threshold` incidents, the most frequent first. */
export function recurrenceGroups(
  { incidents }: Standing,
  window: AnalysisWindow,
  threshold: number,
  limit: number,
): RecurrenceGroups {
  const groups = groupsOf(createdIn(incidents, window)).filter(({ totalOccurrences }) => totalOccurrences >= threshold);
  return {
    groups: groups.slice(0, limit),
    totalGroups: groups.length,
    totalRecurring: Number(sumOf(groups.map(({ totalOccurrences }) => totalOccurrences))),
  };
}

/** The most frequent group of a category. */
export function recurrenceForCategory(
  { incidents }: Standing,
  window: AnalysisWindow,
  category: string,
): RecurrenceGroupSnapshot | undefined {
  return groupsOf(ofCategory(createdIn(incidents, window), category))[0];
}

/** The incidents of a signature in one version, newest first. */
export function recurrenceGroup(
  { incidents }: Standing,
  signature: Pick<Incident, "recurrenceSignature" | "signatureVersion">,
  limit: number,
): { incidents: RecurrenceMember[]; count: number } {
  const members = incidents
    .filter(
      ({ recurrenceSignature, signatureVersion }) =>
        recurrenceSignature === signature.recurrenceSignature && signatureVersion === signature.signatureVersion,
    )
    .sort(newestFirst);
  return {
    incidents: members.slice(0, limit).map(memberOf),
    count: members.length,
  };
}

/** What is shown of an incident of a signature. */
export function memberOf(incident: RecurrenceMember): RecurrenceMember {
  const { resolutionSummary, postmortemArtifactId } = incident;
  return { ...snapshotOf(incident), resolutionSummary, postmortemArtifactId };
}

/** The incidents of a category as analyses name it. */
export function ofCategory(incidents: readonly Incident[], category: string): Incident[] {
  return incidents.filter((incident) => (incident.category ?? UNCATEGORIZED) === category);
}

/** The number of UTC days on which incidents were created. */
export function distinctDaysOf(incidents: readonly Incident[]): number {
  return new Set(incidents.map(({ createdAt }) => createdAt.slice(0, 10))).size;
}

function groupsOf(incidents: readonly Incident[]): RecurrenceGroupSnapshot[] {
  return [...groupedBy(incidents, categoryAndMethod).values()].map(groupOf).sort(
    byTurns(
      falling(({ totalOccurrences }) => totalOccurrences),
      rising(({ category }) => category),
      rising(({ resolutionMethod }) => resolutionMethod),
    ),
  );
}

function groupOf(members: readonly Incident[]): RecurrenceGroupSnapshot {
  const newest = [...members].sort(newestFirst);
  const [latest, earliest] = [newest[0] as Incident, newest.at(-1) as Incident];
  const distinctDays = distinctDaysOf(members);
  return {
    category: latest.category ?? UNCATEGORIZED,
    resolutionMethod: latest.resolutionMethod,
    totalOccurrences: members.length,
    distinctDays,
    occurrencesPerDay: twoDecimals(members.length, distinctDays),
    firstOccurrence: earliest.createdAt,
    lastOccurrence: latest.createdAt,
    recentIncidentIds: newest.slice(0, RECENT_IDS).map(({ id }) => id),
  };
}
