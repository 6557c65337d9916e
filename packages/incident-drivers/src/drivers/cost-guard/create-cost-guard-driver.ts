import type { CostGuardDriver } from "@hoc/incident-schemas/ports";
import type { ReadExecutor } from "../../executor.js";
import { getCostAnomalies } from "./anomalies.js";
import { getBaseline, getBaselines } from "./baselines.js";
import { getBudget } from "./budget.js";
import { getLastSnapshot } from "./last-snapshot.js";
import { getRefusedSpend } from "./refused-spend.js";
import { getSpendByEntity } from "./spend-by-entity.js";
import { getSpendTotals, getTotalSpend } from "./total-spend.js";

/**
 * Binds the reads of what customers are shown of their costs to an executor.
 *
 * @example await createCostGuardDriver(executor).getTotalSpend("acme", { from, until }, at)
 */
export function createCostGuardDriver(executor: ReadExecutor): CostGuardDriver {
  return {
    getSpendTotals: (tenantId, starts, at) => getSpendTotals(executor, tenantId, starts, at),
    getBudget: (tenantId, at) => getBudget(executor, tenantId, at),
    getBaseline: (tenantId, window, at) => getBaseline(executor, tenantId, window, at),
    getLastSnapshot: (tenantId, at) => getLastSnapshot(executor, tenantId, at),
    getTotalSpend: (tenantId, span, at) => getTotalSpend(executor, tenantId, span, at),
    getBaselines: (tenantId, entities, window, at) => getBaselines(executor, tenantId, entities, window, at),
    getSpendByFeature: (tenantId, span, limit, at) =>
      getSpendByEntity(executor, tenantId, { entityType: "feature", span, limit }, at),
    getSpendByModel: (tenantId, span, limit, at) =>
      getSpendByEntity(executor, tenantId, { entityType: "model", span, limit }, at),
    getSpendByUser: (tenantId, span, limit, at) =>
      getSpendByEntity(executor, tenantId, { entityType: "user", span, limit }, at),
    getCostAnomalies: (tenantId, query, at) => getCostAnomalies(executor, tenantId, query, at),
    getRefusedSpend: (tenantId, spans, at) => getRefusedSpend(executor, tenantId, spans, at),
  };
}
