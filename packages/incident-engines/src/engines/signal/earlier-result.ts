import type { RecordResult } from "@hoc/incident-schemas";
import type { IncidentPorts } from "@hoc/incident-schemas/ports";

/** What it takes to look for the signals of earlier reports. */
export type EarlierResults = Pick<IncidentPorts, "signals" | "policyViolations">;

/**
 * What is known of a signal that an earlier report raised: which incident has it, or which rule prevented one. Nothing
 * is recorded for it, so that a repeated report changes nothing even when the signal was pruned in between; `undefined`
 * when none of the ids is stored.
 *
 * @example await findEarlierResult(ports, "acme", ["sig_1"]) // { signalId: "sig_1", outcome: "duplicate", incidentId: "inc_1" }
 */
export async function findEarlierResult(
  ports: EarlierResults,
  tenantId: string,
  signalIds: readonly string[],
): Promise<RecordResult | undefined> {
  const [stored] = await ports.signals.findSignals(tenantId, signalIds);
  if (stored === undefined) return undefined;
  const { signalId, incidentId, absorption } = stored;
  const result = { signalId, outcome: "duplicate", incidentId } as const;
  if (absorption !== "suppressed") return result;
  const prevention = await ports.policyViolations.fetchPreventionOfSignal(tenantId, signalId);
  return prevention === undefined ? result : { ...result, preventionId: prevention.preventionId };
}
