import {
  type EpochMicros,
  type Incident,
  type IncidentEvent,
  instantFromMicros,
  MICROS_PER_SECOND,
  type Severity,
  STATUS_OF_LIFECYCLE,
  SYSTEM_ACTORS,
  type SystemResolutionType,
} from "@hoc/incident-schemas";
import type { SeverityFacts } from "@hoc/severity-policy";
import { column, nullable, type RowOf } from "../../database/columns.js";
import { INCIDENT_COLUMNS, INCIDENT_STATE_COLUMNS } from "../../database/tables/index.js";
import type { Grouping } from "./incident-key.js";

/** What a decision must know of an incident, and what it may change. Instants are whole microseconds here. */
export interface IncidentState extends SeverityFacts {
  readonly id: string;
  readonly groupingKey: string;
  readonly grouping: Grouping;
  lifecycleState: Incident["lifecycleState"];
  severity: Severity;
  signalSeverity: Severity;
  signalCount: number;
  lateSignals: number;
  callsAffected: number;
  /** Exact sum; null when no signal carried a cost. */
  costMicros: bigint | null;
  overflowCounts: Record<string, number> | null;
  overflowHour: EpochMicros | null;
  startedAt: EpochMicros;
  lastSignalAt: EpochMicros;
  lastReceivedAt: EpochMicros;
  reopenedAt: EpochMicros | null;
  resolvedAt: EpochMicros | null;
  resolvedBy: string | null;
  resolutionMethod: Incident["resolutionMethod"];
  resolutionType: string | null;
  lateNoted: boolean;
  timelineLength: number;
  timelineHead: string;
  version: number;
  /** Severity and version as they are stored, by which a new state is known; undefined on new incidents. */
  readonly storedState: { readonly severity: Severity; readonly version: number } | undefined;
  /** What only a new incident has: the row's remaining fields. Absent on incidents that are stored already. */
  readonly opening: OpeningFields | undefined;
}

/** The fields of an incident that its opening signal fixes for ever. */
export type OpeningFields = Omit<
  Incident,
  | "tenantId"
  | "id"
  | "groupingKey"
  | "severity"
  | "status"
  | "lifecycleState"
  | "signalCount"
  | "lateSignals"
  | "callsAffected"
  | "costMicros"
  | "overflowCounts"
  | "startedAt"
  | "lastSignalAt"
  | "endedAt"
  | "durationSeconds"
  | "updatedAt"
  | "recordedAt"
  | "acknowledgedAt"
  | "acknowledgedBy"
  | "containedAt"
  | "resolvedAt"
  | "resolvedBy"
  | "resolutionMethod"
  | "resolutionType"
  | "resolutionSummary"
  | "resolutionNotes"
  | "reopenedAt"
  | "ownerId"
  | "postmortemArtifactId"
  | "version"
>;

/** The columns that a decision reads. */
export const FACT_COLUMNS = {
  ...pick(INCIDENT_COLUMNS, [
    "id",
    "groupingKey",
    "lifecycleState",
    "severity",
    "signalCount",
    "lateSignals",
    "callsAffected",
    "costMicros",
    "overflowCounts",
    "resolvedBy",
    "resolutionMethod",
    "resolutionType",
    "version",
  ]),
  ...pick(INCIDENT_STATE_COLUMNS, [
    "grouping",
    "signalSeverity",
    "personSeverity",
    "personSignalCount",
    "personSignalSeverity",
    "lateNoted",
    "timelineLength",
    "timelineHead",
  ]),
  startedAt: column("started_at", "micros"),
  lastSignalAt: column("last_signal_at", "micros"),
  lastReceivedAt: column("last_received_at", "micros"),
  reopenedAt: nullable("reopened_at", "micros"),
  resolvedAt: nullable("resolved_at", "micros"),
  overflowHour: nullable("overflow_hour", "micros"),
};

/** The state of a stored incident. */
export function stateFromDb(row: RowOf<typeof FACT_COLUMNS>): IncidentState {
  return {
    id: row.id,
    groupingKey: row.groupingKey,
    grouping: row.grouping as Grouping,
    lifecycleState: row.lifecycleState as Incident["lifecycleState"],
    severity: row.severity as Severity,
    signalSeverity: row.signalSeverity as Severity,
    signalCount: row.signalCount,
    personSet: personSetFromDb(row),
    lateSignals: row.lateSignals,
    callsAffected: row.callsAffected,
    costMicros: row.costMicros === null ? null : BigInt(row.costMicros),
    overflowCounts: row.overflowCounts as Record<string, number> | null,
    overflowHour: row.overflowHour,
    startedAt: row.startedAt,
    lastSignalAt: row.lastSignalAt,
    lastReceivedAt: row.lastReceivedAt,
    reopenedAt: row.reopenedAt,
    resolvedAt: row.resolvedAt,
    resolvedBy: row.resolvedBy,
    resolutionMethod: row.resolutionMethod as Incident["resolutionMethod"],
    resolutionType: row.resolutionType,
    lateNoted: row.lateNoted,
    timelineLength: row.timelineLength,
    timelineHead: row.timelineHead,
    version: row.version,
    storedState: { severity: row.severity as Severity, version: row.version },
    opening: undefined,
  };
}

function personSetFromDb(row: RowOf<typeof FACT_COLUMNS>): IncidentState["personSet"] {
  if (row.personSeverity === null) return undefined;
  return {
    severity: row.personSeverity as Severity,
    signalCountThen: row.personSignalCount ?? 0,
    signalSeverityThen: row.personSignalSeverity as Severity,
  };
}

/** The columns that a batch may change of a stored incident. */
export const CHANGE_COLUMNS = {
  id: INCIDENT_COLUMNS.id,
  ...pick(INCIDENT_COLUMNS, [
    "severity",
    "status",
    "lifecycleState",
    "signalCount",
    "lateSignals",
    "callsAffected",
    "costMicros",
    "overflowCounts",
    "startedAt",
    "lastSignalAt",
    "endedAt",
    "durationSeconds",
    "resolvedAt",
    "resolvedBy",
    "resolutionMethod",
    "resolutionType",
    "version",
  ]),
  ...pick(INCIDENT_STATE_COLUMNS, [
    "lastReceivedAt",
    "signalSeverity",
    "lateNoted",
    "overflowHour",
    "timelineLength",
    "timelineHead",
  ]),
};

/** A column of an incident's state as a batch writes it. */
export function stateField(state: IncidentState, field: string): unknown {
  switch (field) {
    case "status":
      return STATUS_OF_LIFECYCLE[state.lifecycleState];
    case "startedAt":
    case "lastSignalAt":
    case "lastReceivedAt":
      return instantFromMicros(state[field]);
    case "overflowHour":
    case "resolvedAt":
      return instantOrNull(state[field]);
    case "endedAt":
      return instantOrNull(state.resolvedAt);
    case "durationSeconds":
      return state.resolvedAt === null
        ? null
        : Math.max(0, Math.floor((state.resolvedAt - state.startedAt) / MICROS_PER_SECOND));
    default:
      return state[field as keyof IncidentState];
  }
}

/** Whether an incident was resolved by a person or by the sweep, after which signals are late for a while. */
export function hasCooldown(state: IncidentState): boolean {
  return state.resolvedBy !== SYSTEM_ACTORS.aggregator.id;
}

/** Marks an incident as resolved by the system. */
export function resolveBySystem(
  state: IncidentState,
  at: EpochMicros,
  resolutionType: SystemResolutionType,
  resolvedBy: string,
): void {
  state.lifecycleState = "RESOLVED";
  state.resolvedAt = at;
  state.resolvedBy = resolvedBy;
  state.resolutionMethod = "auto";
  state.resolutionType = resolutionType;
  state.version += 1;
}

/** Whether severity or lifecycle are no longer those that are stored. */
export function hasNewState({ severity, version, storedState }: IncidentState): boolean {
  return severity !== storedState?.severity || version !== storedState.version;
}

/** Moves the end of an incident's timeline behind an entry. */
export function extendTimeline(state: IncidentState, entry: IncidentEvent): void {
  state.timelineLength = entry.sequenceNo;
  state.timelineHead = entry.leaf;
}

function instantOrNull(micros: EpochMicros | null): string | null {
  return micros === null ? null : instantFromMicros(micros);
}

function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, K>;
}
