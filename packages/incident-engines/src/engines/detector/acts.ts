import { canonicalJson } from "@hoc/incident-schemas";
import { type Abstained, abstained, type ExaminedStep } from "./trace.js";

/** A step that says what it was given. */
export type Act = ExaminedStep & { readonly inputHash: string };

/**
 * The steps that say what they were given, such as the calls of tools; the messages between them do not. A step that was
 * left out did nothing, and one that its host tries again is told by its last attempt: neither is an act.
 *
 * @example actsOf(trace.steps).length // calls among all steps
 */
export function actsOf(steps: readonly ExaminedStep[]): Act[] {
  return endedSteps(steps).filter((step): step is Act => step.inputHash !== null);
}

/**
 * The steps by which an agent's success is judged: its acts, or where no step says what it was given, all that ended.
 *
 * @example judgedSteps(trace.steps).filter(({ status }) => status === "failure")
 */
export function judgedSteps(steps: readonly ExaminedStep[]): readonly ExaminedStep[] {
  const acts = actsOf(steps);
  return acts.length === 0 ? endedSteps(steps) : acts;
}

/**
 * What acts have in common that do the same: their skill, and what they were given.
 *
 * @example actKey(act) === actKey(another) // the same skill with the same input
 */
export function actKey({ skillId, stepType, inputHash }: Act): string {
  return canonicalJson([skillOf({ skillId, stepType }), inputHash]);
}

/**
 * What a step does: the skill by its id, or where it has none, by its name.
 *
 * @example skillOf({ skillId: null, stepType: "search" }) // '[null,"search"]'
 */
export function skillOf({ skillId, stepType }: Pick<ExaminedStep, "skillId" | "stepType">): string {
  return canonicalJson(skillId === null ? [null, stepType] : [skillId]);
}

/**
 * Why acts cannot be compared with one another: no step says what it was given, or too few do; undefined when they can.
 *
 * @example notComparable([], 3)?.reason // "inputs_unknown"
 */
export function notComparable(acts: readonly Act[], needed: number): Abstained | undefined {
  if (acts.length === 0) return abstained("inputs_unknown", "No step of the trace says what it was given.");
  if (acts.length >= needed) return undefined;
  return abstained(
    "too_few_steps",
    `Steps that say what they were given: ${acts.length}; at least ${needed} are needed.`,
  );
}

function endedSteps(steps: readonly ExaminedStep[]): ExaminedStep[] {
  return steps.filter(({ status }) => status === "success" || status === "failure");
}
