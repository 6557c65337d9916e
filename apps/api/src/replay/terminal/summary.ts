import { ABSORPTIONS, type RecordOutcome } from "@hoc/incident-schemas";
import type { Tally } from "../tally.js";
import type { IncidentFacts } from "../targets/target.js";
import { incidentTable } from "./incident-table.js";
import { counted, countText } from "./text-table.js";

/** All that the summary of a replay says. */
export interface ReplayReport {
  readonly file: string;
  readonly tenant: string | undefined;
  readonly target: string;
  readonly tally: Tally;
  readonly seconds: number;
  /** The incidents with most signals, largest first. */
  readonly largest: readonly IncidentFacts[];
  readonly whereToLook: readonly string[];
}

/** The summary of a replay, for the terminal. */
export function renderSummary(report: ReplayReport): string {
  const { tally } = report;
  const lines = [
    `${report.file} → ${report.target}${report.tenant === undefined ? "" : ` (tenant ${report.tenant})`}`,
    "",
    headline(tally),
    ...outcomeLines(tally),
    `  ${countText(tally.rows)} rows read in ${report.seconds.toFixed(1)} s${rateText(tally.signals, report.seconds)}`,
    ...largestLines(report),
    ...(report.whereToLook.length === 0
      ? []
      : ["", "Where to look:", ...report.whereToLook.map((line) => `  ${line}`)]),
  ];
  return `${lines.join("\n")}\n`;
}

function headline(tally: Tally): string {
  if (tally.signals === 0)
    return tally.rows === 0
      ? "The file has no rows; nothing was sent."
      : `No row of ${countText(tally.rows)} is a failure: 0 signals → 0 incidents, no false alarm.`;
  const opened = tally.outcomes.opened ?? 0;
  if (tally.outcomes.duplicate === tally.signals)
    return `All ${counted(tally.signals, "signal")} were there before: nothing new, 0 incidents opened.`;
  return `${counted(tally.signals, "signal")} → ${counted(opened, "incident")} opened`;
}

const MEANINGS = {
  opened: "opened an incident",
  attached: "joined an open incident",
  late: "belong to an incident that is over",
  overflow: "went to the overflow incident: the hourly cap was reached",
  suppressed: "were covered by a policy",
  cleared: "said that an open incident is well again",
  noted: "said that all is well where nothing was open",
  duplicate: "were there before",
} as const satisfies Record<RecordOutcome, string>;

function outcomeLines(tally: Tally): string[] {
  const outcomes = [...ABSORPTIONS, "duplicate"] as const;
  const width = countText(tally.signals).length;
  const lines = outcomes
    .filter((outcome) => tally.outcomes[outcome] !== undefined)
    .map((outcome) => `  ${countText(tally.outcomes[outcome] ?? 0).padStart(width)} ${outcome}: ${MEANINGS[outcome]}`);
  if (tally.conflicts > 0)
    lines.push(`  ${countText(tally.conflicts)} of the duplicates say something else than before; the first stands`);
  return lines;
}

function rateText(signals: number, seconds: number): string {
  return signals === 0 || seconds <= 0 ? "" : `, ${countText(Math.round(signals / seconds))} signals/s`;
}

function largestLines({ largest, tally }: ReplayReport): string[] {
  if (largest.length === 0) return [];
  const more = tally.incidents.size - largest.length;
  const table = incidentTable(largest).map((line) => `  ${line}`);
  return ["", "Largest incidents:", ...table, ...(more > 0 ? [`  and ${countText(more)} more`] : [])];
}
