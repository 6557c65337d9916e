import type { CreatePolicyRule } from "@hoc/incident-schemas";
import { jsonDigest } from "../json-digest.js";

/** Version of what is compared: another rule gets another number. */
const CONTENT = "policy-rule/v1";

/**
 * SHA-256 in hex of all that is said of a rule beside its id, by which a repeated rule is told from a conflicting one.
 *
 * @example ruleDigest({ ...rule, policyId: "pol_1" }) === ruleDigest({ ...rule, policyId: "pol_2" }) // true
 */
export function ruleDigest({ policyId: _, ...said }: CreatePolicyRule): string {
  return jsonDigest({ version: CONTENT, ...said });
}
