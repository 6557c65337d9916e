import type { AnomalyResult, CostAnomalyFact, Instant, RecordResult, SignalId } from "@hoc/incident-schemas";
import type { NewCostAnomaly } from "@hoc/incident-schemas/ports";
import { appendTraces, type ChangeTraces, changeTraces, type Doing } from "../append-traces.js";
import { type EarlierResults, findEarlierResult } from "../signal/earlier-result.js";
import { recordSignal } from "../signal/record-signal.js";
import { isBeforeRetention } from "../signal/retention.js";
import type { Writing } from "../writing.js";
import { anomalySignal, anomalySignalId, anomalySignalIds } from "./anomaly-signal.js";
import { notRaised } from "./not-raised.js";

/** An anomaly on a day. */
interface AnomalyOfDay {
  readonly anomalyId: string;
  /** Any instant of the day. */
  readonly observedAt: Instant;
}

/** What the product knows of an anomaly that it found itself, beside the fact. */
export interface OwnAnomaly extends Pick<NewCostAnomaly, "snapshotId" | "baselineId"> {
  /**
   * Whether it raises a signal whatever the configured severity and confidence say: they are for analytics of a host,
   * of which nobody knows how sure it is, and our own thresholds are exact. One from before the retention of signals is
   * stored and raises none.
   */
  readonly alwaysRaise?: boolean;
  /** An anomaly whose incident its signal joins, while that is open. */
  readonly joins?: string;
  /** Anomalies that are about the same money: what their signals carried, the signal of this one does not carry again. */
  readonly sharesWith?: readonly AnomalyOfDay[];
}

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
  { alwaysRaise = false, joins, sharesWith = [], ...found }: OwnAnomaly = {},
): Promise<AnomalyResult> {
  const { anomalyId, observedAt = ports.recordedAt } = fact;
  const kept = alwaysRaise ? null : notRaised(fact, ports.aggregator.config);
  const raised = kept === null && !(alwaysRaise && isBeforeRetention(ports, observedAt));
  const anomaly = { ...fact, ...found, observedAt, raised };
  const recorded = await ports.costs.insertCostAnomaly(tenantId, anomaly);
  const raise = async () => {
    const ids = [anomaly, ...sharesWith].flatMap(signalIdsOf);
    const earlier = await ports.signals.findSignals(tenantId, ids);
    const signal = anomalySignal(anomaly, { receivedAt: ports.recordedAt, uuid }, earlier, joins);
    return recordSignal(ports, tenantId, signal, "/observedAt");
  };
  const signal = recorded && anomaly.raised ? await raise() : await earlierAnomalySignal(ports, tenantId, anomaly);
  if (recorded) await appendTraces(ports, tenantId, anomalyTraces(anomaly, signal, { actor, at: ports.recordedAt }));
  return { anomalyId, recorded, signal, notRaised: signal === null ? kept : null };
}

function signalIdsOf({ anomalyId, observedAt }: AnomalyOfDay): SignalId[] {
  return anomalySignalIds(anomalyId, observedAt);
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
