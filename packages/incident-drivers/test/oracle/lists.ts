import {
  type Incident,
  type IncidentFilters,
  type Instant,
  type SortField,
  type SortOrder,
  severityRank,
  UNKNOWN_CATEGORY,
} from "@hoc/incident-schemas";
import type { IncidentListQuery, IncidentListSnapshot, IncidentSnapshot } from "@hoc/incident-schemas/ports";
import { byTurns, falling, newestFirst, type Order, rising } from "./order.js";
import { isResolved, type Standing } from "./standing.js";

type Query = Omit<IncidentListQuery, "at">;

/** The page of incidents that are active or acknowledged. */
export function activeIncidents({ incidents }: Standing, query: Query): IncidentListSnapshot {
  return page(
    incidents.filter((incident) => !isResolved(incident)),
    query,
  );
}

/** The page of incidents that are resolved, at `notBefore` or later. */
export function resolvedIncidents(
  { incidents }: Standing,
  query: Query & { readonly notBefore?: Instant },
): IncidentListSnapshot {
  const { notBefore } = query;
  return page(
    incidents.filter(isResolved).filter(({ resolvedAt }) => notBefore === undefined || resolvedAt >= notBefore),
    query,
  );
}

/** The page of incidents that were resolved before `cutoff`. */
export function historicalIncidents(
  { incidents }: Standing,
  query: Query & { readonly cutoff: Instant },
): IncidentListSnapshot {
  return page(
    incidents.filter(isResolved).filter(({ resolvedAt }) => resolvedAt < query.cutoff),
    query,
  );
}

/** The page of all incidents. */
export function allIncidents({ incidents }: Standing, query: Query): IncidentListSnapshot {
  return page(incidents, query);
}

/** The incidents that took a signal of a run, newest first. */
export function incidentsByRun({ incidents, incidentsOfRun }: Standing, runId: string): IncidentSnapshot[] {
  const ids = incidentsOfRun.get(runId) ?? new Set<string>();
  return incidents
    .filter(({ id }) => ids.has(id))
    .sort(newestFirst)
    .map(snapshotOf);
}

function page(incidents: readonly Incident[], query: Query): IncidentListSnapshot {
  const order = orderOf(query.sortBy, query.sortOrder);
  const found = incidents.filter((incident) => matches(incident, query.filters)).sort(order);
  const { after, offset = 0, limit } = query;
  const rest =
    after === undefined ? found.slice(offset) : found.filter((incident) => order(incident, after as Incident) > 0);
  return { items: rest.slice(0, limit).map(snapshotOf), total: query.withTotal ? found.length : null };
}

function orderOf(sortBy: SortField, sortOrder: SortOrder): Order<Incident> {
  const inOrder = sortOrder === "asc" ? rising<Incident> : falling<Incident>;
  const created = inOrder(({ createdAt }) => createdAt);
  const orders = {
    created_at: [created],
    resolved_at: [inOrder(({ resolvedAt }) => resolvedAt)],
    severity: [inOrder(({ severity }) => severityRank(severity)), created],
  } as const;
  return byTurns(
    ...orders[sortBy],
    rising<Incident>(({ id }) => id),
  );
}

/** Whether an incident is what every given filter asks for. */
function matches(incident: Incident, filters: IncidentFilters): boolean {
  const { topic, category, createdAfter, createdBefore, resolvedAfter, resolvedBefore, ...equalities } = filters;
  if (topic !== undefined && (topic === "RESOLVED") !== isResolved(incident)) return false;
  if (category !== undefined && category !== (incident.category ?? UNKNOWN_CATEGORY)) return false;
  if (!lies(incident.createdAt, createdAfter, createdBefore)) return false;
  if (!lies(incident.resolvedAt, resolvedAfter, resolvedBefore)) return false;
  return Object.entries(equalities).every(
    ([field, value]) => value === undefined || incident[field as keyof typeof equalities] === value,
  );
}

function lies(instant: Instant | null, from: Instant | undefined, to: Instant | undefined): boolean {
  if (instant === null) return from === undefined && to === undefined;
  return (from === undefined || from <= instant) && (to === undefined || instant <= to);
}

/** What a list shows of an incident. */
export function snapshotOf(incident: IncidentSnapshot): IncidentSnapshot {
  return {
    id: incident.id,
    tenantId: incident.tenantId,
    lifecycleState: incident.lifecycleState,
    status: incident.status,
    severity: incident.severity,
    category: incident.category,
    title: incident.title,
    description: incident.description,
    triggerType: incident.triggerType,
    llmRunId: incident.llmRunId,
    sourceRunId: incident.sourceRunId,
    causeType: incident.causeType,
    errorCode: incident.errorCode,
    errorMessage: incident.errorMessage,
    affectedAgentId: incident.affectedAgentId,
    policyId: incident.policyId,
    violationId: incident.violationId,
    signalCount: incident.signalCount,
    lateSignals: incident.lateSignals,
    callsAffected: incident.callsAffected,
    costMicros: incident.costMicros,
    overflowCounts: incident.overflowCounts,
    ownerId: incident.ownerId,
    startedAt: incident.startedAt,
    lastSignalAt: incident.lastSignalAt,
    endedAt: incident.endedAt,
    createdAt: incident.createdAt,
    updatedAt: incident.updatedAt,
    acknowledgedAt: incident.acknowledgedAt,
    resolvedAt: incident.resolvedAt,
    resolutionMethod: incident.resolutionMethod,
    resolutionType: incident.resolutionType,
    isSynthetic: incident.isSynthetic,
    syntheticScenarioId: incident.syntheticScenarioId,
  };
}
