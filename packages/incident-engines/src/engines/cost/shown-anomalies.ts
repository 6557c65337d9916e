import type { CostAnomaly } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts, StoredCostAnomaly } from "@hoc/incident-schemas/ports";
import { anomalySignalId } from "./anomaly-signal.js";
import { deviationPct } from "./deviation-pct.js";

/**
 * Anomalies as they are shown: each with the signal that it raised and the incident that took it by a point.
 *
 * @example await shownAnomalies(ports, "acme", await ports.costs.listCostAnomalies("acme", { ...page, filters }), page.at)
 */
export async function shownAnomalies(
  { signals }: Pick<ReadPorts, "signals">,
  tenantId: string,
  stored: readonly StoredCostAnomaly[],
  at: ReadPoint,
): Promise<CostAnomaly[]> {
  const raised = stored.filter((anomaly) => anomaly.raised).map(signalIdOf);
  const found = raised.length === 0 ? [] : await signals.findSignals(tenantId, raised, at);
  const incidents = new Map(found.map(({ signalId, incidentId }) => [signalId, incidentId]));
  return stored.map((anomaly) => {
    const signalId = anomaly.raised ? signalIdOf(anomaly) : null;
    const incidentId = signalId === null ? null : (incidents.get(signalId) ?? null);
    return { ...anomaly, deviationPct: deviationPct(anomaly), signalId, incidentId };
  });
}

function signalIdOf({ anomalyId, observedAt, severity }: StoredCostAnomaly): string {
  return anomalySignalId(anomalyId, observedAt, severity);
}
