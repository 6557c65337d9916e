import type { PreventionRecord } from "../failures/prevention.js";
import type { IncidentAggregatorConfig } from "../incident/aggregator-config.js";
import type { Incident } from "../incident/incident.js";
import type { Severity } from "../incident/severity.js";
import type { RecordResult, Signal } from "../incident/signal.js";
import type { Instant } from "../primitives/instant.js";
import type { IncidentCounts } from "../reads/incident-stats.js";
import type { ReadPoint } from "./read-point.js";

/** What {@link IncidentAggregator.getOrCreateIncident} answers. */
export interface GetOrCreateResult {
  /** The incident that has the signal; null when none does (a resolved signal for an unknown key). */
  readonly incident: Incident | null;
  /** Whether this very signal opened it. */
  readonly isNew: boolean;
}

/** Turns signals into incidents. Runs inside a write of its tenant, under the tenant's head lock. */
export interface IncidentAggregator {
  /** The configuration in force. */
  readonly config: IncidentAggregatorConfig;
  /** From how many signals on a severity applies. */
  readonly severityThresholds: Readonly<Record<Severity, number>>;
  /** Records signals in one go, in the order of their grouping instants; answers in the order given. */
  record(tenantId: string, signals: readonly Signal[]): Promise<RecordResult[]>;
  /** Records one signal and gives its incident. */
  getOrCreateIncident(tenantId: string, signal: Signal): Promise<GetOrCreateResult>;
  /** Records already stored signals again in the order given, with their ids kept: the way to rebuild incidents. */
  replay(tenantId: string, signals: readonly ReplayedSignal[]): Promise<RecordResult[]>;
  /** Resolves incidents that have been silent too long, at most `limit`; gives their ids. */
  resolveStaleIncidents(tenantId: string, limit: number): Promise<string[]>;
  /** Counts of incidents created at `since` or later. */
  getIncidentStats(tenantId: string, since: Instant, at?: ReadPoint): Promise<IncidentCounts>;
}

/** A stored signal with the incident id it was given, and what prevented one, so that a rebuild gives the same. */
export interface ReplayedSignal extends Signal {
  readonly incidentId: string | null;
  /** What kept it from becoming an incident then, whatever the rules are now; null when nothing did. */
  readonly prevention: PreventionRecord | null;
}
