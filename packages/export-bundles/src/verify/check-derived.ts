import { deriveContent } from "../bundle/derive.js";
import type { BundleContent } from "../bundle/format.js";
import { firstDifference } from "./first-difference.js";
import { failed, type Outcome, PASSED } from "./progress.js";

/**
 * Whether everything that can be derived is what comes of the rest: a signature alone would cover a wrong total and a
 * claimed status as happily as a right one.
 */
export function checkDerived(content: BundleContent): Outcome {
  const derived = derivedOf(content);
  if (derived === undefined) {
    return failed("$.content", "Nothing can be derived: a limit or an instant is beyond what can be computed.");
  }
  const difference = firstDifference(derived, content, ["content"]);
  if (difference === undefined) return PASSED;
  return { kind: "failed", message: "This is not what comes of the rest of the bundle.", ...difference };
}

/** Limits of any size fit the schema, but no clock goes as far as the largest. */
function derivedOf(content: BundleContent): BundleContent | undefined {
  try {
    return deriveContent(content);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
