import { type IncidentMetricsResult, METRICS_VERSION } from "@hoc/incident-schemas";
import { analysisScope, DAY_SECONDS } from "../analysis/analysis-scope.js";
import { twoDecimals } from "../analysis/two-decimals.js";
import type { FacadeScope } from "./incidents-facade.js";
import type { GetMetrics } from "./inputs.js";

/**
 * Counts, containment, resolution and service levels of the incidents created in a window. The rate is over the
 * incidents that were due: resolved in time or not, or open beyond their target.
 *
 * @example (await getMetrics(scope, "acme", { windowDays: 7, includeSynthetic: false })).slaComplianceRate // 97.44
 */
export async function getMetrics(
  scope: FacadeScope,
  tenantId: string,
  input: GetMetrics,
): Promise<IncidentMetricsResult> {
  const { windowDays } = input;
  const { incidentsFacade } = scope.ports;
  const { window, said } = await analysisScope(scope, tenantId, input, windowDays * DAY_SECONDS);
  const measured = await incidentsFacade.fetchMetricsAggregates(tenantId, window);
  const { slaMetCount } = measured;
  const due = slaMetCount + measured.slaBreachedCount;
  return {
    ...measured,
    slaComplianceRate: due === 0 ? null : twoDecimals(100 * slaMetCount, due),
    slaTargets: incidentsFacade.slaTargets,
    windowDays,
    definitions: METRICS_VERSION,
    ...said,
  };
}
