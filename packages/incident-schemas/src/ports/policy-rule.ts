import type { CreatePolicyRule, PolicyRule, SuppressingPolicy } from "../failures/policy-rule.js";
import type { Instant } from "../primitives/instant.js";
import type { NewestFirstPage, ReadPoint } from "./read-point.js";

/**
 * What the product asks of the policies, which belong to the host. It keeps its own; a host that has some answers
 * through this instead. A store that cannot answer keeps nothing from becoming an incident.
 */
export interface PolicyRuleStore {
  /** The rules in force that keep signals from becoming incidents, those made first first, ties by id. */
  fetchSuppressingPolicies(tenantId: string): Promise<readonly SuppressingPolicy[]>;
  /** Whether a rule in force, and not disabled, has this id or is of this policy type. */
  fetchPolicyEnabled(tenantId: string, policyId: string): Promise<boolean>;
}

/** A rule that is about to be stored. */
export interface NewPolicyRule extends Omit<CreatePolicyRule, "policyId"> {
  readonly policyId: string;
  readonly createdBy: string;
  readonly createdAt: Instant;
  /** SHA-256 in hex of what was said, by which a repeated rule is told from a conflicting one. */
  readonly contentDigest: string;
}

/** A stored rule with the digest that its makers are compared by. */
export interface StoredPolicyRule extends PolicyRule {
  readonly contentDigest: string;
}

/** Stores and reads the product's own rules. A rule is retired once and never changes otherwise. */
export interface PolicyRuleDriver extends PolicyRuleStore {
  /** Stores a rule; false when its id exists already, and then nothing changes. */
  insertPolicyRule(tenantId: string, rule: NewPolicyRule): Promise<boolean>;
  /** Takes a rule back; false when it is not there or retired already. */
  retirePolicyRule(
    tenantId: string,
    policyId: string,
    change: { readonly retiredAt: Instant; readonly retiredBy: string; readonly reason: string },
  ): Promise<boolean>;
  fetchPolicyRule(tenantId: string, policyId: string, at?: ReadPoint): Promise<StoredPolicyRule | undefined>;
  /** Rules recorded before `beforeSequence`, the last one first. */
  listPolicyRules(
    tenantId: string,
    query: NewestFirstPage & { readonly status?: PolicyRule["status"] | undefined },
  ): Promise<PolicyRule[]>;
}
