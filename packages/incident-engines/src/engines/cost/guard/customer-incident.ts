import type { CostAnomaly, CostAnomalyType, CustomerCostIncidentDto, CustomerCostTrigger } from "@hoc/incident-schemas";
import type { GuardedAnomaly } from "@hoc/incident-schemas/ports";
import { centsOf, centsOfQuotient } from "./cents.js";
import { recommendationOf, titleOf } from "./incident-words.js";
import { mapSeverityToStatus } from "./map-severity-to-status.js";

/** Per cent of what was expected from which on costs are out of line, where a host that found them so does not say. */
const DEFAULT_THRESHOLD_PCT = 200n;

const ACTIONS: Readonly<Record<NonNullable<CostAnomaly["action"]>, string>> = {
  notified: "You were notified.",
  throttled: "Requests were slowed down.",
  blocked: "Further requests were held back.",
  frozen: "Spending was paused.",
};

const CAUSES: Readonly<Record<CostAnomaly["derivedCause"], string | null>> = {
  RETRY_LOOP: "The same requests were repeated more often than usual.",
  PROMPT_GROWTH: "Requests were longer than usual.",
  FEATURE_SURGE: "One feature was used more than usual.",
  TRAFFIC_GROWTH: "There were more requests than usual.",
  UNKNOWN: null,
};

/**
 * A cost anomaly in a customer's words. Its id is that of the incident that it became part of, or its own. Amounts are
 * rounded once; `refusedMicros` is what a budget refused, null when it refused nothing.
 *
 * @example customerIncident(anomaly, 12_500_000)
 */
export function customerIncident(anomaly: GuardedAnomaly, refusedMicros: number | null): CustomerCostIncidentDto {
  const { anomalyId, incidentId, observedAt, resolvedAt, action, currentValueMicros } = anomaly;
  const triggerType = triggerTypeOf(anomaly.anomalyType);
  const isHeldBack = action === "blocked" || action === "frozen" || refusedMicros !== null;
  return {
    id: incidentId ?? anomalyId,
    anomalyId,
    triggerType,
    status: mapSeverityToStatus(anomaly, isHeldBack),
    title: titleOf(triggerType, anomaly),
    costAtTriggerCents: centsOf(currentValueMicros),
    costAvoidedCents: refusedMicros === null ? null : centsOf(refusedMicros),
    thresholdCents: thresholdCents(anomaly),
    actionTaken: actionText(anomaly, refusedMicros),
    recommendation: resolvedAt === null ? recommendationOf(triggerType, anomaly) : null,
    causeExplanation: CAUSES[anomaly.derivedCause],
    detectedAt: observedAt,
    resolvedAt,
  };
}

function triggerTypeOf(anomalyType: CostAnomalyType): CustomerCostTrigger {
  if (anomalyType === "BUDGET_EXCEEDED") return "budget_exceeded";
  return anomalyType === "BUDGET_WARNING" ? "budget_warning" : "cost_spike";
}

/** The amount from which on costs were out of line; not known of a warning whose host does not say its share. */
function thresholdCents({
  anomalyType,
  expectedValueMicros,
  thresholdPct,
}: Pick<GuardedAnomaly, "anomalyType" | "expectedValueMicros" | "thresholdPct">): number | null {
  if (thresholdPct === null && anomalyType === "BUDGET_WARNING") return null;
  const byDefault = anomalyType === "BUDGET_EXCEEDED" ? 100n : DEFAULT_THRESHOLD_PCT;
  const pct = thresholdPct === null ? byDefault : BigInt(thresholdPct);
  return centsOfQuotient(BigInt(expectedValueMicros) * pct, 100n);
}

function actionText(
  { action, raised }: Pick<GuardedAnomaly, "action" | "raised">,
  refusedMicros: number | null,
): string {
  if (refusedMicros !== null) return "Requests beyond the limit were refused.";
  if (action !== null) return ACTIONS[action];
  return raised ? "You were notified." : "It was noted.";
}
