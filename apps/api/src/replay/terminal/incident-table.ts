import { MICROS_PER_SECOND, microsOf } from "@hoc/incident-schemas";
import type { IncidentFacts } from "../targets/target.js";
import { durationText } from "./duration.js";
import { countText, textTable } from "./text-table.js";

const LONGEST_TITLE = 60;

/** Incidents as a table for the terminal. */
export function incidentTable(incidents: readonly IncidentFacts[]): string[] {
  return textTable(
    ["signals", "severity", "state", "started (UTC)", "lasted", "title"],
    incidents.map((incident) => [
      countText(incident.signalCount),
      incident.severity,
      incident.lifecycleState,
      incident.startedAt.slice(0, 19).replace("T", " "),
      durationText((microsOf(incident.lastSignalAt) - microsOf(incident.startedAt)) / MICROS_PER_SECOND),
      oneLine(incident.title),
    ]),
  );
}

/** A title as one printable line: what a log put into it cannot steer the terminal. */
function oneLine(title: string): string {
  const printable = title.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
  return printable.length <= LONGEST_TITLE ? printable : `${printable.slice(0, LONGEST_TITLE - 1)}…`;
}
