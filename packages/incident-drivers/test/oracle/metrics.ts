import { type Incident, type Instant, MICROS_PER_SECOND, type Severity, type SlaTargets } from "@hoc/incident-schemas";
import type { AnalysisWindow, MetricsSnapshot } from "@hoc/incident-schemas/ports";
import { averageMs, largestMs, medianMs, microsBetween } from "./arithmetic.js";
import { createdIn, isResolved, type Standing } from "./standing.js";

/** Counts, durations and service levels of a window's incidents. */
export function metrics({ incidents }: Standing, window: AnalysisWindow, slaTargets: SlaTargets): MetricsSnapshot {
  const all = createdIn(incidents, window);
  const acknowledged = all.flatMap((incident) => sinceStart(incident, incident.acknowledgedAt));
  const contained = all.flatMap((incident) => sinceStart(incident, incident.containedAt));
  const resolved = all.filter(isResolved);
  const open = all.filter((incident) => !isResolved(incident));
  const resolution = resolved.flatMap((incident) => sinceStart(incident, incident.resolvedAt));
  const openAge = open.flatMap((incident) => sinceStart(incident, window.to));
  const late = (incident: Incident, end: Instant) =>
    microsBetween(incident.startedAt, end) > BigInt(slaTargets[incident.severity] * MICROS_PER_SECOND);
  const resolvedLate = resolved.filter((incident) => late(incident, incident.resolvedAt)).length;
  const openLate = open.filter((incident) => late(incident, window.to)).length;
  const ofSeverity = (severity: Severity) => all.filter((incident) => incident.severity === severity).length;
  return {
    totalCount: all.length,
    activeCount: open.length,
    ackedCount: all.filter(({ lifecycleState }) => lifecycleState === "ACKED").length,
    resolvedCount: resolved.length,
    avgTimeToAcknowledgeMs: averageMs(acknowledged),
    medianTimeToAcknowledgeMs: medianMs(acknowledged),
    avgTimeToContainmentMs: averageMs(contained),
    medianTimeToContainmentMs: medianMs(contained),
    avgTimeToResolutionMs: averageMs(resolution),
    medianTimeToResolutionMs: medianMs(resolution),
    avgOpenAgeMs: averageMs(openAge),
    medianOpenAgeMs: medianMs(openAge),
    oldestOpenAgeMs: largestMs(openAge),
    slaMetCount: resolved.length - resolvedLate,
    slaBreachedCount: resolvedLate + openLate,
    slaPendingCount: open.length - openLate,
    criticalCount: ofSeverity("critical"),
    highCount: ofSeverity("high"),
    mediumCount: ofSeverity("medium"),
    lowCount: ofSeverity("low"),
  };
}

/** From an incident's start to an instant, in microseconds; nothing without the instant. */
export function sinceStart({ startedAt }: Incident, instant: Instant | null): bigint[] {
  return instant === null ? [] : [microsBetween(startedAt, instant)];
}
