import type { CategoryLearningsResponse, LearningsResult } from "@hoc/incident-schemas";
import { analysisScope, DAY_SECONDS } from "../analysis/analysis-scope.js";
import { twoDecimals } from "../analysis/two-decimals.js";
import type { FacadeScope } from "../incidents-facade/incidents-facade.js";
import type { CategoryAnalysis, GetIncidentLearnings } from "../incidents-facade/inputs.js";
import { categoryInsights } from "./category-insights.js";
import { incidentInsights } from "./incident-insights.js";

/** Most similar incidents that an incident is compared with. */
const SIMILAR_LIMIT = 5;

/** Most resolution methods that a category shows. */
const METHOD_LIMIT = 5;

/**
 * What an incident and the resolved ones of its category teach; `null` when the tenant has no such incident.
 *
 * @throws DomainError `invalid_input` for an instant in the future
 * @example await getIncidentLearnings(scope, "acme", getIncidentLearningsInputSchema.parse({ incidentId: "inc_1" }))
 */
export async function getIncidentLearnings(
  scope: FacadeScope,
  tenantId: string,
  input: GetIncidentLearnings,
): Promise<LearningsResult | null> {
  const { incidentId, includeSynthetic } = input;
  const { postmortem } = scope.ports;
  const { window, said } = await analysisScope(scope, tenantId, input, 0);
  const { at } = window;
  const summary = await postmortem.fetchResolutionSummary(tenantId, incidentId, at);
  if (summary === undefined) return null;
  const { category } = summary;
  const similarIncidents =
    category === null
      ? []
      : await postmortem.fetchSimilarIncidents(tenantId, {
          excludedId: incidentId,
          category,
          limit: SIMILAR_LIMIT,
          includeSynthetic,
          at,
        });
  return {
    incidentId,
    isResolved: summary.timeToResolutionMs !== null,
    resolutionSummary: summary,
    similarIncidents,
    insights: incidentInsights(summary, similarIncidents),
    ...said,
  };
}

/**
 * What the incidents of a category in the baseline teach; `null` when there are none.
 *
 * @throws DomainError `invalid_input` for an instant in the future
 * @example await getCategoryLearnings(scope, "acme", categoryAnalysisInputSchema.parse({ category: "RATE_LIMIT" }))
 */
export async function getCategoryLearnings(
  scope: FacadeScope,
  tenantId: string,
  input: CategoryAnalysis,
): Promise<CategoryLearningsResponse | null> {
  const { category, baselineDays } = input;
  const { postmortem } = scope.ports;
  const { window, said } = await analysisScope(scope, tenantId, input, baselineDays * DAY_SECONDS);
  const stats = await postmortem.fetchCategoryStats(tenantId, window, category);
  if (stats === undefined) return null;
  const { distinctDays } = await postmortem.fetchRecurrenceData(tenantId, window, category);
  const commonResolutionMethods = await postmortem.fetchResolutionMethods(tenantId, window, category, METHOD_LIMIT);
  return {
    category,
    ...stats,
    commonResolutionMethods,
    recurrenceRate: twoDecimals(stats.totalIncidents, baselineDays),
    activeDayRate: twoDecimals(stats.totalIncidents, distinctDays),
    distinctDays,
    insights: categoryInsights({ ...stats, commonResolutionMethods, distinctDays }),
    baselineDays,
    ...said,
  };
}
