import type { CustomerCostStatus } from "@hoc/incident-schemas";
import type { GuardedAnomaly } from "@hoc/incident-schemas/ports";

/**
 * Where a customer's cost incident stands: resolved when it is over; protected only where something was held back; else
 * it needs attention, a low one too. How severe it is says nothing of either, in whatever case it is written.
 *
 * @example mapSeverityToStatus({ severity: "CRITICAL", resolvedAt: null }, false) // "attention_needed"
 */
export function mapSeverityToStatus(
  { resolvedAt }: Pick<GuardedAnomaly, "severity" | "resolvedAt">,
  isHeldBack: boolean,
): CustomerCostStatus {
  if (resolvedAt !== null) return "resolved";
  return isHeldBack ? "protected" : "attention_needed";
}
