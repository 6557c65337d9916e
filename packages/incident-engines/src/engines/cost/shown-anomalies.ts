import type { CostAnomaly, Instant } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts, StoredCostAnomaly } from "@hoc/incident-schemas/ports";
import { earlierOf } from "../earlier-of.js";
import { anomalySignalId } from "./anomaly-signal.js";
import { deviationPct } from "./deviation-pct.js";

/**
 * Anomalies as they are shown: each with the signal that it raised, the incident that took it by a point, and when it
 * was over: when that was said of the anomaly, or when its incident was resolved if that came first. An incident that was
 * resolved because nothing was heard any more says nothing of the anomaly: costs stay out of line in silence.
 *
 * @example await shownAnomalies(ports, "acme", await ports.costs.listCostAnomalies("acme", { ...page, filters }), page.at)
 */
export async function shownAnomalies(
  { signals, costs }: Pick<ReadPorts, "signals" | "costs">,
  tenantId: string,
  stored: readonly StoredCostAnomaly[],
  at: ReadPoint,
): Promise<CostAnomaly[]> {
  const raised = stored.filter((anomaly) => anomaly.raised).map(signalIdOf);
  const found = raised.length === 0 ? [] : await signals.findSignals(tenantId, raised, at);
  const incidents = new Map(found.map(({ signalId, incidentId }) => [signalId, incidentId]));
  const taking = [...new Set(incidents.values())].filter((incidentId) => incidentId !== null);
  const ends = taking.length === 0 ? new Map<string, Instant>() : await costs.fetchIncidentEnds(tenantId, taking, at);
  return stored.map((anomaly) => {
    const signalId = anomaly.raised ? signalIdOf(anomaly) : null;
    const incidentId = signalId === null ? null : (incidents.get(signalId) ?? null);
    const resolvedAt = earliestOf(anomaly.resolvedAt, incidentId === null ? null : (ends.get(incidentId) ?? null));
    return { ...anomaly, resolvedAt, deviationPct: deviationPct(anomaly), signalId, incidentId };
  });
}

function earliestOf(a: Instant | null, b: Instant | null): Instant | null {
  return a === null || b === null ? (a ?? b) : earlierOf(a, b);
}

function signalIdOf({ anomalyId, observedAt, severity }: StoredCostAnomaly): string {
  return anomalySignalId(anomalyId, observedAt, severity);
}
