import type { BundleContent } from "../bundle/format.js";
import { stepsRootOf } from "../bundle/leaves.js";
import { failed, NOT_ASKED, type Outcome, PASSED } from "./progress.js";

/**
 * Whether the steps come to the size and the root that the trace has; a bundle may leave them out, and says so.
 *
 * @param canonicalSteps the canonical JSON of each step.
 */
export function checkSteps({ steps, trace }: BundleContent, canonicalSteps: readonly string[]): Outcome {
  if (trace === null) {
    if (steps === null || steps.length === 0) return NOT_ASKED;
    return failed("$.content.steps", "There are steps, but no trace that they are of.");
  }
  if (steps === null) {
    return {
      kind: "skipped",
      notChecked: ["the steps, their totals and the inflection point: the bundle leaves the steps out"],
    };
  }
  if (steps.length !== trace.size) {
    return failed("$.content.trace.size", "The trace has another size than there are steps.", {
      expected: String(steps.length),
      actual: String(trace.size),
    });
  }
  const expected = stepsRootOf(canonicalSteps);
  if (expected === trace.root) return PASSED;
  return failed("$.content.trace.root", "The steps do not come to the root of the trace.", {
    expected,
    actual: trace.root,
  });
}
