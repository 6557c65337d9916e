import type { Incident } from "../incident/incident.js";
import type { IncidentEvent } from "../incident/incident-event.js";
import type { IncidentFilters } from "../incident/incident-filters.js";
import type { Instant } from "../primitives/instant.js";
import type { ReadPoint } from "./read-point.js";

/** A page of incidents, newest first. */
export interface ListIncidentsQuery {
  readonly filters: IncidentFilters;
  readonly limit: number;
  /** `createdAt` and id of the last incident seen. */
  readonly after?: { readonly createdAt: Instant; readonly id: string };
  readonly at?: ReadPoint;
}

/** Reads incidents of one tenant, as they stand or, where a point is given, as they stood there. */
export interface IncidentReadDriver {
  /** At most `limit` incidents, newest first, ties by id ascending. */
  listIncidents(tenantId: string, query: ListIncidentsQuery): Promise<Incident[]>;
  /** How many incidents match. */
  countIncidents(tenantId: string, filters: IncidentFilters, at?: ReadPoint): Promise<number>;
  /** One incident, or `undefined`. */
  getIncident(tenantId: string, incidentId: string, at?: ReadPoint): Promise<Incident | undefined>;
  /** The incident's timeline from after `afterSequenceNo` on, oldest first. */
  getIncidentEvents(
    tenantId: string,
    incidentId: string,
    page: { readonly afterSequenceNo: number; readonly limit: number; readonly at?: ReadPoint },
  ): Promise<IncidentEvent[]>;
  /** How many incidents were created at `since` or later. */
  countIncidentsSince(tenantId: string, since: Instant): Promise<number>;
  /** The incident created last, or `undefined`. */
  getLastIncident(tenantId: string): Promise<Incident | undefined>;
  /** The open incident of a grouping key, or `undefined`. */
  findOpenIncident(tenantId: string, groupingKey: string): Promise<Incident | undefined>;
  /** The incidents that took a signal of the run, newest first. */
  listIncidentsForRun(tenantId: string, runId: string, at?: ReadPoint): Promise<Incident[]>;
}
