import { mostFrequent } from "../most-frequent.js";
import { conflictText, outcomesOf } from "../outcomes.js";
import { runOutcomesOf, runsText } from "../run-outcomes.js";
import type { RunCounts } from "../run-tally.js";
import type { Tally } from "../tally.js";
import type { IncidentFacts } from "../targets/target.js";
import { detectionLines } from "./detection-lines.js";
import { incidentTable } from "./incident-table.js";
import { counted, countText } from "./text-table.js";

const ERROR_CODES_SHOWN = 8;

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
    ...runLines(tally),
    ...outcomeLines(tally),
    `  ${countText(tally.rows)} rows read in ${report.seconds.toFixed(1)} s${rateText(tally, report.seconds)}`,
    ...detectionLines(tally.ofRuns.detections),
    ...largestLines(report),
    ...(report.reportFile === undefined ? [] : ["", `Report: ${report.reportFile}`]),
    ...(report.whereToLook.length === 0
      ? []
      : ["", "Where to look:", ...report.whereToLook.map((line) => `  ${line}`)]),
  ];
  return `${lines.join("\n")}\n`;
}

function headline(tally: Tally): string {
  if (tally.ofRuns.runs > 0) return runHeadline(tally);
  if (tally.signals === 0)
    return tally.rows === 0
      ? "The file has no rows; nothing was sent."
      : `No row of ${countText(tally.rows)} is a failure: 0 signals → 0 incidents, no false alarm.`;
  const opened = tally.outcomes.opened ?? 0;
  if (tally.outcomes.duplicate === tally.signals)
    return `All ${counted(tally.signals, "signal")} were there before: nothing new, 0 incidents opened.`;
  return `${counted(tally.signals, "signal")} → ${counted(opened, "incident")} opened`;
}

function runHeadline({ ofRuns, signals, outcomes }: Tally): string {
  const { runs, runsBefore, steps, stepsBefore } = ofRuns;
  const nothingNew = runsBefore === runs && stepsBefore === steps && (outcomes.duplicate ?? 0) === signals;
  if (nothingNew) return `All ${counted(runs, "run")} were there before: nothing new, 0 incidents opened.`;
  return `${runsText(ofRuns)} → ${counted(outcomes.opened ?? 0, "incident")} opened`;
}

function runLines({ ofRuns, signals }: Tally): string[] {
  if (ofRuns.runs === 0) return [];
  const codes = mostFrequent(ofRuns.errorCodes, ERROR_CODES_SHOWN);
  const more = ofRuns.errorCodes.size - codes.length;
  return [
    "How the runs ended:",
    ...countLines(runOutcomesOf(ofRuns).map(({ outcome, count, meaning }) => [count, `${outcome}: ${meaning}`])),
    ...(codes.length === 0 ? [] : ["Why they failed:"]),
    ...countLines(codes.map(([code, count]) => [count, code])),
    ...(more > 0 ? [`  and ${counted(more, "error code")} more`] : []),
    ...(signals === 0 ? [] : [whatBecameOf(ofRuns)]),
  ];
}

function whatBecameOf({ detections }: RunCounts): string {
  const findings = detections.any.found === 0 ? "" : " and of what the detectors found";
  return `What became of the failures${findings}:`;
}

function outcomeLines(tally: Tally): string[] {
  const lines = countLines(
    outcomesOf(tally).map(({ outcome, count, meaning }) => [count, `${outcome}: ${meaning}`]),
    tally.signals,
  );
  const conflicts = conflictText(tally);
  return conflicts === undefined ? lines : [...lines, `  ${conflicts}`];
}

/** Counts with what they count, a line each, as wide as the largest of them or as `widest`. */
function countLines(counts: readonly (readonly [count: number, what: string])[], widest = 0): string[] {
  const width = countText(Math.max(widest, ...counts.map(([count]) => count))).length;
  return counts.map(([count, what]) => `  ${countText(count).padStart(width)} ${what}`);
}

function rateText({ ofRuns, signals }: Tally, seconds: number): string {
  const [sent, what] = ofRuns.runs === 0 ? [signals, "signals"] : [ofRuns.runs, "runs"];
  return sent === 0 || seconds <= 0 ? "" : `, ${countText(Math.round(sent / seconds))} ${what}/s`;
}

function largestLines({ largest, tally }: ReplayReport): string[] {
  if (largest.length === 0) return [];
  const more = tally.incidents.size - largest.length;
  const table = incidentTable(largest).map((line) => `  ${line}`);
  return ["", "Largest incidents:", ...table, ...(more > 0 ? [`  and ${countText(more)} more`] : [])];
}
