import type { ReportedRun, Run } from "@hoc/incident-schemas";
import type { RunEnd, RunStart, RunSteps } from "../src/replay/runs/run-calls.js";
import type { RunTarget } from "../src/replay/targets/target.js";

/** A target for runs that notes what it is told, in order, and takes every failure into one incident. */
export interface RecordingRunTarget extends RunTarget {
  readonly told: string[];
}

/** Answers as the product does of runs that it hears of for the first time. */
export function recordingRunTarget(): RecordingRunTarget {
  const told: string[] = [];
  let failures = 0;
  const reported = (input: RunStart | RunEnd): ReportedRun => {
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
    async reportRun(run: RunStart) {
      told.push(`${run.runId} ${run.status ?? "running"}`);
      return reported(run);
    },
    async appendSteps({ runId, steps }: RunSteps) {
      told.push(`${runId} steps ${steps.map(({ stepIndex }) => stepIndex).join(" ")}`);
      return { runId, traceId: `trc_${runId}`, recorded: steps.length, duplicates: 0 };
    },
    async reportOutcome(end: RunEnd) {
      told.push(`${end.runId} ${end.status}`);
      return reported(end);
    },
  };
}

/** A stored run of which nothing is known but what is given. */
export function buildRun(facts: Partial<Run> & Pick<Run, "runId">): Run {
  return {
    tenantId: "acme",
    agentId: "ada",
    goal: null,
    status: "running",
    outcome: null,
    severity: null,
    category: null,
    errorCode: null,
    errorMessage: null,
    terminationReason: null,
    stoppedAtStep: null,
    violationPolicyId: null,
    policyViolation: false,
    incidentCount: 0,
    parentRunId: null,
    attempt: 1,
    projectId: null,
    policySnapshotId: null,
    traceId: `trc_${facts.runId}`,
    correlationId: null,
    inputTokens: null,
    outputTokens: null,
    costMicros: null,
    isSynthetic: false,
    syntheticScenarioId: null,
    metadata: null,
    startedAt: "2026-03-14T09:00:00.000000Z",
    completedAt: null,
    recordedAt: "2026-03-14T09:00:00.000000Z",
    sequence: 1,
    ...facts,
  };
}
