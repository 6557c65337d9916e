import { addSeconds } from "@hoc/incident-schemas";

const STEP_SECONDS = 10;

/** The instants of a run in a log without times. */
export interface LaidOutRun {
  readonly startedAt: string;
  readonly completedAt: string;
  /** When a step ended, the first being 0. */
  stepEndedAt(step: number): string;
}

/**
 * Gives the runs of a log without times their instants: one after another from a fixed instant on, ten seconds a step. So
 * their order is the log's, and all durations are made up. A run without steps takes as long as one step.
 *
 * @example
 * const nextRun = laidOut("2024-06-01T00:00:00.000000Z");
 * nextRun(3).completedAt // "2024-06-01T00:00:30.000000Z"
 */
export function laidOut(from: string): (steps: number) => LaidOutRun {
  let free = from;
  return (steps) => {
    const startedAt = free;
    const stepEndedAt = (step: number) => addSeconds(startedAt, (step + 1) * STEP_SECONDS);
    free = stepEndedAt(Math.max(steps - 1, 0));
    return { startedAt, completedAt: free, stepEndedAt };
  };
}
