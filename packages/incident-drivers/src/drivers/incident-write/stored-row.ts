import type { Incident } from "@hoc/incident-schemas";
import type { IncidentRow, PlacedColumn } from "./insert-incidents.js";

/** The row of an incident that is stored as it is, outside the aggregator's windows. */
export function storedRow(incident: Incident): Omit<IncidentRow, PlacedColumn> {
  return {
    ...incident,
    grouping: "manual",
    lastReceivedAt: incident.lastSignalAt,
    signalSeverity: incident.severity,
    personSeverity: null,
    personSignalCount: null,
    personSignalSeverity: null,
    lateNoted: false,
    overflowHour: null,
    timelineLength: 0,
    timelineHead: "",
    lastTransitionDigest: null,
  };
}
