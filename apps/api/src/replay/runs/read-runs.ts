import { reportRunInputSchema, traceStepInputSchema } from "@hoc/incident-schemas";
import { z } from "zod";
import { adapted, type ReadingProgress } from "../adapter/adapted.js";
import type { RunReport } from "../adapter/adapter.js";
import { refuseUnfit } from "../refuse-unfit.js";
import type { RunTranslation } from "../translation.js";

const runReportSchema = z.strictObject({
  run: reportRunInputSchema.required({ runId: true }),
  steps: z.array(traceStepInputSchema),
});

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
    refuseUnfit(runReportSchema, "run", item, { file, line });
    yield { line, report: item };
  }
}
