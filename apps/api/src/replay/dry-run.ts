import type { ReadingProgress } from "./adapter/adapted.js";
import type { RunReport } from "./adapter/adapter.js";
import { readRuns } from "./runs/read-runs.js";
import { batches } from "./signals/batches.js";
import { readSignals } from "./signals/read-signals.js";
import { counted } from "./terminal/text-table.js";
import type { Translation } from "./translation.js";

const SHOWN = 5;
const STEPS_SHOWN = 3;

/** What a dry run reads. */
export interface DryRun {
  readonly file: string;
  readonly translation: Translation;
  /** How many signals or runs are shown. */
  readonly limit?: number | undefined;
}

/** Writes the first signals or runs of a file as JSON and sends nothing; of each run the first steps. */
export async function dryRun(
  { file, translation, limit = SHOWN }: DryRun,
  write: (text: string) => unknown,
): Promise<void> {
  let rows = 0;
  const reading: ReadingProgress = { onBytes() {}, onRow: () => (rows += 1) };
  for await (const [shown] of batches(shownOf(file, translation, reading), 1, limit))
    write(`line ${shown?.line}: ${shown?.text}\n`);
  write(`Read ${counted(rows, "row")}; nothing was sent.\n`);
}

async function* shownOf(
  file: string,
  translation: Translation,
  reading: ReadingProgress,
): AsyncGenerator<{ line: number; text: string }> {
  if ("runAdapter" in translation)
    for await (const { line, report } of readRuns(file, translation, reading)) yield { line, text: runText(report) };
  else
    for await (const { line, signal } of readSignals(file, translation, reading))
      yield { line, text: JSON.stringify(signal, null, 2) };
}

function runText({ run, steps }: RunReport): string {
  const left = steps.length - STEPS_SHOWN;
  const text = JSON.stringify({ run, steps: steps.slice(0, STEPS_SHOWN) }, null, 2);
  return left <= 0 ? text : `${text}\nand ${counted(left, "more step")}`;
}
