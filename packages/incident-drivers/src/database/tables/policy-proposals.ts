import { column, nullable } from "../columns.js";

/** The `policy_proposals` table: proposed policies; of incidents at most one draft per type, error code, and real or not. */
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
    status: column("status", "text"),
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
