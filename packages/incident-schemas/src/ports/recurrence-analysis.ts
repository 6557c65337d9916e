import type { Incident } from "../incident/incident.js";
import type { Instant } from "../primitives/instant.js";
import type { AnalysisWindow, IncidentSnapshot } from "./incidents-facade.js";
import type { ReadPoint } from "./read-point.js";

/** Incidents of one category that were resolved in one way. */
export interface RecurrenceGroupSnapshot {
  readonly category: string;
  readonly resolutionMethod: string | null;
  readonly totalOccurrences: number;
  /** UTC days with an occurrence. */
  readonly distinctDays: number;
  /** Occurrences per such day, two decimals. */
  readonly occurrencesPerDay: number;
  readonly firstOccurrence: Instant;
  readonly lastOccurrence: Instant;
  /** The newest five, newest first. */
  readonly recentIncidentIds: readonly string[];
}

/** The most frequent groups, and what all of them come to. */
export interface RecurrenceGroups {
  readonly groups: readonly RecurrenceGroupSnapshot[];
  readonly totalGroups: number;
  readonly totalRecurring: number;
}

/** An incident of a recurrence group. */
export type RecurrenceMember = IncidentSnapshot & Pick<Incident, "resolutionSummary" | "postmortemArtifactId">;

/** Finds what comes again. */
export interface RecurrenceAnalysisDriver {
  /** Groups with at least `recurrenceThreshold` occurrences: by frequency, then category, then method (null last). */
  fetchRecurrenceGroups(
    tenantId: string,
    window: AnalysisWindow,
    recurrenceThreshold: number,
    limit: number,
  ): Promise<RecurrenceGroups>;
  /** The most frequent group of a category, or `undefined`. */
  fetchRecurrenceForCategory(
    tenantId: string,
    window: AnalysisWindow,
    category: string,
  ): Promise<RecurrenceGroupSnapshot | undefined>;
  /** The incidents of a signature in one version, newest first, and how many there are. */
  fetchRecurrenceGroup(
    tenantId: string,
    signature: Pick<Incident, "recurrenceSignature" | "signatureVersion">,
    limit: number,
    at: ReadPoint,
  ): Promise<{ readonly incidents: readonly RecurrenceMember[]; readonly count: number }>;
}
