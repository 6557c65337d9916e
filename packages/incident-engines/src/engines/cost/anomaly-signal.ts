import {
  COST_ANOMALY_SEVERITIES,
  type CostAnomalySeverity,
  type CostAnomalyType,
  canonicalJson,
  costMicrosSchema,
  type Instant,
  type KnownTriggerType,
  parseInput,
  type Signal,
  type SignalId,
  type SignalView,
  signalInputSchema,
  utcDayOf,
} from "@hoc/incident-schemas";
import type { NewCostAnomaly } from "@hoc/incident-schemas/ports";
import { dollarsText } from "../explanation/words.js";
import { sha256Hex } from "../sha256.js";
import { normalizeSignal, type Receipt } from "../signal/normalize-signal.js";

/** Version of the derivation: another rule gets another number, so that ids of different rules cannot meet. */
const DERIVATION = "anomaly-signal-id/v1";

/** Version of the derivation of all-clears. */
const CLEAR_DERIVATION = "anomaly-clear-id/v1";

/** Longest fingerprint that a signal may have. */
const MAX_FINGERPRINT = 200;

/** The trigger type and the words of each kind of anomaly. */
const KINDS: Readonly<Record<CostAnomalyType, { readonly triggerType: KnownTriggerType; readonly words: string }>> = {
  ABSOLUTE_SPIKE: { triggerType: "cost_spike", words: "Cost spike" },
  USER_SPIKE: { triggerType: "cost_spike", words: "Cost spike of a user" },
  TENANT_SPIKE: { triggerType: "cost_spike", words: "Cost spike of the tenant" },
  SUSTAINED_DRIFT: { triggerType: "cost_drift", words: "Sustained cost drift" },
  DRIFT: { triggerType: "cost_drift", words: "Cost drift" },
  BUDGET_WARNING: { triggerType: "budget_warning", words: "Budget warning" },
  BUDGET_EXCEEDED: { triggerType: "budget_breach", words: "Budget exceeded" },
  FEATURE_SPIKE: { triggerType: "cost_anomaly", words: "Cost spike of a feature" },
};

/**
 * The signal of a cost anomaly. All amounts in it come from one: what was spent beyond what was expected. Earlier signals
 * of the anomaly and its day have carried some of that already: a later one carries the rest, and no cost when nothing is
 * left. Where it is more than a signal may carry, the signal carries no cost and its details say so. The same anomaly
 * gives one signal a UTC day and severity; anomalies of one kind about one thing are one problem. One that joins another
 * names it as its cause.
 *
 * @example anomalySignal(anomaly, { receivedAt: ports.recordedAt, uuid: ambient.uuid }, [])
 */
export function anomalySignal(
  anomaly: NewCostAnomaly,
  receipt: Receipt,
  earlier: readonly Pick<SignalView, "costMicros">[],
  joins?: string,
): Signal {
  const { anomalyId, anomalyType, entityType, entityId, runId, observedAt } = anomaly;
  const { currentValueMicros, expectedValueMicros, confidence, derivedCause, breachCount } = anomaly;
  const overageMicros = currentValueMicros - expectedValueMicros;
  const carriedMicros = earlier.reduce((sum, { costMicros }) => sum + (costMicros ?? 0), 0);
  const restMicros = overageMicros - carriedMicros;
  const cost = costMicrosSchema.safeParse(restMicros);
  const isCarriedAlready = (earlier.length > 0 || isOfBudget(anomalyType)) && restMicros <= 0;
  const parsed = parseInput(signalInputSchema, {
    signalId: anomalySignalId(anomalyId, observedAt, anomaly.severity),
    ...subjectOf(anomaly),
    ...(joins !== undefined && { causedBy: { kind: "anomaly", reference: joins } }),
    category: "COST_ANOMALY",
    errorCode: `COST_ANOMALY_${anomalyType}`,
    initialSeverity: anomaly.severity,
    ...(cost.success && !isCarriedAlready && { costMicros: cost.data }),
    occurredAt: observedAt,
    title: titleOf(anomaly),
    description: descriptionOf(anomaly),
    ...(runId !== undefined && { runId }),
    ...(entityType === "agent" && entityId !== undefined && { agentId: entityId }),
    details: {
      entityType,
      entityId: entityId ?? null,
      currentValueMicros,
      expectedValueMicros,
      confidence,
      derivedCause,
      breachCount,
      ...(earlier.length > 0 && { carriedBeforeMicros: carriedMicros }),
      ...(!cost.success &&
        !isCarriedAlready && { costLeftOut: `${restMicros} micro-dollars are more than a signal may carry` }),
    },
  });
  return normalizeSignal(parsed, receipt);
}

/**
 * The signal that an anomaly is over: the incident that heard of nothing else is resolved by it.
 *
 * @example anomalyClear(anomaly, "2026-03-16T00:00:00.000000Z", { receivedAt: ports.recordedAt, uuid: ambient.uuid })
 */
export function anomalyClear(anomaly: AnomalySubject, resolvedAt: Instant, receipt: Receipt): Signal {
  const parsed = parseInput(signalInputSchema, {
    signalId: derivedId([CLEAR_DERIVATION, anomaly.anomalyId]),
    ...subjectOf(anomaly),
    state: "resolved",
    occurredAt: resolvedAt,
  });
  return normalizeSignal(parsed, receipt);
}

/**
 * The id of the one signal that an anomaly raises on a UTC day when it is this bad.
 *
 * @example anomalySignalId("anomaly-1", "2026-03-14T12:00:00.000000Z", "HIGH")
 */
export function anomalySignalId(anomalyId: string, observedAt: Instant, severity: CostAnomalySeverity): SignalId {
  return derivedId([DERIVATION, anomalyId, utcDayOf(observedAt), severity]);
}

/**
 * The ids of all signals that an anomaly may raise on a UTC day.
 *
 * @example await ports.signals.findSignals("acme", anomalySignalIds("anomaly-1", "2026-03-14T12:00:00.000000Z"))
 */
export function anomalySignalIds(anomalyId: string, observedAt: Instant): SignalId[] {
  return COST_ANOMALY_SEVERITIES.map((severity) => anomalySignalId(anomalyId, observedAt, severity));
}

/** What an anomaly is about, by which its signals are grouped. */
type AnomalySubject = Pick<NewCostAnomaly, "anomalyId" | "anomalyType" | "entityType"> & {
  readonly entityId?: string | null | undefined;
};

function subjectOf(anomaly: AnomalySubject) {
  const { anomalyId, anomalyType } = anomaly;
  const { triggerType } = KINDS[anomalyType];
  return { triggerType, kind: "anomaly", reference: anomalyId, fingerprint: fingerprintOf(anomaly) } as const;
}

function derivedId(parts: readonly string[]): SignalId {
  return `sig_${sha256Hex(canonicalJson(parts)).slice(0, 32)}`;
}

function fingerprintOf({ anomalyType, entityType, entityId }: AnomalySubject): string {
  const text = canonicalJson([anomalyType, entityType, entityId ?? null]);
  return text.length > MAX_FINGERPRINT ? sha256Hex(text) : text;
}

function isOfBudget(anomalyType: CostAnomalyType): boolean {
  return anomalyType === "BUDGET_WARNING" || anomalyType === "BUDGET_EXCEEDED";
}

function titleOf({ anomalyType, currentValueMicros, expectedValueMicros }: NewCostAnomaly): string {
  const { words } = KINDS[anomalyType];
  if (isOfBudget(anomalyType))
    return `${words}: ${dollarsText(currentValueMicros)} of ${dollarsText(expectedValueMicros)}`;
  const overageMicros = currentValueMicros - expectedValueMicros;
  return `${words}: ${dollarsText(Math.abs(overageMicros))} ${overageMicros < 0 ? "under" : "over"} expected`;
}

function descriptionOf(anomaly: NewCostAnomaly): string {
  const { anomalyType, entityType, entityId, currentValueMicros, expectedValueMicros, message } = anomaly;
  const entity = entityId === undefined ? `The ${entityType}` : `The ${entityType} ${entityId}`;
  const [current, expected] = [dollarsText(currentValueMicros), dollarsText(expectedValueMicros)];
  const spent = isOfBudget(anomalyType)
    ? `${entity} spent ${current} of a budget of ${expected}.`
    : `${entity} cost ${current} where ${expected} was expected.`;
  return message === undefined ? spent : `${spent} ${message}`;
}
