import { z } from "zod";
import { pageInfo, pageInput } from "../primitives/page.js";
import { readPoint, sequence } from "../primitives/read-point.js";

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
    triggeringIncidentIds: z.array(z.string()).describe("Incidents that asked for it, the first one first."),
    status: z.enum(PROPOSAL_STATUSES),
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

/** Input of `incidents.policies.listProposals`. */
export const listProposalsInputSchema = z.strictObject(pageInput).meta({ id: "ListProposals" });

/** Output of `incidents.policies.listProposals`, recorded last first. */
export const proposalListSchema = z
  .strictObject({ items: z.array(policyProposalSchema), ...pageInfo, ...readPoint })
  .meta({ id: "ProposalList" });
