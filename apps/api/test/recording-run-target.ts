import type { ReportedRun } from "@hoc/incident-schemas";
import { buildRun } from "@hoc/incident-schemas/testing";
import type { RunEndCall, RunStartCall, RunStepsCall } from "../src/replay/runs/run-calls.js";
import type { RunTarget } from "../src/replay/targets/target.js";

/** A target for runs that notes what it is told, in order, and takes every failure into one incident. */
export interface RecordingRunTarget extends RunTarget {
  readonly told: string[];
}

/** Answers as the product does of runs that it hears of for the first time. */
export function recordingRunTarget(): RecordingRunTarget {
  const told: string[] = [];
  let failures = 0;
  const reported = (input: RunStartCall | RunEndCall): ReportedRun => {
    const { runId = "given", status = "running" } = input;
    const failed = status === "failed";
    if (failed) failures += 1;
    const outcome = failed ? "FAILURE" : status === "succeeded" ? "SUCCESS" : null;
    return {
      run: buildRun({
        runId,
        status,
        outcome,
        errorCode: input.errorCode ?? null,
        completedAt: input.completedAt ?? null,
      }),
      recorded: true,
      signal: failed
        ? { signalId: `sig_${runId}`, outcome: failures === 1 ? "opened" : "attached", incidentId: "inc_1" }
        : null,
    };
  };
  return {
    told,
    async reportRun(run: RunStartCall) {
      told.push(`${run.runId} ${run.status ?? "running"}`);
      return reported(run);
    },
    async appendSteps({ runId, steps }: RunStepsCall) {
      told.push(`${runId} steps ${steps.map(({ stepIndex }) => stepIndex).join(" ")}`);
      return { runId, traceId: `trc_${runId}`, recorded: steps.length, duplicates: 0 };
    },
    async reportOutcome(end: RunEndCall) {
      told.push(`${end.runId} ${end.status}`);
      return reported(end);
    },
  };
}
