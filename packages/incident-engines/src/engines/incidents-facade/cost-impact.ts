import type { CostImpactResult } from "@hoc/incident-schemas";
import { analysisScope, DAY_SECONDS } from "../analysis/analysis-scope.js";
import type { FacadeScope } from "./incidents-facade.js";
import type { AnalyzeCostImpact } from "./inputs.js";

/**
 * What incidents with a known cost did cost, by category and resolution method, the dearest group first; the totals are
 * over all groups, not only those returned.
 *
 * @example await analyzeCostImpact(scope, "acme", { baselineDays: 30, limit: 20, includeSynthetic: false })
 */
export async function analyzeCostImpact(
  scope: FacadeScope,
  tenantId: string,
  input: AnalyzeCostImpact,
): Promise<CostImpactResult> {
  const { baselineDays, limit } = input;
  const { window, said } = await analysisScope(scope, tenantId, input, baselineDays * DAY_SECONDS);
  const { rows, ...totals } = await scope.ports.incidentsFacade.fetchCostImpactData(tenantId, window, limit);
  return { summaries: [...rows], returned: rows.length, ...totals, baselineDays, ...said };
}
