import type {
  CategoryRecurrenceResponse,
  RecurrenceAnalysisResult,
  RecurrenceGroupResult,
} from "@hoc/incident-schemas";
import type { RecurrenceGroupSnapshot } from "@hoc/incident-schemas/ports";
import { analysisScope, DAY_SECONDS } from "../analysis/analysis-scope.js";
import { twoDecimals } from "../analysis/two-decimals.js";
import type { FacadeScope } from "../incidents-facade/incidents-facade.js";
import type { AnalyzeRecurrence, CategoryAnalysis } from "../incidents-facade/inputs.js";

/**
 * Finds what comes again in the baseline, the most frequent group first; totals cover the groups that are not returned.
 *
 * @throws DomainError `invalid_input` for an instant in the future
 * @example await analyzeRecurrence(scope, "acme", analyzeRecurrenceInputSchema.parse({ recurrenceThreshold: 5 }))
 */
export async function analyzeRecurrence(
  scope: FacadeScope,
  tenantId: string,
  input: AnalyzeRecurrence,
): Promise<RecurrenceAnalysisResult> {
  const { baselineDays, recurrenceThreshold, limit } = input;
  const { window, said } = await analysisScope(scope, tenantId, input, baselineDays * DAY_SECONDS);
  const { groups, totalGroups, totalRecurring } = await scope.ports.recurrence.fetchRecurrenceGroups(
    tenantId,
    window,
    recurrenceThreshold,
    limit,
  );
  return {
    groups: groups.map((group) => withCalendarRate(group, baselineDays)),
    returned: groups.length,
    totalGroups,
    totalRecurring,
    recurrenceThreshold,
    baselineDays,
    ...said,
  };
}

/**
 * The most frequent group of one category in the baseline, or none.
 *
 * @throws DomainError `invalid_input` for an instant in the future
 * @example await getRecurrenceForCategory(scope, "acme", categoryAnalysisInputSchema.parse({ category: "RATE_LIMIT" }))
 */
export async function getRecurrenceForCategory(
  scope: FacadeScope,
  tenantId: string,
  input: CategoryAnalysis,
): Promise<CategoryRecurrenceResponse> {
  const { category, baselineDays } = input;
  const { window, said } = await analysisScope(scope, tenantId, input, baselineDays * DAY_SECONDS);
  const group = await scope.ports.recurrence.fetchRecurrenceForCategory(tenantId, window, category);
  return {
    category,
    group: group === undefined ? null : withCalendarRate(group, baselineDays),
    baselineDays,
    ...said,
  };
}

function withCalendarRate(group: RecurrenceGroupSnapshot, baselineDays: number): RecurrenceGroupResult {
  return {
    ...group,
    recentIncidentIds: [...group.recentIncidentIds],
    occurrencesPerCalendarDay: twoDecimals(group.totalOccurrences, baselineDays),
  };
}
