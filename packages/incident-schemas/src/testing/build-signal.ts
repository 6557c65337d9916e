import type { Signal } from "../incident/signal.js";

const PLAIN_SIGNAL: Signal = {
  signalId: "sig_1",
  triggerType: "failure_spike",
  triggerValue: null,
  kind: "call",
  reference: null,
  fingerprint: null,
  state: "firing",
  costMicros: null,
  causedBy: null,
  occurredAt: null,
  receivedAt: "2026-03-14T12:00:00.000000Z",
  initialSeverity: null,
  category: null,
  errorCode: null,
  errorMessage: null,
  title: null,
  description: null,
  agentId: null,
  runId: null,
  policyId: null,
  violationId: null,
  autoAction: null,
  isSynthetic: false,
  syntheticScenarioId: null,
  details: null,
  detailsDigest: null,
  contentDigest: "0".repeat(64),
};

/**
 * A firing signal of a call, with what a test cares about put in.
 *
 * @example buildSignal({ signalId: "s1", reference: "call-1" })
 */
export function buildSignal(overrides: Partial<Signal> = {}): Signal {
  return { ...PLAIN_SIGNAL, ...overrides };
}
