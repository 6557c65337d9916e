import { type Endpoint, get, post } from "../http/endpoint.js";

/** Policy rules, violations of them, what they prevented, and what is proposed. */
export const policyRoutes: readonly Endpoint[] = [
  post("/v1/policies/rules", "incidents.policies.createRule", { createsAt: "/v1/policies/rules/:policyId" }),
  get("/v1/policies/rules", "incidents.policies.listRules"),
  get("/v1/policies/rules/:policyId", "incidents.policies.getRule"),
  post("/v1/policies/rules/:policyId/retire", "incidents.policies.retireRule"),
  post("/v1/policies/violations", "incidents.policies.recordViolation", {
    createsAt: "/v1/policies/violations/:violationId",
  }),
  get("/v1/policies/violations", "incidents.policies.listViolations"),
  get("/v1/policies/violations/:violationId", "incidents.policies.getViolation"),
  get("/v1/policies/violations/:violationId/truth", "incidents.policies.verifyViolationTruth"),
  post("/v1/policies/evaluations", "incidents.policies.recordEvaluation", {
    createsAt: "/v1/runs/:runId/evaluation",
  }),
  get("/v1/policies/preventions", "incidents.policies.listPreventions"),
  get("/v1/policies/proposals", "incidents.policies.listProposals"),
  get("/v1/policies/proposals/:proposalId", "incidents.policies.getProposal"),
  get("/v1/policies/proposals/:proposalId/backtest", "incidents.policies.backtestProposal"),
  post("/v1/policies/proposals/:proposalId/approve", "incidents.policies.approveProposal"),
  post("/v1/policies/proposals/:proposalId/reject", "incidents.policies.rejectProposal"),
  post("/v1/policies/backtests", "incidents.policies.backtestSuppression"),
];
