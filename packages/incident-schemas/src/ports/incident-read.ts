import type { Incident } from "../incident/incident.js";
import type { IncidentEvent } from "../incident/incident-event.js";
import type { IncidentFilters } from "../incident/incident-filters.js";
import type { Severity } from "../incident/severity.js";
import type { Instant } from "../primitives/instant.js";
import type { EarlierResolution } from "../reads/evidence.js";
import type { TimelineVerdict } from "../reads/proof.js";
import type { ReadPoint } from "./read-point.js";

/** A page of incidents, newest first. */
export interface ListIncidentsQuery {
  readonly filters: IncidentFilters;
  readonly limit: number;
  readonly offset?: number;
}

/** The last decision of a person about an incident's severity, and what was known at that moment. */
export interface PersonSeverity {
  readonly severity: Severity;
  /** Signals that impact no longer counts: those up to the last time that somebody lowered the severity. */
  readonly signalCountThen: number;
  /** What the signals had asked for by then. */
  readonly signalSeverityThen: Severity;
}

/** A timeline entry with the salts of its fields, in the order in which the chain names them. */
export interface SaltedEntry extends IncidentEvent {
  readonly fields: readonly { readonly name: string; readonly salt: string; readonly value: unknown }[];
}

/** Reads incidents of one tenant, as they stand or, where a point is given, as they stood there. */
export interface IncidentReadDriver {
  /** A page of incidents as they stand, newest first, ties by id ascending, and how many match. */
  listIncidents(
    tenantId: string,
    query: ListIncidentsQuery,
  ): Promise<{ readonly items: Incident[]; readonly total: number }>;
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
  /** What a person last decided about the incident's severity, or `undefined` when nobody did. */
  findPersonSeverity(tenantId: string, incidentId: string, at: ReadPoint): Promise<PersonSeverity | undefined>;
  /** How incidents of the same signature that were created earlier were resolved, the one resolved last first, ties by id. */
  findEarlierResolutions(
    tenantId: string,
    incident: Pick<Incident, "createdAt" | "recurrenceSignature" | "signatureVersion">,
    limit: number,
    at: ReadPoint,
  ): Promise<EarlierResolution[]>;
  /**
   * Computes the chain of the incident's whole timeline again. `entries` and `head` speak of the point; the verdict of
   * everything that is stored, so that a changed entry shows whenever it is asked about.
   */
  verifyTimeline(tenantId: string, incidentId: string, at: ReadPoint): Promise<TimelineVerdict>;
  /** The incident's whole timeline with what the digests of its fields are made of, oldest first. */
  fetchSaltedTimeline(tenantId: string, incidentId: string, at: ReadPoint): Promise<SaltedEntry[]>;
  /** How many other incidents of the same recurrence signature began in the seconds before an instant. */
  countSimilarIncidents(
    tenantId: string,
    incident: Pick<Incident, "id" | "recurrenceSignature" | "signatureVersion">,
    window: { readonly from: Instant; readonly to: Instant },
    at: ReadPoint,
  ): Promise<number>;
}
