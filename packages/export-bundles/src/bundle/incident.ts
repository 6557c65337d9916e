import type { BundleFacts } from "./facts.js";
import type { BundleContent } from "./format.js";

/** The incident as it stands in bundles. */
export function incidentOf({ incident, similarIncidents30Days }: BundleFacts): BundleContent["incident"] {
  return {
    title: incident.title,
    category: incident.category,
    triggerType: incident.triggerType,
    triggerValue: incident.triggerValue,
    errorCode: incident.errorCode,
    severity: incident.severity,
    status: incident.status,
    isSynthetic: incident.isSynthetic,
    startedAt: incident.startedAt,
    createdAt: incident.createdAt,
    lastSignalAt: incident.lastSignalAt,
    acknowledgedAt: incident.acknowledgedAt,
    acknowledgedBy: incident.acknowledgedBy,
    containedAt: incident.containedAt,
    resolvedAt: incident.resolvedAt,
    resolvedBy: incident.resolvedBy,
    resolutionMethod: incident.resolutionMethod,
    ownerId: incident.ownerId,
    signalCount: incident.signalCount,
    lateSignals: incident.lateSignals,
    callsAffected: incident.callsAffected,
    costMicros: incident.costMicros,
    previousIncidentId: incident.previousIncidentId,
    similarIncidents30Days,
  };
}
