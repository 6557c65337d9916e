import type { Severity } from "@hoc/incident-schemas";
import { DEFAULT_SEVERITY_CONFIG, type SeverityConfig } from "./severity-config.js";

/**
 * How bad an incident is by its size alone: the highest severity whose threshold the count has reached. Nothing
 * counted yet, and anything below the `medium` threshold, is `low`.
 *
 * @param signalCount how many signals (or calls) are counted.
 *
 * @example impactSeverity(73) // "high": 50 ≤ 73 < 200
 */
export function impactSeverity(signalCount: number, config: SeverityConfig = DEFAULT_SEVERITY_CONFIG): Severity {
  const { critical, high, medium } = config.severityThresholds;
  if (signalCount >= critical) return "critical";
  if (signalCount >= high) return "high";
  if (signalCount >= medium) return "medium";
  return "low";
}
