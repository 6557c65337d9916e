import type { Actor, AnomalyResult, CostAnomalyFact, RecordResult } from "@hoc/incident-schemas";
import type { Ambient, IncidentPorts, NewCostAnomaly } from "@hoc/incident-schemas/ports";
import { appendTraces, type ChangeTraces } from "../append-traces.js";
import { findEarlierResult } from "../signal/earlier-result.js";
import { refuseTooOld, retentionHorizon } from "../signal/retention.js";
import { anomalySignal, anomalySignalId } from "./anomaly-signal.js";
import { notRaised } from "./not-raised.js";

/** What it takes to write about costs: the ports of one write, fresh ids, and who asked for it. */
export interface CostWriting {
  readonly ports: IncidentPorts;
  readonly uuid: Ambient["uuid"];
  readonly actor: Actor;
}

/**
 * Stores that analytics found costs out of line, and raises a signal when that is bad and sure enough. Analytics
 * detects; whether an incident comes of it is the aggregator's. The same anomaly raises one signal a UTC day, at the
 * first time that it is bad and sure enough; told again with the same severity it changes nothing.
 *
 * @throws DomainError `signal_too_old` when it was seen before the retention of signals
 * @example const { recorded, signal } = await recordAnomaly({ ports, uuid, actor }, "acme", fact)
 */
export async function recordAnomaly(
  writing: CostWriting,
  tenantId: string,
  fact: CostAnomalyFact,
): Promise<AnomalyResult> {
  const { ports, actor } = writing;
  const { anomalyId } = fact;
  const anomaly = { ...fact, observedAt: fact.observedAt ?? ports.recordedAt };
  const kept = notRaised(fact, ports.aggregator.config);
  const recorded = await ports.costs.insertCostAnomaly(tenantId, anomaly);
  const earlier = await findEarlierResult(ports, tenantId, [anomalySignalId(anomalyId, anomaly.observedAt)]);
  const signal = earlier ?? (kept === null ? await raiseSignal(writing, tenantId, anomaly) : null);
  if (recorded) await appendTraces(ports, tenantId, anomalyTraces(anomaly, signal, actor, ports.recordedAt));
  return { anomalyId, recorded, signal, notRaised: signal === null ? kept : null };
}

async function raiseSignal(
  { ports, uuid }: CostWriting,
  tenantId: string,
  anomaly: NewCostAnomaly,
): Promise<RecordResult> {
  const signal = anomalySignal(anomaly, { receivedAt: ports.recordedAt, uuid });
  refuseTooOld([signal], retentionHorizon(ports.aggregator.config, ports.recordedAt), () => "/observedAt");
  const [result] = (await ports.aggregator.record(tenantId, [signal])) as [RecordResult];
  return result;
}

function anomalyTraces(
  anomaly: NewCostAnomaly,
  signal: RecordResult | null,
  actor: Actor,
  at: IncidentPorts["recordedAt"],
): ChangeTraces {
  const { anomalyId, anomalyType, severity, currentValueMicros, expectedValueMicros } = anomaly;
  const told = { anomalyType, severity, signalId: signal?.signalId ?? null, incidentId: signal?.incidentId ?? null };
  return {
    events: [{ eventType: "costs.CostAnomalyRecorded", actor, occurredAt: at, fields: { anomalyId, ...told } }],
    audit: [
      {
        eventType: "CostAnomalyRecorded",
        entityType: "COST_ANOMALY",
        entityId: anomalyId,
        actor,
        reason: null,
        before: null,
        after: { ...told, currentValueMicros, expectedValueMicros },
        at,
      },
    ],
  };
}
