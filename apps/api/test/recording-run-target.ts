import type { DetectorResult, ExaminedRun, ReportedRun, RunFinding, RunOutcome } from "@hoc/incident-schemas";
import { buildRun } from "@hoc/incident-schemas/testing";
import type { RunEndCall, RunStartCall, RunStepsCall } from "../src/replay/runs/run-calls.js";
import type { RunTarget } from "../src/replay/targets/target.js";

/**
 * A target for runs that notes what it is told, in order, and takes every failure into one incident. Its detectors find a
 * loop in every run that has steps.
 */
export interface RecordingRunTarget extends RunTarget {
  readonly told: string[];
}

/** Answers as the product does of runs that it hears of for the first time. */
export function recordingRunTarget(): RecordingRunTarget {
  const told: string[] = [];
  const outcomes = new Map<string, RunOutcome | null>();
  const withSteps = new Set<string>();
  let failures = 0;
  const reported = (input: RunStartCall | RunEndCall): ReportedRun => {
    const { runId = "given", status = "running" } = input;
    const failed = status === "failed";
    if (failed) failures += 1;
    const outcome = failed ? "FAILURE" : status === "succeeded" ? "SUCCESS" : null;
    outcomes.set(runId, outcome);
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
      withSteps.add(runId);
      told.push(`${runId} steps ${steps.map(({ stepIndex }) => stepIndex).join(" ")}`);
      return { runId, traceId: `trc_${runId}`, recorded: steps.length, duplicates: 0 };
    },
    async reportOutcome(end: RunEndCall) {
      told.push(`${end.runId} ${end.status}`);
      return reported(end);
    },
    async examineRun(runId: string) {
      told.push(`${runId} examined`);
      return examined(runId, outcomes.get(runId) ?? null, withSteps.has(runId));
    },
  };
}

function examined(runId: string, outcome: RunOutcome | null, loops: boolean): ExaminedRun {
  const found = { detectorId: "step_repetition", verdict: "found", abstentionReason: null } as DetectorResult;
  const abstained = { ...found, verdict: "abstained", abstentionReason: "too_few_steps" } as const;
  const finding = { runId, detectorId: "step_repetition", occurredAt: "2026-03-14T10:00:00.000000Z" } as RunFinding;
  const signal = { signalId: `sig_of_${runId}`, outcome: "attached", incidentId: "inc_2" } as const;
  return {
    runId,
    traceId: `trc_${runId}`,
    outcome,
    steps: loops ? 3 : 0,
    results: [loops ? found : abstained],
    findings: loops ? [{ finding, recorded: true }] : [],
    signal: loops ? signal : null,
  };
}
