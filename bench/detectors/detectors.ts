import { type DetectorId, type DetectorParameters, detectorParametersSchema } from "@hoc/incident-schemas";
import { countText, textTable } from "../../apps/api/src/replay/terminal/text-table.js";
import { DataMissing } from "../grouping/data.js";
import { type LabelledRun, LOGS, type Log, labelledRuns } from "./labelled-runs.js";
import { type DetectionQuality, detectionQualities } from "./quality.js";
import { HALVES } from "./split.js";
import { wilson } from "./wilson.js";

const DEFAULTS = detectorParametersSchema.parse({});

/** Precision is to be read against the base rate: that of somebody who calls every run, or every examined one, a failure. */
const HEADER = [
  "detector",
  "runs",
  "examined",
  "found",
  "of them failed",
  "precision",
  "95 %",
  "recall",
  "base rate",
  "of examined",
];

/** Parameters of one detector that were looked at. */
interface Candidate {
  readonly detectorId: DetectorId;
  readonly own: Readonly<Record<string, number>>;
}

const LOOKED_AT: readonly Candidate[] = [
  ...[2, 3, 4, 5].map((minRepetitions) => candidate("step_repetition", { minRepetitions })),
  ...[3, 4, 5, 6, 8].map((window) => candidate("no_progress", { window })),
  ...[1, 2, 3, 4].map((minFailedSteps) => candidate("premature_end", { minFailedSteps })),
  ...[3, 4, 6].flatMap((minSteps) =>
    [50, 70, 80, 90, 100].map((minRatePercent) => candidate("tool_error_rate", { minSteps, minRatePercent })),
  ),
  ...[1, 5].flatMap((minStepLimit) =>
    [80, 90, 100].map((minPercentOfLimit) => candidate("runaway", { minStepLimit, minPercentOfLimit })),
  ),
];

function candidate(detectorId: DetectorId, own: Candidate["own"]): Candidate {
  return { detectorId, own };
}

/** The detectors compared with what is known of runs, on public trajectories beside the repository. */
export async function run(): Promise<void> {
  try {
    for (const log of LOGS) report(log, await labelledRuns(log));
  } catch (error) {
    if (!(error instanceof DataMissing)) throw error;
    console.error(`This benchmark needs the public data sets that examples/replay describes. ${error.message}`);
    process.exitCode = 1;
  }
}

function report(log: Log, runs: readonly LabelledRun[]): void {
  for (const half of HALVES) {
    const ofHalf = runs.filter((one) => one.half === half);
    reportQuality(`${log}, ${half} half`, ofHalf);
    const short = ofHalf.filter(({ endedShort }) => endedShort);
    if (short.length > 0)
      reportQuality(`${log}, ${half} half, runs that ended before they had used up their steps`, short);
  }
  reportLookedAt(
    log,
    runs.filter(({ half }) => half === "tuning"),
  );
}

function reportQuality(title: string, runs: readonly LabelledRun[]): void {
  const qualities = detectionQualities(runs, DEFAULTS);
  print(
    title,
    HEADER,
    qualities.map((quality) => [quality.examiner, ...cells(quality)]),
  );
  for (const { examiner, abstained } of qualities)
    if (abstained.size > 0)
      console.log(
        `${examiner} cannot tell: ${[...abstained].map(([why, of]) => `${why} ${countText(of)}`).join(", ")}`,
      );
}

/** Parameters are chosen by the tuning half alone: the other one is not in this table. */
function reportLookedAt(log: Log, runs: readonly LabelledRun[]): void {
  const rows = LOOKED_AT.flatMap(({ detectorId, own }) => {
    const parameters: DetectorParameters = detectorParametersSchema.parse({ [detectorId]: own });
    const quality = detectionQualities(runs, parameters).find(({ examiner }) => examiner === detectorId);
    return quality === undefined ? [] : [[`${detectorId} ${ownText(own)}`, ...cells(quality)]];
  });
  print(`${log}, tuning half: parameters that were looked at`, HEADER, rows);
}

function ownText(own: Candidate["own"]): string {
  return Object.entries(own)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
}

function cells(quality: DetectionQuality): string[] {
  const { runs, failed, examined, examinedFailed, found, truePositives } = quality;
  const { low, high } = wilson(truePositives, found);
  return [
    ...[runs, examined, found, truePositives].map(countText),
    share(truePositives, found),
    found === 0 ? "" : `${low.toFixed(3)}–${high.toFixed(3)}`,
    share(truePositives, failed),
    share(failed, runs),
    share(examinedFailed, examined),
  ];
}

function share(part: number, whole: number): string {
  return whole === 0 ? "" : (part / whole).toFixed(3);
}

function print(title: string, header: readonly string[], rows: readonly (readonly string[])[]): void {
  console.log(`\n${title}\n`);
  for (const line of textTable(header, rows)) console.log(line);
}
