import { RUN_OUTCOMES, type RunOutcome } from "@hoc/incident-schemas";
import type { RunCounts } from "./run-tally.js";
import { counted, countText } from "./terminal/text-table.js";

const MEANINGS = {
  SUCCESS: "did their work",
  FAILURE: "failed",
  BLOCKED: "were stopped by a rule",
  ABORTED: "were stopped by somebody",
} as const satisfies Record<RunOutcome, string>;

/** How many runs came to an end, and what that means in words. */
export interface RunOutcomeCount {
  readonly outcome: RunOutcome | "under way";
  readonly count: number;
  readonly meaning: string;
}

/** How the runs ended, in a fixed order; last those that did not. */
export function runOutcomesOf({ runs, outcomes }: Pick<RunCounts, "runs" | "outcomes">): RunOutcomeCount[] {
  const ended = RUN_OUTCOMES.flatMap((outcome) => {
    const count = outcomes[outcome];
    return count === undefined ? [] : [{ outcome, count, meaning: MEANINGS[outcome] }];
  });
  const underWay = runs - ended.reduce((sum, { count }) => sum + count, 0);
  if (underWay <= 0) return ended;
  return [...ended, { outcome: "under way", count: underWay, meaning: "have no outcome yet" }];
}

/**
 * Runs, their steps, and how many of them did not succeed.
 *
 * @example runsText(tally.ofRuns) // "203 runs of 5,674 steps, 92 of them without success"
 */
export function runsText({ runs, steps, outcomes }: Pick<RunCounts, "runs" | "steps" | "outcomes">): string {
  const failed = RUN_OUTCOMES.reduce((sum, outcome) => sum + (outcome === "SUCCESS" ? 0 : (outcomes[outcome] ?? 0)), 0);
  const all = `${counted(runs, "run")} of ${counted(steps, "step")}`;
  return `${all}, ${failed === 0 ? "none" : countText(failed)} of them without success`;
}
