import type { IncidentSnapshot } from "@hoc/incident-schemas/ports";
import { INCIDENT_COLUMNS } from "../database/tables/index.js";
import { fromDb, selectList } from "./rows.js";

/** The columns that a list shows. */
const SNAPSHOT_COLUMNS = {
  id: INCIDENT_COLUMNS.id,
  tenantId: INCIDENT_COLUMNS.tenantId,
  lifecycleState: INCIDENT_COLUMNS.lifecycleState,
  status: INCIDENT_COLUMNS.status,
  severity: INCIDENT_COLUMNS.severity,
  category: INCIDENT_COLUMNS.category,
  title: INCIDENT_COLUMNS.title,
  description: INCIDENT_COLUMNS.description,
  triggerType: INCIDENT_COLUMNS.triggerType,
  llmRunId: INCIDENT_COLUMNS.llmRunId,
  sourceRunId: INCIDENT_COLUMNS.sourceRunId,
  causeType: INCIDENT_COLUMNS.causeType,
  errorCode: INCIDENT_COLUMNS.errorCode,
  errorMessage: INCIDENT_COLUMNS.errorMessage,
  affectedAgentId: INCIDENT_COLUMNS.affectedAgentId,
  policyId: INCIDENT_COLUMNS.policyId,
  violationId: INCIDENT_COLUMNS.violationId,
  signalCount: INCIDENT_COLUMNS.signalCount,
  lateSignals: INCIDENT_COLUMNS.lateSignals,
  callsAffected: INCIDENT_COLUMNS.callsAffected,
  costMicros: INCIDENT_COLUMNS.costMicros,
  overflowCounts: INCIDENT_COLUMNS.overflowCounts,
  ownerId: INCIDENT_COLUMNS.ownerId,
  startedAt: INCIDENT_COLUMNS.startedAt,
  lastSignalAt: INCIDENT_COLUMNS.lastSignalAt,
  endedAt: INCIDENT_COLUMNS.endedAt,
  createdAt: INCIDENT_COLUMNS.createdAt,
  updatedAt: INCIDENT_COLUMNS.updatedAt,
  acknowledgedAt: INCIDENT_COLUMNS.acknowledgedAt,
  resolvedAt: INCIDENT_COLUMNS.resolvedAt,
  resolutionMethod: INCIDENT_COLUMNS.resolutionMethod,
  resolutionType: INCIDENT_COLUMNS.resolutionType,
  isSynthetic: INCIDENT_COLUMNS.isSynthetic,
  syntheticScenarioId: INCIDENT_COLUMNS.syntheticScenarioId,
} as const satisfies Record<keyof IncidentSnapshot, unknown>;

/** The select list of what a list shows of an incident. */
export function snapshotFields(alias: string) {
  return selectList(SNAPSHOT_COLUMNS, alias);
}

/** What a list shows of an incident, from its row. */
export function toSnapshot(row: Record<string, unknown>): IncidentSnapshot {
  return fromDb(SNAPSHOT_COLUMNS, row) as IncidentSnapshot;
}
