import { SEVERITIES, type Severity, severitySchema } from "@hoc/incident-schemas";
import { SeverityPolicyError } from "./severity-policy-error.js";

/** A severity as callers may hand it over: canonical, or in another case. */
export type SeverityText = Severity | (string & {});

/**
 * Reads a severity in either case.
 *
 * @param text the severity.
 * @param field how the error names the value.
 * @throws {SeverityPolicyError} `unknown_severity`: ranking an unknown severity as `low` would turn a CRITICAL of
 * another system into a medium.
 *
 * @example readSeverity("CRITICAL", "currentSeverity") // "critical"
 */
export function readSeverity(text: SeverityText, field: string): Severity {
  const severity = severitySchema.safeParse(text);
  if (severity.success) return severity.data;
  const given = typeof text === "string" ? JSON.stringify(text) : String(text);
  throw new SeverityPolicyError("unknown_severity", field, `${given} is not one of ${SEVERITIES.join(", ")}`);
}
