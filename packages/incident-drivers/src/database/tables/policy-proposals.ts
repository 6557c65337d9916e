import { column, nullable } from "../columns.js";

/** The columns of a proposal that its review sets; all but the status are empty before. */
export const PROPOSAL_REVIEW_COLUMNS = {
  status: column("status", "text"),
  reviewedAt: nullable("reviewed_at", "instant"),
  reviewedBy: nullable("reviewed_by", "text"),
  reviewNotes: nullable("review_notes", "text"),
  reviewDigest: nullable("review_digest", "text"),
  reviewSequence: nullable("review_sequence", "bigint"),
  effectiveFrom: nullable("effective_from", "instant"),
  policyId: nullable("policy_id", "text"),
  backtest: nullable("backtest", "json"),
} as const;

/** The `policy_proposals` table: proposed policies; at most one draft per type, error code, and real or not; reviewed once. */
export const POLICY_PROPOSALS = {
  name: "policy_proposals",
  columns: {
    tenantId: column("tenant_id", "text"),
    id: column("id", "text"),
    sequence: column("sequence", "bigint"),
    proposalName: column("proposal_name", "text"),
    proposalType: column("proposal_type", "text"),
    errorCode: nullable("error_code", "text"),
    rationale: column("rationale", "text"),
    proposedRule: column("proposed_rule", "json"),
    suppression: nullable("suppression", "json"),
    ...PROPOSAL_REVIEW_COLUMNS,
    sourceType: column("source_type", "text"),
    sourceId: column("source_id", "text"),
    createdBy: column("created_by", "text"),
    isSynthetic: column("is_synthetic", "boolean"),
    syntheticScenarioId: nullable("synthetic_scenario_id", "text"),
    createdAt: column("created_at", "instant"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;

/** The `policy_proposal_triggers` table: which incidents asked for a proposed policy; append-only. */
export const POLICY_PROPOSAL_TRIGGERS = {
  name: "policy_proposal_triggers",
  columns: {
    tenantId: column("tenant_id", "text"),
    proposalId: column("proposal_id", "text"),
    incidentId: column("incident_id", "text"),
    sequence: column("sequence", "bigint"),
    recordedAt: column("recorded_at", "instant"),
  },
} as const;
