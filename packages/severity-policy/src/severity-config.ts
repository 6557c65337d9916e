import { SEVERITIES, type Severity } from "@hoc/incident-schemas";
import { SeverityPolicyError } from "./severity-policy-error.js";

/** The numbers behind impact severity. */
export interface SeverityConfig {
  /**
   * From how many signals on an incident has at least this severity. `low` is the floor: an incident with fewer
   * signals than its threshold is `low` too.
   */
  readonly severityThresholds: Readonly<Record<Severity, number>>;
}

/**
 * The thresholds of the product: one signal is `low`, ten are `medium`, fifty `high`, two hundred `critical`.
 *
 * @example DEFAULT_SEVERITY_CONFIG.severityThresholds.high // 50
 */
export const DEFAULT_SEVERITY_CONFIG: SeverityConfig = Object.freeze({
  severityThresholds: Object.freeze({ low: 1, medium: 10, high: 50, critical: 200 }),
});

/**
 * Reads a severity config from outside: four thresholds, positive integers, strictly rising from `low` to `critical`.
 *
 * @returns a frozen copy, so that no later change of the input can change a decision.
 * @throws {SeverityPolicyError} `invalid_config` that names the first field at fault.
 *
 * @example parseSeverityConfig({ severityThresholds: { low: 1, medium: 5, high: 25, critical: 100 } })
 */
export function parseSeverityConfig(config: unknown): SeverityConfig {
  const { severityThresholds } = membersOf(config, "config", ["severityThresholds"]);
  const thresholds = membersOf(severityThresholds, "severityThresholds", SEVERITIES);
  return Object.freeze({
    severityThresholds: Object.freeze({
      low: threshold(thresholds, "low"),
      medium: threshold(thresholds, "medium", "low"),
      high: threshold(thresholds, "high", "medium"),
      critical: threshold(thresholds, "critical", "high"),
    }),
  });
}

function membersOf(value: unknown, field: string, known: readonly string[]): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw invalid(field, "must be an object");
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown !== undefined) throw invalid(`${field}.${unknown}`, `is not a known member (known: ${known.join(", ")})`);
  return { ...value };
}

function threshold(thresholds: Record<string, unknown>, severity: Severity, below?: Severity): number {
  const field = `severityThresholds.${severity}`;
  const count = thresholds[severity];
  if (typeof count !== "number" || !Number.isSafeInteger(count) || count < 1) {
    throw invalid(
      field,
      `must be a positive integer, not ${typeof count === "string" ? JSON.stringify(count) : String(count)}`,
    );
  }
  if (below !== undefined && count <= threshold(thresholds, below)) {
    throw invalid(field, `must be greater than ${below} (${String(thresholds[below])}), not ${count}`);
  }
  return count;
}

function invalid(field: string, problem: string): SeverityPolicyError {
  return new SeverityPolicyError("invalid_config", field, problem);
}
