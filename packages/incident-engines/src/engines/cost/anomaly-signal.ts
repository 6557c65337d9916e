import {
  type CostAnomalyType,
  canonicalJson,
  costMicrosSchema,
  type KnownTriggerType,
  parseInput,
  type Signal,
  signalInputSchema,
} from "@hoc/incident-schemas";
import type { NewCostAnomaly } from "@hoc/incident-schemas/ports";
import { dollarsText } from "../explanation/words.js";
import { sha256Hex } from "../sha256.js";
import { normalizeSignal, type Receipt } from "../signal/normalize-signal.js";

/** Version of the derivation: another rule gets another number, so that ids of different rules cannot meet. */
const DERIVATION = "anomaly-signal-id/v1";

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
 * The signal of a cost anomaly. All amounts in it come from one: what was spent beyond what was expected. Where that is
 * more than a signal may carry, the signal carries no cost and its details say so. The same anomaly gives one signal a
 * UTC day; anomalies of one kind about one thing are one problem.
 *
 * @example anomalySignal(anomaly, { receivedAt: ports.recordedAt, uuid: ambient.uuid })
 */
export function anomalySignal(anomaly: NewCostAnomaly, receipt: Receipt): Signal {
  const { anomalyId, anomalyType, entityType, entityId, runId, observedAt } = anomaly;
  const { currentValueMicros, expectedValueMicros, confidence, derivedCause, breachCount } = anomaly;
  const overageMicros = currentValueMicros - expectedValueMicros;
  const cost = costMicrosSchema.safeParse(overageMicros);
  const parsed = parseInput(signalInputSchema, {
    signalId: anomalySignalId(anomalyId, observedAt),
    triggerType: KINDS[anomalyType].triggerType,
    kind: "anomaly",
    reference: anomalyId,
    fingerprint: fingerprintOf(anomaly),
    category: "COST_ANOMALY",
    errorCode: `COST_ANOMALY_${anomalyType}`,
    initialSeverity: anomaly.severity,
    ...(cost.success && { costMicros: cost.data }),
    occurredAt: observedAt,
    title: `${KINDS[anomalyType].words}: ${overageText(overageMicros)}`,
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
      ...(!cost.success && { costLeftOut: `${overageMicros} micro-dollars are more than a signal may carry` }),
    },
  });
  return normalizeSignal(parsed, receipt);
}

/**
 * The id of the one signal that an anomaly raises on a UTC day.
 *
 * @example anomalySignalId("anomaly-1", "2026-03-14T12:00:00.000000Z")
 */
export function anomalySignalId(anomalyId: string, observedAt: string): string {
  const day = observedAt.slice(0, 10);
  return `sig_${sha256Hex(canonicalJson([DERIVATION, anomalyId, day])).slice(0, 32)}`;
}

function fingerprintOf({ anomalyType, entityType, entityId }: NewCostAnomaly): string {
  const text = canonicalJson([anomalyType, entityType, entityId ?? null]);
  return text.length > MAX_FINGERPRINT ? sha256Hex(text) : text;
}

function overageText(overageMicros: number): string {
  const direction = overageMicros < 0 ? "under" : "over";
  return `${dollarsText(Math.abs(overageMicros))} ${direction} expected`;
}

function descriptionOf(anomaly: NewCostAnomaly): string {
  const { entityType, entityId, currentValueMicros, expectedValueMicros, message } = anomaly;
  const entity = entityId === undefined ? `The ${entityType}` : `The ${entityType} ${entityId}`;
  const spent = `${entity} cost ${dollarsText(currentValueMicros)} where ${dollarsText(expectedValueMicros)} was expected.`;
  return message === undefined ? spent : `${spent} ${message}`;
}
