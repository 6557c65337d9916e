import { approveProposal } from "./approve-proposal.js";
import { backtestProposal } from "./backtest-proposal.js";
import { backtestSuppression } from "./backtest-suppression.js";
import { createRule } from "./create-rule.js";
import { getEvaluation } from "./get-evaluation.js";
import { getProposal } from "./get-proposal.js";
import { getRule } from "./get-rule.js";
import { getViolation } from "./get-violation.js";
import { listPreventions } from "./list-preventions.js";
import { listProposals } from "./list-proposals.js";
import { listRules } from "./list-rules.js";
import { listViolations } from "./list-violations.js";
import { recordEvaluation } from "./record-evaluation.js";
import { recordViolation } from "./record-violation.js";
import { rejectProposal } from "./reject-proposal.js";
import { retireRule } from "./retire-rule.js";
import { verifyViolationTruth } from "./verify-violation-truth.js";

/** The operations of the family `incidents.policies`. */
export const IncidentsPoliciesHandler = {
  createRule,
  retireRule,
  getRule,
  listRules,
  recordViolation,
  getViolation,
  listViolations,
  verifyViolationTruth,
  recordEvaluation,
  getEvaluation,
  listPreventions,
  listProposals,
  getProposal,
  backtestProposal,
  backtestSuppression,
  approveProposal,
  rejectProposal,
} as const;
