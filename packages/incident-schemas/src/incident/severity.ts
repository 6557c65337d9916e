import { z } from "zod";

/** Severities in rising order of impact; the position is the rank. `none` is for run outcomes only, never for incidents. */
export const SEVERITIES = ["low", "medium", "high", "critical"] as const;

/** How bad an incident is. Ordered: `low` < `medium` < `high` < `critical`. */
export type Severity = (typeof SEVERITIES)[number];

/** Reads a severity in either case (`"HIGH"` and `"high"` are the same) and gives the canonical lower-case value. */
export const severitySchema = z
  .string(`must be one of: ${SEVERITIES.join(", ")}`)
  .transform((text) => text.toLowerCase())
  .pipe(z.enum(SEVERITIES))
  .meta({ id: "Severity" });

/**
 * Rank of a severity: 0 for `low` to 3 for `critical`.
 *
 * @example severityRank("high") // 2
 */
export function severityRank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

/**
 * The higher of two severities.
 *
 * @example maxSeverity("medium", "critical") // "critical"
 */
export function maxSeverity(a: Severity, b: Severity): Severity {
  return severityRank(a) >= severityRank(b) ? a : b;
}
