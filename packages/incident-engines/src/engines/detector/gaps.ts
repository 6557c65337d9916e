import type { ExaminedStep } from "./trace.js";

/**
 * Tells of two steps of a trace, the later one first, whether all steps between them were sent, so that nothing unknown
 * happened in between. Steps that are there fill their place whatever they did, also where they do not count. The steps
 * are in the order of their index.
 *
 * @example sentBetween(steps)(steps[1], steps[0]) // false of the steps 0 and 5
 */
export function sentBetween(
  steps: readonly ExaminedStep[],
): (step: Pick<ExaminedStep, "stepIndex">, before: Pick<ExaminedStep, "stepIndex">) => boolean {
  const gapsBefore = new Map<number, number>();
  let gaps = 0;
  let last: number | undefined;
  for (const { stepIndex } of steps) {
    if (last !== undefined && stepIndex > last + 1) gaps += 1;
    gapsBefore.set(stepIndex, gaps);
    last = stepIndex;
  }
  return (step, before) => gapsBefore.get(step.stepIndex) === gapsBefore.get(before.stepIndex);
}
