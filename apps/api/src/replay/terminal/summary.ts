import { conflictText, outcomesOf } from "../outcomes.js";
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
  /** The file that the report was written to. */
  readonly reportFile: string | undefined;
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
    ...(report.reportFile === undefined ? [] : ["", `Report: ${report.reportFile}`]),
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

function outcomeLines(tally: Tally): string[] {
  const width = countText(tally.signals).length;
  const lines = outcomesOf(tally).map(
    ({ outcome, count, meaning }) => `  ${countText(count).padStart(width)} ${outcome}: ${meaning}`,
  );
  const conflicts = conflictText(tally);
  return conflicts === undefined ? lines : [...lines, `  ${conflicts}`];
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
