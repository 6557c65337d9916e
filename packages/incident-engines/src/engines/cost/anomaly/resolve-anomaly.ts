import { DomainError, type Instant, type ResolvedAnomaly } from "@hoc/incident-schemas";
import type { IncidentPorts, StoredCostAnomaly } from "@hoc/incident-schemas/ports";
import { appendTraces } from "../../append-traces.js";
import { isBeforeRetention } from "../../signal/retention.js";
import type { Writing } from "../../writing.js";
import { anomalyClear, anomalySignalId } from "../anomaly-signal.js";

/** That an anomaly is over. */
export interface AnomalyEnd {
  readonly anomalyId: string;
  /** Since when; by default since now, or since it was seen last where that is later. */
  readonly resolvedAt?: Instant;
  readonly reason?: string | undefined;
}

/**
 * Stores that an anomaly is over, once, and gives the all-clear to the incident that heard of it: one that heard of
 * nothing else is resolved. Where it raised no signal, or so long ago that signals of then are not taken any more, nobody
 * is told. Said again it changes nothing; the first word stands.
 *
 * @throws DomainError `anomaly_not_found` when the tenant has no anomaly of this id
 * @example const { resolvedAt, incidentId } = await resolveAnomaly({ ports, uuid, actor }, "acme", { anomalyId: "a-1" })
 */
export async function resolveAnomaly(
  { ports, uuid, actor }: Writing,
  tenantId: string,
  { anomalyId, resolvedAt: told, reason: given }: AnomalyEnd,
): Promise<ResolvedAnomaly> {
  const reason = given ?? null;
  const stored = await ports.costs.findCostAnomaly(tenantId, anomalyId);
  const [anomaly] = stored;
  if (anomaly === undefined)
    throw new DomainError("anomaly_not_found", `There is no cost anomaly ${anomalyId}; look at the list of them.`, {
      anomalyId,
    });
  const incidentId = await incidentOf(ports, tenantId, stored);
  if (anomaly.resolvedAt !== null) return { anomalyId, resolvedAt: anomaly.resolvedAt, changed: false, incidentId };

  const seen = stored.map(({ observedAt }) => observedAt);
  const resolvedAt = told ?? [ports.recordedAt, ...seen].toSorted().at(-1) ?? ports.recordedAt;
  await ports.costs.insertAnomalyResolution(tenantId, { anomalyId, resolvedAt, reason, resolvedBy: actor });
  if (stored.some(({ raised }) => raised) && !isBeforeRetention(ports, resolvedAt)) {
    const clear = anomalyClear(anomaly, resolvedAt, { receivedAt: ports.recordedAt, uuid });
    await ports.aggregator.record(tenantId, [clear]);
  }
  await appendTraces(ports, tenantId, {
    events: [],
    audit: [
      {
        eventType: "CostAnomalyResolved",
        entityType: "COST_ANOMALY",
        entityId: anomalyId,
        actor,
        reason,
        before: { resolvedAt: null },
        after: { resolvedAt, incidentId },
        at: ports.recordedAt,
      },
    ],
  });
  return { anomalyId, resolvedAt, changed: true, incidentId };
}

/** The incident that took the last of an anomaly's signals; null when none did. */
async function incidentOf(
  { signals }: Pick<IncidentPorts, "signals">,
  tenantId: string,
  stored: readonly StoredCostAnomaly[],
): Promise<string | null> {
  const ids = stored
    .filter(({ raised }) => raised)
    .map(({ anomalyId, observedAt, severity }) => anomalySignalId(anomalyId, observedAt, severity));
  const found = ids.length === 0 ? [] : await signals.findSignals(tenantId, ids);
  return found.findLast(({ incidentId }) => incidentId !== null)?.incidentId ?? null;
}
