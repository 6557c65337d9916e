import { z } from "zod";
import { ENFORCEMENT_MODES } from "../failures/policy-rule.js";
import { eventSchema, eventText } from "./envelope.js";

/** A policy rule was made. */
export const policyRuleCreatedSchema = eventSchema("policies", "policies.PolicyRuleCreated", {
  policyId: eventText,
  name: eventText,
  enforcementMode: z.enum(ENFORCEMENT_MODES),
  suppresses: z.boolean(),
});
