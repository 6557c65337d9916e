import { addSeconds, BUDGET_TYPES, type CustomerCostIncidentListDto } from "@hoc/incident-schemas";
import type {
  BudgetSpan,
  GuardedAnomaly,
  GuardedAnomalyQuery,
  ReadPoint,
  ReadPorts,
} from "@hoc/incident-schemas/ports";
import { readAt } from "../../incident-read/read-point.js";
import { customerIncident } from "./customer-incident.js";

/** How far back cost incidents are told of: 30 days, in seconds. */
const LOOK_BACK_SECONDS = 30 * 86_400;

/**
 * What was out of line in the 30 days before a point, in a customer's words, the last first. What a budget refused is
 * told once, where its limit was passed or, if it held, where it came near.
 *
 * @example await getCostIncidents(ports, "acme", { includeResolved: false, limit: 20, offset: 0 }, at)
 */
export async function getCostIncidents(
  { costGuard }: Pick<ReadPorts, "costGuard">,
  tenantId: string,
  page: Omit<GuardedAnomalyQuery, "since">,
  at: ReadPoint,
): Promise<CustomerCostIncidentListDto> {
  const since = addSeconds(at.asOf, -LOOK_BACK_SECONDS);
  const { anomalies, total } = await costGuard.getCostAnomalies(tenantId, { since, ...page }, at);
  const spans = anomalies.flatMap((anomaly) => budgetSpanOf(anomaly) ?? []);
  const refused = await costGuard.getRefusedSpend(tenantId, spans, at);
  return {
    incidents: anomalies.map((anomaly) => {
      const span = budgetSpanOf(anomaly);
      const refusal = refused.find((spend) => span !== undefined && isSame(spend, span));
      return customerIncident(anomaly, refusal?.refusedMicros ?? null);
    }),
    total,
    hasMore: page.offset + anomalies.length < total,
    ...readAt(at),
  };
}

/** The period of the budget that an anomaly is of, where it tells what was refused in it. */
function budgetSpanOf({
  anomalyType,
  entityType,
  entityId,
  period,
  periodStart,
  tellsRefusals,
}: GuardedAnomaly): BudgetSpan | undefined {
  const isOfBudget = anomalyType === "BUDGET_EXCEEDED" || anomalyType === "BUDGET_WARNING";
  const budgetType = BUDGET_TYPES.find((type) => type === entityType);
  if (!isOfBudget || !tellsRefusals || budgetType === undefined || periodStart === null) return undefined;
  if (period !== "daily" && period !== "monthly") return undefined;
  return { budgetType, entityId: entityId ?? "", period, periodStart };
}

function isSame(a: BudgetSpan, b: BudgetSpan): boolean {
  return (
    a.budgetType === b.budgetType &&
    a.entityId === b.entityId &&
    a.period === b.period &&
    a.periodStart === b.periodStart
  );
}
