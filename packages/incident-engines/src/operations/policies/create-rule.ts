import { createPolicyRuleInputSchema, policyRuleResultSchema } from "@hoc/incident-schemas";
import { createRule as storeRule } from "../../engines/policy/create-rule.js";
import { defineOperation } from "../define-operation.js";

/**
 * Makes a policy rule, which may keep signals from becoming incidents. It never changes; another one takes its place.
 * Said again in the same words it gives the rule as it stands, unless it was taken back. Errors: `policy_rule_conflict`,
 * `proposal_not_found` for an unknown `sourceProposalId`, `proposal_not_approved` for one that is a draft or was rejected,
 * `incident_not_found` for an unknown `sourceIncidentId`, `invalid_input` for a suppression that is over already.
 *
 * @example
 * await operations.execute("incidents.policies.createRule", { name: "Known outage of the vendor", policyType: "VENDOR",
 *   suppression: { errorCodes: ["VENDOR_TIMEOUT"], expiresAt: "2026-03-15T00:00:00Z" } }, context)
 */
export const createRule = defineOperation({
  id: "incidents.policies.createRule",
  kind: "command",
  permission: "incidents.write",
  summary: "Makes a policy rule.",
  input: createPolicyRuleInputSchema,
  output: policyRuleResultSchema,
  handler: (rule, { context: { tenantId, actor }, ports, ambient: { uuid } }) =>
    storeRule({ ports, uuid, actor }, tenantId, rule),
});
