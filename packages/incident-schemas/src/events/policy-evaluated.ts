import { z } from "zod";
import { POLICY_EVALUATION_OUTCOMES } from "../failures/policy-evaluation.js";
import { eventSchema, eventText } from "./envelope.js";

/** A run was held against the policies. */
export const policyEvaluatedSchema = eventSchema("policies", "policies.PolicyEvaluated", {
  evaluationId: eventText,
  runId: eventText,
  outcome: z.enum(POLICY_EVALUATION_OUTCOMES),
});
