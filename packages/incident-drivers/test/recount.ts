import { maxSeverity, microsOf, type Severity } from "@hoc/incident-schemas";
import type { StoredEntry, StoredIncident, StoredSignal } from "./stored.js";

const TRIGGER: Readonly<Record<string, Severity>> = {
  rate_limit: "medium",
  freeze: "critical",
  rate_limit_overflow: "high",
};

/** What an incident's stored signals say about it, counted naively. */
export function recount(incident: StoredIncident, all: readonly StoredSignal[], entries: readonly StoredEntry[]) {
  const signals = all.filter(({ incidentId }) => incidentId === incident.id);
  const firing = signals.filter(({ state }) => state === "firing");
  const counted = firing.filter(({ absorption }) => absorption !== "late");
  const costs = firing.flatMap(({ costMicros }) => (costMicros === null ? [] : [BigInt(costMicros)]));
  const instants = counted.map(({ groupingAt }) => groupingAt).sort();
  const overflow = counted.filter(({ absorption }) => absorption === "overflow");
  const said = counted.reduce<Severity>(
    (highest, { triggerType, initialSeverity }) =>
      maxSeverity(maxSeverity(highest, TRIGGER[triggerType] as Severity), (initialSeverity ?? "low") as Severity),
    TRIGGER[incident.triggerType] as Severity,
  );
  const byPerson = entries.some(
    ({ incidentId, eventType }) => incidentId === incident.id && eventType === "severity_set",
  );
  return {
    signalCount: counted.length,
    lateSignals: firing.length - counted.length,
    callsAffected: firing.filter(({ kind, reference }) => kind === "call" || kind === "run" || reference === null)
      .length,
    costMicros: costs.length === 0 ? null : Number(costs.reduce((sum, cost) => sum + cost, 0n)),
    startedAt: instants[0],
    lastSignalAt: instants.at(-1),
    createdAt: firing[0]?.groupingAt,
    overflowCounts:
      incident.grouping === "overflow"
        ? Object.fromEntries(
            [...new Set(overflow.map(({ triggerType }) => triggerType))].map((type) => [
              type,
              overflow.filter(({ triggerType }) => triggerType === type).length,
            ]),
          )
        : null,
    severity: byPerson ? incident.severity : maxSeverity(said, byImpact(counted.length)),
    signalSeverity: said,
  };
}

function byImpact(count: number): Severity {
  if (count >= 8) return "critical";
  if (count >= 5) return "high";
  return count >= 3 ? "medium" : "low";
}

/** Most incidents that count toward the cap in any rolling hour. */
export function busiestHour(incidents: readonly StoredIncident[]): number {
  const openings = incidents
    .filter(({ grouping }) => grouping === "sliding" || grouping === "tumbling")
    .map(({ createdAt }) => microsOf(createdAt))
    .sort((a, b) => a - b);
  return Math.max(
    0,
    ...openings.map((at) => openings.filter((other) => other >= at && other < at + 3_600_000_000).length),
  );
}
