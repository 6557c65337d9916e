import {
  type AnomalyResult,
  COST_ANOMALY_SEVERITIES,
  type CostAnomalyFact,
  type CostAnomalySeverity,
  type IncidentAggregatorConfig,
} from "@hoc/incident-schemas";

/**
 * What keeps an anomaly from raising a signal: it is not bad enough, or analytics is not sure enough; null when nothing
 * does. Who is exactly at a threshold passes it.
 *
 * @example notRaised({ severity: "MEDIUM", confidence: 1 }, { anomalyMinSeverity: "HIGH", anomalyMinConfidence: 0.5 }) // "severity"
 */
export function notRaised(
  { severity, confidence }: Pick<CostAnomalyFact, "severity" | "confidence">,
  config: Pick<IncidentAggregatorConfig, "anomalyMinSeverity" | "anomalyMinConfidence">,
): AnomalyResult["notRaised"] {
  if (rankOf(severity) < rankOf(config.anomalyMinSeverity)) return "severity";
  return confidence < config.anomalyMinConfidence ? "confidence" : null;
}

function rankOf(severity: CostAnomalySeverity): number {
  return COST_ANOMALY_SEVERITIES.indexOf(severity);
}
