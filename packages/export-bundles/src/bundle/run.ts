import type { RedactionProfile, Run } from "@hoc/incident-schemas";
import { sha256Hex } from "../canonical/digest.js";
import type { BundleContent } from "./format.js";

/**
 * The run as it stands in bundles; what it was to do only by its digest. The digest has no salt, so that a short goal
 * could be guessed from it: a bundle that hides anything hides it too.
 */
export function runOf(run: Run | undefined, redaction: RedactionProfile): BundleContent["run"] {
  if (run === undefined) return null;
  const { limits } = run;
  return {
    status: run.status,
    outcome: run.outcome,
    errorCode: run.errorCode,
    terminationReason: run.terminationReason,
    stoppedAtStep: run.stoppedAtStep,
    goalDigest: run.goal === null || redaction !== "none" ? null : sha256Hex(run.goal),
    startedAt: run.startedAt,
    completedAt: run.completedAt,
    inputTokens: run.inputTokens,
    outputTokens: run.outputTokens,
    costMicros: run.costMicros,
    limits:
      limits === null
        ? null
        : { steps: limits.steps ?? null, tokens: limits.tokens ?? null, costMicros: limits.costMicros ?? null },
  };
}
