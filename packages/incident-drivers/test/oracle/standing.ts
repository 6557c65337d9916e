import type { Incident, Instant } from "@hoc/incident-schemas";
import type { AnalysisWindow, ReadPoint } from "@hoc/incident-schemas/ports";

/** An incident from the transaction that made it so until the next one. */
export interface IncidentState {
  readonly sequence: number;
  readonly incident: Incident;
}

/** A signal of a run that an incident took. */
export interface RunSignal {
  readonly sequence: number;
  readonly incidentId: string;
  readonly runId: string;
}

/** A transaction that recorded something, and the tenant's sequence after it. */
export interface Recording {
  readonly recordedAt: Instant;
  readonly lastSequence: number;
}

/** All that was ever recorded of a tenant. */
export interface TenantHistory {
  readonly tenantId: string;
  /** Each incident's states, oldest first. */
  readonly incidents: readonly (readonly IncidentState[])[];
  readonly runSignals: readonly RunSignal[];
  readonly recordings: readonly Recording[];
}

/** What is to be seen of a tenant at a point. */
export interface Standing {
  readonly incidents: readonly Incident[];
  /** Ids of the incidents that took a signal of a run, by run. */
  readonly incidentsOfRun: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What was to be seen of a tenant at a point. */
export function standingAt(history: TenantHistory, { sequence }: Pick<ReadPoint, "sequence">): Standing {
  const incidentsOfRun = new Map<string, Set<string>>();
  for (const signal of history.runSignals) {
    if (signal.sequence > sequence) continue;
    incidentsOfRun.set(signal.runId, (incidentsOfRun.get(signal.runId) ?? new Set()).add(signal.incidentId));
  }
  return {
    incidents: history.incidents.flatMap(
      (states) => states.findLast((state) => state.sequence <= sequence)?.incident ?? [],
    ),
    incidentsOfRun,
  };
}

/** The incidents that an analysis of a window looks at. */
export function createdIn(incidents: readonly Incident[], window: AnalysisWindow): Incident[] {
  return incidents.filter((incident) => isIn(window, incident.createdAt) && counts(window, incident));
}

/** The incidents that were resolved in a window and are so still, whenever they were created. */
export function resolvedIn(incidents: readonly Incident[], window: AnalysisWindow): ResolvedIncident[] {
  return incidents
    .filter(isResolved)
    .filter((incident) => isIn(window, incident.resolvedAt) && counts(window, incident));
}

/** An incident that is resolved. */
export type ResolvedIncident = Incident & { readonly resolvedAt: Instant };

/** Whether an incident is resolved. */
export function isResolved(incident: Incident): incident is ResolvedIncident {
  return incident.lifecycleState === "RESOLVED";
}

function isIn({ from, to }: AnalysisWindow, instant: Instant): boolean {
  return from <= instant && instant <= to;
}

function counts({ includeSynthetic }: AnalysisWindow, { isSynthetic }: Incident): boolean {
  return includeSynthetic || !isSynthetic;
}
