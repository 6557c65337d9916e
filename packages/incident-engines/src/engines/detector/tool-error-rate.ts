import type { DetectorParameters } from "@hoc/incident-schemas";
import { countText } from "../explanation/words.js";
import { judgedSteps } from "./acts.js";
import { abstained, clear, type Detection, type ExaminedTrace, found } from "./trace.js";

/**
 * Finds runs nearly all acts of which failed, from so many acts on that it is no accident.
 *
 * @example toolErrorRate(trace, { minSteps: 4, minRatePercent: 90 }).verdict // "found" of 9 failures in 10 steps
 */
export function toolErrorRate(
  { steps }: ExaminedTrace,
  { minSteps, minRatePercent }: DetectorParameters["tool_error_rate"],
): Detection {
  const judged = judgedSteps(steps);
  if (judged.length < minSteps)
    return abstained("too_few_steps", `The trace has no more than ${countText(judged.length, "step")} to judge by.`);

  const failed = judged.filter(({ status }) => status === "failure");
  const share = `${failed.length} of ${judged.length} steps failed`;
  const [first] = failed;
  const last = failed.at(-1);
  if (first === undefined || last === undefined || 100 * failed.length < minRatePercent * judged.length)
    return clear(`${share}, less than ${minRatePercent} %.`);
  return found({ first, last }, `${share}, ${minRatePercent} % or more`, {
    failedSteps: failed.length,
    steps: judged.length,
  });
}
