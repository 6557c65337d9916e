import { contentDigest } from "../canonical/digest.js";
import { byText } from "../text/by-text.js";
import type { BundleFacts } from "./facts.js";
import type { PolicyContext } from "./format.js";

/**
 * The rules that were in force when the run began, and the one that was broken, with its limit and what was measured.
 * What is not stored is null, never made up.
 */
export function policyContextOf(facts: BundleFacts): PolicyContext {
  const { activePolicies, violation, run } = facts;
  const rules = activePolicies
    .map(({ policyId, name, enforcementMode, source }) => ({ policyId, name, enforcementMode, source }))
    .sort((one, other) => byText(one.policyId, other.policyId));
  return {
    policySnapshotId: run?.policySnapshotId ?? null,
    snapshotDigest: snapshotDigestOf(rules),
    activePolicies: rules,
    violated:
      violation === undefined
        ? null
        : {
            policyId: violation.policyId,
            policyName: facts.violatedPolicyName ?? null,
            violationId: violation.violationId,
            violationType: violation.policyType,
            rule: violation.violatedRule,
            thresholdValue: violation.thresholdCondition,
            actualValue: violation.evaluatedValue,
            stepIndex: violation.stepIndex,
            at: violation.occurredAt,
            evidenceDigest: violation.contentHash,
          },
  };
}

/** The digest of the rules in force; null when none is stored, which is not the same as none in force. */
export function snapshotDigestOf(rules: PolicyContext["activePolicies"]): string | null {
  return rules.length === 0 ? null : contentDigest(rules);
}
