import type { CreatePolicyRule } from "@hoc/incident-schemas";
import { jsonDigest } from "../json-digest.js";
import { sha256Hex } from "../sha256.js";

/** Version of the list below: a member more is another version. */
const CONTENT = "policy-rule/v1";

/**
 * SHA-256 in hex of all that is said of a rule beside its id, by which a repeated rule is told from a conflicting one.
 *
 * @example ruleDigest({ ...rule, policyId: "pol_1" }) === ruleDigest({ ...rule, policyId: "pol_2" }) // true
 */
export function ruleDigest(rule: CreatePolicyRule): string {
  const { conditions, suppression } = rule;
  return sha256Hex(
    JSON.stringify([
      CONTENT,
      rule.name,
      rule.description ?? null,
      rule.policyType ?? null,
      rule.enforcementMode,
      rule.scope,
      rule.scopeId ?? null,
      rule.ruleType,
      rule.source,
      rule.sourceProposalId ?? null,
      rule.sourceIncidentId ?? null,
      conditions === undefined ? null : jsonDigest(conditions),
      suppression === undefined ? null : jsonDigest(suppression),
    ]),
  );
}
