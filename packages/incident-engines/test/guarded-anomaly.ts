import type { GuardedAnomaly } from "@hoc/incident-schemas/ports";

/** A spike that raised an incident and is not over, with what a test cares about put in. */
export function guardedAnomaly(said: Partial<GuardedAnomaly> = {}): GuardedAnomaly {
  return {
    anomalyId: "anomaly-1",
    anomalyType: "ABSOLUTE_SPIKE",
    severity: "HIGH",
    entityType: "tenant",
    entityId: null,
    entityName: null,
    currentValueMicros: 31_000_000,
    expectedValueMicros: 10_000_000,
    derivedCause: "PROMPT_GROWTH",
    observedAt: "2026-03-14T09:00:00.000000Z",
    thresholdPct: 300,
    action: null,
    period: "daily",
    periodStart: "2026-03-14T00:00:00.000000Z",
    raised: true,
    incidentId: "inc_1",
    resolvedAt: null,
    tellsRefusals: true,
    ...said,
  };
}
