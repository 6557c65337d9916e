import type { BundleContent, BundleStep } from "./format.js";
import type { Handling } from "./handling.js";

type Run = NonNullable<BundleContent["run"]>;

const STOPPED_OUTCOMES: ReadonlySet<string> = new Set(["BLOCKED", "ABORTED"]);
const STOPPING_REASONS: ReadonlySet<string> = new Set([
  "policy_block",
  "budget_exceeded",
  "rate_limited",
  "user_abort",
]);

/** The end of what went wrong: at which instant, at which step where one is named, and on which word. */
export interface Stop {
  readonly at: string;
  readonly stepIndex: number | null;
  /** Id of the timeline entry, or `run:` and the run's id. */
  readonly evidence: string;
}

/**
 * Where it was stopped: by a containment that people recorded, or else by the end of a run that was stopped. The run
 * says so only of an incident that it is all of: one that was not reopened and got no signal after the run's end.
 */
export function stopOf(content: BundleContent, { start, reopenings, containment }: Handling): Stop | undefined {
  if (containment !== undefined && start !== undefined && containment.at >= start.at)
    return { at: containment.at, stepIndex: null, evidence: containment.id };
  const end = runStopOf(content);
  const isAllOfIt = end !== undefined && reopenings.length === 0 && content.incident.lastSignalAt <= end.at;
  return isAllOfIt ? end : undefined;
}

/** Where the run was stopped, when it was. */
export function runStopOf({ run, runId }: BundleContent): Stop | undefined {
  if (run === null || run.completedAt === null || !wasStopped(run)) return undefined;
  return { at: run.completedAt, stepIndex: run.stoppedAtStep, evidence: `run:${runId}` };
}

/** The steps that the trace has after a stop: beyond the step at which it was, or later than it. */
export function stepsAfter(steps: readonly BundleStep[], { at, stepIndex }: Stop): BundleStep[] {
  return steps.filter((step) => step.at > at || (stepIndex !== null && step.index > stepIndex));
}

function wasStopped({ outcome, terminationReason }: Run): boolean {
  return STOPPED_OUTCOMES.has(outcome ?? "") || STOPPING_REASONS.has(terminationReason ?? "");
}
