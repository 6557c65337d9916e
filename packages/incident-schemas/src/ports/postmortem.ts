import type { ResolutionSummaryResponse } from "../analytics/learnings.js";
import type { Postmortem } from "../reads/postmortem.js";
import type { AnalysisWindow } from "./incidents-facade.js";
import type { ReadPoint } from "./read-point.js";

/** Totals of a category. */
export interface CategoryStats {
  readonly totalIncidents: number;
  readonly resolvedCount: number;
  /** From start to resolution, whole milliseconds; null when none is resolved. */
  readonly avgResolutionTimeMs: number | null;
}

/** Reads what there is to learn from. */
export interface PostMortemDriver {
  /** Totals of a category, or `undefined` when it has no incidents. */
  fetchCategoryStats(tenantId: string, window: AnalysisWindow, category: string): Promise<CategoryStats | undefined>;
  /** How the category's incidents were resolved, the most used method first, ties by name. */
  fetchResolutionMethods(
    tenantId: string,
    window: AnalysisWindow,
    category: string,
    limit: number,
  ): Promise<{ readonly resolutionMethod: string; readonly count: number }[]>;
  /** How many incidents the category has, and on how many UTC days; 1 day and 0 incidents when there are none. */
  fetchRecurrenceData(
    tenantId: string,
    window: AnalysisWindow,
    category: string,
  ): Promise<{ readonly distinctDays: number; readonly totalIncidents: number }>;
  /** How an incident went, or `undefined`. */
  fetchResolutionSummary(
    tenantId: string,
    incidentId: string,
    at: ReadPoint,
  ): Promise<ResolutionSummaryResponse | undefined>;
  /** Resolved incidents of a category but one, the one resolved last first, ties by id. */
  fetchSimilarIncidents(
    tenantId: string,
    query: {
      readonly excludedId: string;
      readonly category: string;
      readonly limit: number;
      readonly includeSynthetic: boolean;
      readonly at: ReadPoint;
    },
  ): Promise<ResolutionSummaryResponse[]>;
  /** The document of an incident, or `undefined` when it had none at the point. */
  fetchPostmortem(tenantId: string, incidentId: string, at: ReadPoint): Promise<Postmortem | undefined>;
}
