import { reportRunInputSchema, traceStepInputSchema } from "@hoc/incident-schemas";
import { z } from "zod";
import type { RunReport } from "../adapter/adapter.js";
import { ReplayError } from "../replay-error.js";

const runReportSchema = z.strictObject({
  run: reportRunInputSchema.required({ runId: true }),
  steps: z.array(traceStepInputSchema),
});

/** Refuses a run that the product would refuse, before it is sent, naming file, line and field. */
export function checkRun(report: RunReport, place: { readonly file: string; readonly line: number }): void {
  const checked = runReportSchema.safeParse(report);
  if (checked.success) return;
  const issue = checked.error.issues[0];
  const field = issue?.path.join(".") ?? "";
  throw new ReplayError(
    `makes no run: ${issue?.message ?? "it is malformed"}`,
    field === "" ? place : { ...place, field },
  );
}
