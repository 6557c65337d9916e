import type { DetectionCounts, DetectorCount, FoundCount } from "../detection-tally.js";
import { counted, countText, textTable } from "./text-table.js";

const HEADER = ["detector", "found in", "of them without success", "precision", "recall"];

/**
 * What the detectors found, against how the runs ended; nothing where none was examined. A precision says something only
 * beside the share of all runs that did not succeed.
 */
export function detectionLines({ examined, failed, detectors, any }: DetectionCounts): string[] {
  if (examined === 0) return [];
  const rows = [...[...detectors].map(([id, count]) => row(id, count, failed)), row("any of them", any, failed)];
  return [
    "",
    `What the detectors found in ${counted(examined, "run")}, ${shareText(failed, examined)} of them without success:`,
    ...textTable(HEADER, rows).map((line) => `  ${line}`),
    ...[...detectors].flatMap(([id, { abstained }]) =>
      abstained.size === 0 ? [] : [`  ${abstainedText(id, abstained)}`],
    ),
  ];
}

function row(name: string, { found, foundFailed }: FoundCount, failed: number): string[] {
  return [
    name,
    countText(found),
    countText(foundFailed),
    shareText(foundFailed, found),
    shareText(foundFailed, failed),
  ];
}

function shareText(part: number, whole: number): string {
  return whole === 0 ? "" : (part / whole).toFixed(3);
}

function abstainedText(name: string, abstained: DetectorCount["abstained"]): string {
  const reasons = [...abstained].sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1));
  return `${name} cannot tell: ${reasons.map(([reason, runs]) => `${reason} ${countText(runs)}`).join(", ")}`;
}
