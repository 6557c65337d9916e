import { adapted, type ReadingProgress } from "../adapter/adapted.js";
import type { RunReport } from "../adapter/adapter.js";
import type { RunTranslation } from "../translation.js";
import { checkRun } from "./check-run.js";

/** A run that is fit to be sent, and the line of the file that it comes from. */
export interface PlacedRun {
  readonly line: number;
  readonly report: RunReport;
}

/** The runs of a file in the order in which they are to be sent, each checked. */
export async function* readRuns(
  file: string,
  { runAdapter }: RunTranslation,
  progress: ReadingProgress,
): AsyncGenerator<PlacedRun> {
  for await (const { line, item } of adapted(file, (rows, context) => runAdapter.runs(rows, context), progress)) {
    checkRun(item, { file, line });
    yield { line, report: item };
  }
}
