import type { DetectorParameters } from "@hoc/incident-schemas";
import type { Detection, ExaminedTrace } from "./trace.js";
import { usedLimits } from "./used-limits.js";
import { usedMoreAndMore } from "./used-more-and-more.js";

/**
 * Finds runs that used up what they were allowed; where nobody said how much that is, runs one skill of which came to
 * use many times the tokens or the money that it used at first.
 *
 * @example runaway({ ...trace, limits: { steps: trace.steps.length } }, parameters).verdict // "found"
 */
export function runaway(trace: ExaminedTrace, parameters: DetectorParameters["runaway"]): Detection {
  return trace.limits === null ? usedMoreAndMore(trace.steps, parameters) : usedLimits(trace, trace.limits, parameters);
}
