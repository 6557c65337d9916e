import type { Severity } from "@hoc/incident-schemas";

/** What the label `severity` says in the words that are in use. */
const SEVERITY_OF: Readonly<Record<string, Severity | undefined>> = {
  critical: "critical",
  page: "critical",
  emergency: "critical",
  disaster: "critical",
  error: "high",
  high: "high",
  major: "high",
  warning: "medium",
  warn: "medium",
  medium: "medium",
  moderate: "medium",
  minor: "low",
  low: "low",
  info: "low",
  information: "low",
  informational: "low",
  notice: "low",
  none: "low",
  debug: "low",
};

/**
 * The severity that a label of an alert stands for; `undefined` where it says none that is known, and the trigger type
 * decides.
 *
 * @example alertSeverity("Warning") // "medium"
 */
export function alertSeverity(label: string | undefined): Severity | undefined {
  const word = (label ?? "").trim().toLowerCase();
  return Object.hasOwn(SEVERITY_OF, word) ? SEVERITY_OF[word] : undefined;
}
