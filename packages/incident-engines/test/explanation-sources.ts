import { type IncidentEvent, incidentAggregatorConfigSchema, type SignalView } from "@hoc/incident-schemas";
import { buildIncident, buildSignal } from "@hoc/incident-schemas/testing";
import type { ExplanationSources } from "../src/engines/explanation/explanation-sources.js";

const NOON = "2026-03-14T12:00:00.000000Z";

/** A stored signal that opened something, with what a test cares about put in. */
export function buildSignalView(overrides: Partial<SignalView> = {}): SignalView {
  const { detailsDigest, contentDigest, ...said } = buildSignal({ signalId: "s1", receivedAt: NOON });
  return {
    ...said,
    sequence: 1,
    absorption: "opened",
    incidentId: "inc_1",
    occurredAt: NOON,
    recordedAt: NOON,
    details: null,
    ...overrides,
  };
}

/** A timeline entry of the product itself, with what a test cares about put in. */
export function buildEntry(overrides: Partial<IncidentEvent> = {}): IncidentEvent {
  return {
    id: "ent_1",
    incidentId: "inc_1",
    sequenceNo: 1,
    sequence: 2,
    eventType: "incident_created",
    description: "Opened.",
    data: { signalId: "s1", severity: "high" },
    actor: { type: "SYSTEM", id: "system_aggregator" },
    createdAt: NOON,
    recordedAt: NOON,
    prev: "0".repeat(64),
    leaf: "1".repeat(64),
    ...overrides,
  };
}

/** What is stored of an incident that one failing call opened, with what a test cares about put in. */
export function buildSources(overrides: Partial<ExplanationSources> = {}): ExplanationSources {
  return {
    incident: buildIncident({
      severity: "high",
      fingerprint: "f0:",
      groupingKey: "k1|s4:acme|s13:failure_spike|f0:|_",
      createdAt: NOON,
      startedAt: NOON,
      lastSignalAt: NOON,
    }),
    timeline: [buildEntry()],
    named: [buildSignalView()],
    previous: undefined,
    tally: [
      {
        absorption: "opened",
        triggerType: "failure_spike",
        initialSeverity: null,
        count: 1,
        firstReceivedAt: NOON,
        lastReceivedAt: NOON,
      },
    ],
    totals: [{ sequence: 1, signalCount: 1, costMicros: null }],
    person: undefined,
    config: incidentAggregatorConfigSchema.parse({}),
    severityThresholds: { low: 1, medium: 10, high: 50, critical: 200 },
    ...overrides,
  };
}
