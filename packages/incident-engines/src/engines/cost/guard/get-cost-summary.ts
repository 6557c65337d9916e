import { type CustomerCostSummaryDto, startOfUtcDay, startOfUtcMonth } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts } from "@hoc/incident-schemas/ports";
import { readAt } from "../../incident-read/read-point.js";
import { daysBefore } from "./spans.js";
import { summarizeCosts } from "./summarize-costs.js";

/**
 * What a customer spent by a point, from complete snapshots alone.
 *
 * @example await getCostSummary(ports, "acme", await readPointOf(ports, "acme", undefined, ambient.clock()))
 */
export async function getCostSummary(
  { costGuard }: Pick<ReadPorts, "costGuard">,
  tenantId: string,
  at: ReadPoint,
): Promise<CustomerCostSummaryDto> {
  const now = at.asOf;
  const [todayStart, monthStart, weekAgo] = [startOfUtcDay(now), startOfUtcMonth(now), daysBefore(now, 7)];
  const lastSnapshot = await costGuard.getLastSnapshot(tenantId, at);
  const until = lastSnapshot?.coveredUntil ?? weekAgo;
  const totals = await costGuard.getSpendTotals(tenantId, { todayStart, monthStart, weekAgo, until }, at);
  const budget = await costGuard.getBudget(tenantId, at);
  const usualDailyMicros = await costGuard.getBaseline(tenantId, { forDay: todayStart, windowDays: 7 }, at);
  return { ...summarizeCosts({ now, totals, budget, usualDailyMicros, lastSnapshot }), ...readAt(at) };
}
