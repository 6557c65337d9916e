import type { PolicyEvaluationOutcome, RunOutcome } from "@hoc/incident-schemas";
import { runOutcomeOf } from "../run/outcome.js";

const OUTCOME_OF_RUN: Partial<Record<RunOutcome, PolicyEvaluationOutcome>> = {
  SUCCESS: "no_violation",
  BLOCKED: "advisory",
};

/**
 * What the policies have to say of a run that ended with a status: nothing against one that did its work, something to
 * look at of one that was stopped. Of one that failed, and of every other status, they have nothing to say.
 *
 * @example evaluationOutcomeOf("blocked") // "advisory"
 */
export function evaluationOutcomeOf(runStatus: string): PolicyEvaluationOutcome {
  return OUTCOME_OF_RUN[runOutcomeOf(runStatus)] ?? "not_applicable";
}

/**
 * How sure an outcome is that comes without a confidence of its own: entirely where the policies were held against the
 * run and said yes or no; otherwise nobody knows.
 *
 * @example confidenceOf("advisory") // null
 */
export function confidenceOf(outcome: PolicyEvaluationOutcome): number | null {
  return outcome === "no_violation" || outcome === "violation_incident" ? 1 : null;
}
