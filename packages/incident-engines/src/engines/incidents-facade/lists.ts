import { addSeconds, type IncidentListResult, type IncidentsByRunResult, type Instant } from "@hoc/incident-schemas";
import type { IncidentListQuery } from "@hoc/incident-schemas/ports";
import { DAY_SECONDS } from "../analysis/analysis-scope.js";
import { readAt, readPointOf } from "../incident-read/read-point.js";
import type { FacadeScope } from "./incidents-facade.js";
import type * as Inputs from "./inputs.js";
import { type ListKind, listPage } from "./list-page.js";
import { snapshotToSummary } from "./snapshot-to-summary.js";

/**
 * Incidents whatever their state.
 *
 * @throws DomainError `invalid_cursor`, and `invalid_input` for an instant in the future
 * @example await listIncidents({ ports, clock }, "acme", listIncidentsInputSchema.parse({ severity: "high" }))
 */
export function listIncidents(
  scope: FacadeScope,
  tenantId: string,
  input: Inputs.ListIncidents,
): Promise<IncidentListResult> {
  const fetch = (query: IncidentListQuery) => scope.ports.incidentsFacade.fetchAllIncidents(tenantId, query);
  return listPage({ name: "incidents", fetch }, scope, tenantId, input);
}

/**
 * Incidents that are active or acknowledged.
 *
 * @throws DomainError `invalid_cursor`, and `invalid_input` for an instant in the future
 * @example await listActiveIncidents({ ports, clock }, "acme", listActiveIncidentsInputSchema.parse({}))
 */
export function listActiveIncidents(
  scope: FacadeScope,
  tenantId: string,
  input: Inputs.ListActiveIncidents,
): Promise<IncidentListResult> {
  const fetch = (query: IncidentListQuery) => scope.ports.incidentsFacade.fetchActiveIncidents(tenantId, query);
  return listPage({ name: "incidents.active", topic: "ACTIVE", fetch }, scope, tenantId, input);
}

/**
 * Incidents that are resolved; those resolved more than `retentionDays` before `asOf` too, unless `excludeHistorical`.
 *
 * @throws DomainError `invalid_cursor`, and `invalid_input` for an instant in the future
 * @example await listResolvedIncidents({ ports, clock }, "acme", listResolvedIncidentsInputSchema.parse({}))
 */
export function listResolvedIncidents(
  scope: FacadeScope,
  tenantId: string,
  input: Inputs.ListResolvedIncidents,
): Promise<IncidentListResult> {
  const { excludeHistorical, retentionDays } = input;
  const cutoff = (asOf: Instant) => cutoffOf(asOf, retentionDays);
  const kind: ListKind = {
    name: "incidents.resolved",
    topic: "RESOLVED",
    ...(excludeHistorical && {
      narrowedBy: (asOf: Instant) => ({ excludeHistorical, retentionDays, cutoff: cutoff(asOf) }),
    }),
    fetch: (query) =>
      scope.ports.incidentsFacade.fetchResolvedIncidents(tenantId, {
        ...query,
        ...(excludeHistorical && { notBefore: cutoff(query.at.asOf) }),
      }),
  };
  return listPage(kind, scope, tenantId, input);
}

/**
 * Incidents that were resolved more than `retentionDays` before `asOf`.
 *
 * @throws DomainError `invalid_cursor`, and `invalid_input` for an instant in the future
 * @example await listHistoricalIncidents({ ports, clock }, "acme", listHistoricalIncidentsInputSchema.parse({}))
 */
export function listHistoricalIncidents(
  scope: FacadeScope,
  tenantId: string,
  input: Inputs.ListHistoricalIncidents,
): Promise<IncidentListResult> {
  const { retentionDays } = input;
  const kind: ListKind = {
    name: "incidents.historical",
    topic: "HISTORICAL",
    narrowedBy: (asOf) => ({ retentionDays, cutoff: cutoffOf(asOf, retentionDays) }),
    fetch: (query) =>
      scope.ports.incidentsFacade.fetchHistoricalIncidents(tenantId, {
        ...query,
        cutoff: cutoffOf(query.at.asOf, retentionDays),
      }),
  };
  return listPage(kind, scope, tenantId, input);
}

/**
 * The incidents that took a signal of a run, newest first.
 *
 * @throws DomainError `invalid_input` for an instant in the future
 * @example await getIncidentsForRun({ ports, clock }, "acme", { runId: "run-1" })
 */
export async function getIncidentsForRun(
  { ports, clock }: FacadeScope,
  tenantId: string,
  { runId, asOf }: Inputs.IncidentsForRun,
): Promise<IncidentsByRunResult> {
  const at = await readPointOf(ports, tenantId, asOf, clock());
  const snapshots = await ports.incidentsFacade.fetchIncidentsByRun(tenantId, runId, at);
  return { runId, incidents: snapshots.map(snapshotToSummary), total: snapshots.length, ...readAt(at) };
}

function cutoffOf(asOf: Instant, retentionDays: number): Instant {
  return addSeconds(asOf, -retentionDays * DAY_SECONDS);
}
