import type { ReadingProgress } from "./adapter/adapted.js";
import type { RunReport } from "./adapter/adapter.js";
import { limited } from "./limited.js";
import { readRuns } from "./runs/read-runs.js";
import { readSignals } from "./signals/read-signals.js";
import { counted } from "./terminal/text-table.js";
import type { Replay, Translation } from "./translation.js";

const SHOWN = 5;
const STEPS_SHOWN = 3;

/** Writes the first signals or runs of a file as JSON and sends nothing; of each run the first steps. */
export async function dryRun(
  { file, translation, limit = SHOWN }: Omit<Replay, "batchSize">,
  write: (text: string) => unknown,
): Promise<void> {
  let rows = 0;
  const reading: ReadingProgress = { onBytes() {}, onRow: () => (rows += 1) };
  for await (const { line, text } of limited(shownOf(file, translation, reading), limit))
    write(`line ${line}: ${text}\n`);
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
