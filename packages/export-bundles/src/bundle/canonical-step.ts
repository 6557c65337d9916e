import { canonicalJson } from "@hoc/incident-schemas";
import type { BundleStep } from "./format.js";
import { isBundleStep } from "./is-bundle-step.js";

/**
 * The canonical JSON of a step. A large bundle is mostly steps, and they all have the same members: to put them in
 * canonical order one by one, as for any object, takes as long as to write them.
 *
 * @throws {CanonicalJsonError} when the step has no canonical form.
 */
export function canonicalStep(step: BundleStep): string {
  if (!isBundleStep(step)) return canonicalJson(step);
  const ordered: BundleStep = {
    at: step.at,
    costMicros: step.costMicros,
    durationMs: step.durationMs,
    index: step.index,
    inputDigest: step.inputDigest,
    outcomeCode: step.outcomeCode,
    outputDigest: step.outputDigest,
    retryCount: step.retryCount,
    status: step.status,
    tokens: step.tokens,
    tokensKnown: step.tokensKnown,
    type: step.type,
  };
  const json = JSON.stringify(ordered);
  return json.includes(ESCAPED_SURROGATE) ? canonicalJson(step) : json;
}

/** How JSON.stringify begins a lone surrogate, which has no canonical form. */
const ESCAPED_SURROGATE = "\\ud";
