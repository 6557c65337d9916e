import { z } from "zod";
import { PROPOSAL_TYPES } from "../failures/policy-proposal.js";
import { eventSchema, eventText } from "./envelope.js";

/** A policy was proposed; a person decides about it. */
export const policyProposalDraftedSchema = eventSchema("policies", "policies.PolicyProposalDrafted", {
  proposalId: eventText,
  proposalType: z.enum(PROPOSAL_TYPES),
  errorCode: eventText.nullable(),
  sourceId: eventText,
});
