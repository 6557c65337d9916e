import type { BundleContent } from "./format.js";

/**
 * The step at which things went wrong: the one that broke a rule, or, where no rule was broken, the one at which a run
 * that did not do its work stopped. Step 0 is a step like any other. The instant is the step's own; where the raw steps
 * are left out the one that stands there is kept.
 */
export function inflectionOf(
  content: Pick<BundleContent, "policyContext" | "run" | "steps" | "inflection">,
): BundleContent["inflection"] {
  const { policyContext, run, steps, inflection } = content;
  const stepIndex = policyContext.violated === null ? failedStepOf(run) : policyContext.violated.stepIndex;
  if (stepIndex === null) return null;
  if (steps === null) return inflection === null ? null : { stepIndex, at: inflection.at };
  const step = steps.find(({ index }) => index === stepIndex);
  return step === undefined ? null : { stepIndex, at: step.at };
}

function failedStepOf(run: BundleContent["run"]): number | null {
  return run === null || run.outcome === null || run.outcome === "SUCCESS" ? null : run.stoppedAtStep;
}
