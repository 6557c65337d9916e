import type { PolicyViolation, ViolationFact } from "@hoc/incident-schemas";
import { sha256Hex } from "../sha256.js";

/** Version of the list below: a member more is another version. */
const CONTENT = "policy-violation/v1";

type Given = "evaluatedValue" | "thresholdCondition" | "agentId" | "stepIndex" | "occurredAt" | "syntheticScenarioId";

/** What is said of a violation, as it comes in or as it is stored; its evidence counts by its own digest. */
export type ViolationWords = Pick<
  PolicyViolation,
  "runId" | "policyId" | "policyType" | "violatedRule" | "severity" | "reason" | "contentHash" | "isSynthetic"
> & { readonly [Member in Given]?: ViolationFact[Member] | PolicyViolation[Member] | null };

/**
 * SHA-256 in hex of all that is said of a violation beside its id, by which a repeated violation is told from a
 * conflicting one. What was left out counts as left out: an instant that was filled in is not part of it.
 *
 * @example violationDigest({ ...fact, contentHash: jsonDigest(fact.evidence) })
 */
export function violationDigest(words: ViolationWords): string {
  return sha256Hex(
    JSON.stringify([
      CONTENT,
      words.runId,
      words.policyId,
      words.policyType,
      words.violatedRule,
      words.evaluatedValue ?? null,
      words.thresholdCondition ?? null,
      words.severity,
      words.reason,
      words.contentHash,
      words.agentId ?? null,
      words.stepIndex ?? null,
      words.occurredAt ?? null,
      words.isSynthetic,
      words.syntheticScenarioId ?? null,
    ]),
  );
}
