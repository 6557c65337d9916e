import { eventSchema, eventText } from "./envelope.js";

/** A policy rule was taken back. */
export const policyRuleRetiredSchema = eventSchema("policies", "policies.PolicyRuleRetired", {
  policyId: eventText,
  reason: eventText,
});
