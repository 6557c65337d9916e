import { z } from "zod";
import { hostIdSchema, pathIdSchema } from "../primitives/ids.js";
import { pageInfo, pageInput } from "../primitives/page.js";
import { asOf, readPoint, sequence } from "../primitives/read-point.js";
import { storableText, writtenText } from "../primitives/text.js";
import { backtestVerdictSchema } from "./policy-backtest.js";
import { policyRuleSchema, storedSuppressionSchema, suppressionSchema } from "./policy-rule.js";

/** Whether a proposal waits for a person, or what that person said. */
export const PROPOSAL_STATUSES = ["draft", "approved", "rejected"] as const;

/** What a proposed policy would be about. */
export const PROPOSAL_TYPES = [
  "timeout_policy",
  "crash_recovery_policy",
  "cost_cap_policy",
  "rate_limit_policy",
  "retry_policy",
  "failure_pattern_policy",
] as const;

/** What a proposed policy would be about. */
export type ProposalType = (typeof PROPOSAL_TYPES)[number];

/** What a proposed policy would do. */
export const PROPOSAL_ACTIONS = ["alert", "block"] as const;

/** What a proposed policy would do. */
export type ProposalAction = (typeof PROPOSAL_ACTIONS)[number];

/** What a proposal is made from: failed runs, or a lesson. */
export const PROPOSAL_SOURCES = ["incident", "lesson"] as const;

const text = z.string().nullable();

/** A stored proposal. By itself it changes nothing: a person decides. */
export const policyProposalSchema = z
  .strictObject({
    proposalId: z.string(),
    tenantId: z.string(),
    proposalName: z.string(),
    proposalType: z.enum(PROPOSAL_TYPES),
    errorCode: text.describe("What it is about; one draft per type and code is open, and one more of synthetic runs."),
    rationale: z.string(),
    proposedRule: z.record(z.string(), z.unknown()),
    suppression: storedSuppressionSchema
      .nullable()
      .describe(
        "What the rule would keep from becoming incidents unless its reviewer says otherwise; null for nothing.",
      ),
    triggeringIncidentIds: z.array(z.string()).describe("Incidents that asked for it, the first one first."),
    lessonIds: z.array(z.string()).describe("Lessons that became it, the first one first."),
    status: z.enum(PROPOSAL_STATUSES),
    reviewedAt: text,
    reviewedBy: text,
    reviewNotes: text,
    effectiveFrom: text.describe("From when on its rule holds; null unless it was approved."),
    policyId: text.describe("The rule that was made of it; null unless it was approved."),
    backtest: backtestVerdictSchema.nullable().describe("What stored history said of it when it was approved."),
    sourceType: z.enum(PROPOSAL_SOURCES),
    sourceId: z.string(),
    createdBy: z.string(),
    isSynthetic: z.boolean(),
    syntheticScenarioId: text,
    createdAt: z.string(),
    recordedAt: z.string(),
    sequence,
  })
  .meta({ id: "PolicyProposal" });

/** A stored proposal. */
export type PolicyProposal = z.output<typeof policyProposalSchema>;

/** How proposals can be told apart in their list. */
export const proposalFiltersSchema = z.strictObject({ status: z.enum(PROPOSAL_STATUSES).optional() });

/** How proposals can be told apart in their list. */
export type ProposalFilters = z.output<typeof proposalFiltersSchema>;

/** Input of `incidents.policies.listProposals`. */
export const listProposalsInputSchema = proposalFiltersSchema.extend(pageInput).meta({ id: "ListProposals" });

/** Output of `incidents.policies.listProposals`, recorded last first. */
export const proposalListSchema = z
  .strictObject({ items: z.array(policyProposalSchema), ...pageInfo, ...readPoint })
  .meta({ id: "ProposalList" });

const proposalId = storableText(64);

/** Input of `incidents.policies.getProposal`. */
export const getProposalInputSchema = z.strictObject({ proposalId, asOf }).meta({ id: "GetProposal" });

/** Output of `incidents.policies.getProposal`. */
export const proposalDetailSchema = policyProposalSchema.extend(readPoint).meta({ id: "ProposalDetail" });

/** Input of `incidents.policies.approveProposal`: a person makes the rule that was proposed. */
export const approveProposalInputSchema = z
  .strictObject({
    proposalId,
    notes: writtenText(2_000)
      .optional()
      .describe("Why; required when the back-test argues against what the rule would suppress."),
    policyId: pathIdSchema(64).optional().describe("Id of the rule; one is given by default."),
    name: writtenText(256).optional().describe("Name of the rule; that of the proposal by default."),
    agentId: hostIdSchema
      .optional()
      .describe("The one agent that the rule is for, and that the back-test is of; all by default."),
    suppression: suppressionSchema
      .nullable()
      .optional()
      .describe("What the rule keeps from becoming incidents: as proposed by default, nothing when null."),
  })
  .meta({ id: "ApproveProposal" });

/** The approval of a proposal, after validation. */
export type ApproveProposal = z.output<typeof approveProposalInputSchema>;

/** Output of `incidents.policies.approveProposal`. */
export const approvedProposalSchema = z
  .strictObject({
    proposal: policyProposalSchema,
    rule: policyRuleSchema,
    recorded: z.boolean().describe("Whether this call changed anything."),
  })
  .meta({ id: "ApprovedProposal" });

/** What came of an approval. */
export type ApprovedProposal = z.output<typeof approvedProposalSchema>;

/** Input of `incidents.policies.rejectProposal`. */
export const rejectProposalInputSchema = z
  .strictObject({ proposalId, notes: writtenText(2_000) })
  .meta({ id: "RejectProposal" });

/** The rejection of a proposal, after validation. */
export type RejectProposal = z.output<typeof rejectProposalInputSchema>;

/** Output of `incidents.policies.rejectProposal`. */
export const rejectedProposalSchema = z
  .strictObject({
    proposal: policyProposalSchema,
    recorded: z.boolean().describe("Whether this call changed anything."),
  })
  .meta({ id: "RejectedProposal" });

/** What came of a rejection. */
export type RejectedProposal = z.output<typeof rejectedProposalSchema>;
