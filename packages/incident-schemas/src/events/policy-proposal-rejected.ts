import { eventSchema, eventText } from "./envelope.js";

/** A person rejected a proposed policy. */
export const policyProposalRejectedSchema = eventSchema("policies", "policies.PolicyProposalRejected", {
  proposalId: eventText,
  notes: eventText,
});
