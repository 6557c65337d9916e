import type { DetectorParameters } from "@hoc/incident-schemas";
import { countText } from "../explanation/words.js";
import { judgedSteps } from "./acts.js";
import { abstained, clear, type Detection, type ExaminedTrace, found } from "./trace.js";

/**
 * Finds runs that ended on failed steps: no act that worked came after them. Messages after them mend nothing. A run
 * without any act is not found: nothing tells it from the run of a host that does not say what its steps were given.
 *
 * @example prematureEnd({ ...trace, isOver: false }, { minFailedSteps: 3 }).verdict // "abstained"
 */
export function prematureEnd(
  { steps, isOver }: ExaminedTrace,
  { minFailedSteps }: DetectorParameters["premature_end"],
): Detection {
  if (!isOver) return abstained("run_under_way", "The run is under way, so its last step may be mended.");
  const judged = judgedSteps(steps);
  if (judged.length < minFailedSteps)
    return abstained("too_few_steps", `The trace has no more than ${countText(judged.length, "step")} to judge by.`);

  const failed = judged.slice(judged.findLastIndex(({ status }) => status === "success") + 1);
  const [first] = failed;
  const last = failed.at(-1);
  if (first === undefined || last === undefined) return clear("The last step worked.");
  if (failed.length < minFailedSteps)
    return clear(`The run ended on ${countText(failed.length, "failed step")}, fewer than ${minFailedSteps}.`);
  return found(
    { first, last },
    `The run ended on ${countText(failed.length, "failed step")}, and nothing worked after`,
    {
      failedSteps: failed.length,
      steps: judged.length,
    },
  );
}
