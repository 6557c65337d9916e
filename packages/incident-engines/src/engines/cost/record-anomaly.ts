import type { AnomalyResult, CostAnomalyFact, RecordResult } from "@hoc/incident-schemas";
import type { NewCostAnomaly } from "@hoc/incident-schemas/ports";
import { appendTraces, type ChangeTraces, changeTraces, type Doing } from "../append-traces.js";
import { type EarlierResults, findEarlierResult } from "../signal/earlier-result.js";
import { recordSignal } from "../signal/record-signal.js";
import type { Writing } from "../writing.js";
import { anomalySignal, anomalySignalId, anomalySignalIds } from "./anomaly-signal.js";
import { notRaised } from "./not-raised.js";

/**
 * Stores that analytics found costs out of line, and raises a signal when that is bad and sure enough. Analytics
 * detects; whether an incident comes of it is the aggregator's. The same anomaly raises one signal a UTC day and
 * severity, at the first time that it is bad and sure enough, so that a worse one raises anew; told again it changes
 * nothing, whatever became of its signal since.
 *
 * @throws DomainError `signal_too_old` when it was seen before the retention of signals; `signal_conflict` when its signal
 * was sent before it and no incident has it
 * @example const { recorded, signal } = await recordAnomaly({ ports, uuid, actor }, "acme", fact)
 */
export async function recordAnomaly(
  { ports, uuid, actor }: Writing,
  tenantId: string,
  fact: CostAnomalyFact,
): Promise<AnomalyResult> {
  const { anomalyId } = fact;
  const kept = notRaised(fact, ports.aggregator.config);
  const anomaly = { ...fact, observedAt: fact.observedAt ?? ports.recordedAt, raised: kept === null };
  const recorded = await ports.costs.insertCostAnomaly(tenantId, anomaly);
  const raise = async () => {
    const earlier = await ports.signals.findSignals(tenantId, anomalySignalIds(anomalyId, anomaly.observedAt));
    const signal = anomalySignal(anomaly, { receivedAt: ports.recordedAt, uuid }, earlier);
    return recordSignal(ports, tenantId, signal, "/observedAt");
  };
  const signal = recorded && anomaly.raised ? await raise() : await earlierAnomalySignal(ports, tenantId, anomaly);
  if (recorded) await appendTraces(ports, tenantId, anomalyTraces(anomaly, signal, { actor, at: ports.recordedAt }));
  return { anomalyId, recorded, signal, notRaised: signal === null ? kept : null };
}

/** What became of the signal that the anomaly raised on its day when it was as bad; one that is pruned has no incident. */
async function earlierAnomalySignal(
  ports: EarlierResults,
  tenantId: string,
  { anomalyId, observedAt, severity, raised }: NewCostAnomaly,
): Promise<RecordResult | null> {
  const signalId = anomalySignalId(anomalyId, observedAt, severity);
  const earlier = await findEarlierResult(ports, tenantId, [signalId]);
  return earlier ?? (raised ? { signalId, outcome: "duplicate", incidentId: null } : null);
}

function anomalyTraces(anomaly: NewCostAnomaly, signal: RecordResult | null, doing: Doing): ChangeTraces {
  const { anomalyId, anomalyType, severity, currentValueMicros, expectedValueMicros } = anomaly;
  const told = { anomalyType, severity, signalId: signal?.signalId ?? null, incidentId: signal?.incidentId ?? null };
  return changeTraces(doing, {
    event: { eventType: "costs.CostAnomalyRecorded", fields: { anomalyId, ...told } },
    auditType: "CostAnomalyRecorded",
    entityType: "COST_ANOMALY",
    entityId: anomalyId,
    after: { ...told, currentValueMicros, expectedValueMicros },
  });
}
