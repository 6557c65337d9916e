import { column, nullable } from "../columns.js";

/** The `policy_rules` table: policy rules; a rule is retired once and never changes otherwise. */
export const POLICY_RULES = {
  name: "policy_rules",
  columns: {
    tenantId: column("tenant_id", "text"),
    id: column("id", "text"),
    sequence: column("sequence", "bigint"),
    name: column("name", "text"),
    description: nullable("description", "text"),
    policyType: nullable("policy_type", "text"),
    enforcementMode: column("enforcement_mode", "text"),
    status: column("status", "text"),
    scope: column("scope", "text"),
    scopeId: nullable("scope_id", "text"),
    ruleType: column("rule_type", "text"),
    source: column("source", "text"),
    sourceProposalId: nullable("source_proposal_id", "text"),
    sourceIncidentId: nullable("source_incident_id", "text"),
    conditions: nullable("conditions", "json"),
    suppression: nullable("suppression", "json"),
    createdBy: column("created_by", "text"),
    createdAt: column("created_at", "instant"),
    retiredAt: nullable("retired_at", "instant"),
    retiredBy: nullable("retired_by", "text"),
    retirementReason: nullable("retirement_reason", "text"),
    retiredSequence: nullable("retired_sequence", "bigint"),
    recordedAt: column("recorded_at", "instant"),
    contentDigest: column("content_digest", "text"),
  },
} as const;
