import { z } from "zod";
import { BACKTEST_VERDICTS } from "../failures/policy-backtest.js";
import { eventSchema, eventText } from "./envelope.js";

/** A person approved a proposed policy; its rule is in force. */
export const policyProposalApprovedSchema = eventSchema("policies", "policies.PolicyProposalApproved", {
  proposalId: eventText,
  policyId: eventText,
  verdict: z.enum(BACKTEST_VERDICTS),
});
