import { type IncidentSummary, UNKNOWN_CATEGORY } from "@hoc/incident-schemas";
import type { IncidentSnapshot } from "@hoc/incident-schemas/ports";
import { incidentRefs } from "../incident-read/incident-refs.js";

/**
 * An incident as lists show it.
 *
 * @example snapshotToSummary(snapshot).category // "UNKNOWN" when it has none
 */
export function snapshotToSummary(snapshot: IncidentSnapshot): IncidentSummary {
  return {
    incidentId: snapshot.id,
    category: snapshot.category ?? UNKNOWN_CATEGORY,
    tenantId: snapshot.tenantId,
    lifecycleState: snapshot.lifecycleState,
    status: snapshot.status,
    severity: snapshot.severity,
    title: snapshot.title,
    description: snapshot.description,
    triggerType: snapshot.triggerType,
    llmRunId: snapshot.llmRunId,
    causeType: snapshot.causeType,
    errorCode: snapshot.errorCode,
    errorMessage: snapshot.errorMessage,
    signalCount: snapshot.signalCount,
    lateSignals: snapshot.lateSignals,
    callsAffected: snapshot.callsAffected,
    costMicros: snapshot.costMicros,
    overflowCounts: snapshot.overflowCounts,
    ownerId: snapshot.ownerId,
    startedAt: snapshot.startedAt,
    lastSignalAt: snapshot.lastSignalAt,
    endedAt: snapshot.endedAt,
    createdAt: snapshot.createdAt,
    acknowledgedAt: snapshot.acknowledgedAt,
    resolvedAt: snapshot.resolvedAt,
    resolutionMethod: snapshot.resolutionMethod,
    resolutionType: snapshot.resolutionType,
    isSynthetic: snapshot.isSynthetic,
    ...incidentRefs(snapshot),
  };
}
