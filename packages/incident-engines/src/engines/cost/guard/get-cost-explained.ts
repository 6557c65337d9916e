import { type BreakdownPeriod, type CustomerCostExplainedDto, startOfUtcDay } from "@hoc/incident-schemas";
import type { BreakdownEntityType, EntitySpend, ReadPoint, ReadPorts } from "@hoc/incident-schemas/ports";
import { readAt } from "../../incident-read/read-point.js";
import { breakDownCosts } from "./break-down-costs.js";
import { spanOf } from "./spans.js";

/** How many features, models and users are told of. */
const MAX_ITEMS = 10;

/** The days before a period that say what was usual when it began. */
const WINDOW_DAYS: Readonly<Record<BreakdownPeriod, 7 | 30>> = { today: 7, "7d": 7, "30d": 30 };

/**
 * Where a customer's money went in a period that ends at a point, from complete snapshots alone. What is usual is taken
 * from the days before the period, so that it is not held against itself.
 *
 * @example await getCostExplained(ports, "acme", "7d", at)
 */
export async function getCostExplained(
  { costGuard }: Pick<ReadPorts, "costGuard">,
  tenantId: string,
  period: BreakdownPeriod,
  at: ReadPoint,
): Promise<CustomerCostExplainedDto> {
  const lastSnapshot = await costGuard.getLastSnapshot(tenantId, at);
  const span = spanOf(period, at.asOf, lastSnapshot?.coveredUntil ?? null);
  const window = { forDay: startOfUtcDay(span.from), windowDays: WINDOW_DAYS[period] };
  const withBaselines = async (entityType: BreakdownEntityType, dearest: EntitySpend[]) => {
    const entityIds = dearest.map(({ entityId }) => entityId);
    return { dearest, baselines: await costGuard.getBaselines(tenantId, { entityType, entityIds }, window, at) };
  };
  const totalMicros = await costGuard.getTotalSpend(tenantId, span, at);
  const spend = {
    feature: await withBaselines("feature", await costGuard.getSpendByFeature(tenantId, span, MAX_ITEMS, at)),
    model: await withBaselines("model", await costGuard.getSpendByModel(tenantId, span, MAX_ITEMS, at)),
    user: await withBaselines("user", await costGuard.getSpendByUser(tenantId, span, MAX_ITEMS, at)),
  };
  return {
    ...breakDownCosts({ period, now: at.asOf, span, totalMicros, spend }),
    lastUpdated: lastSnapshot?.completedAt ?? null,
    ...readAt(at),
  };
}
