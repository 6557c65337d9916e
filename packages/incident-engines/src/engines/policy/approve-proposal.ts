import {
  type Actor,
  type ApprovedProposal,
  type ApproveProposal,
  type Backtest,
  type CreatePolicyRule,
  DomainError,
  type PolicyProposal,
} from "@hoc/incident-schemas";
import type { ClockFn, ReadPorts, StoredPolicyProposal } from "@hoc/incident-schemas/ports";
import { appendTraces, type ChangeTraces, changeTraces, type Doing } from "../append-traces.js";
import { readPointOf } from "../incident-read/read-point.js";
import type { Writing } from "../writing.js";
import { suppressionOf } from "./backtest-proposal.js";
import { backtestSuppression, summaryOf } from "./backtest-suppression.js";
import { loadProposal, shownProposal } from "./load-proposal.js";
import { loadRule, shownRule } from "./load-rule.js";
import { makeRule } from "./make-rule.js";
import { reasonOf } from "./proposed-suppression.js";
import { isReviewedSo, proposalReviewed, requireReviewer, reviewDigest } from "./review-proposal.js";

/** What is known before a proposal is approved: that it was approved in the same words, or what history says of it. */
export type PreparedApproval =
  | { readonly approvedBefore: ApprovedProposal }
  | { readonly approvedBefore?: undefined; readonly backtest: Backtest };

/** What it takes to prepare an approval; the clock tells by when. */
export interface Preparing {
  readonly ports: Pick<ReadPorts, "policyProposals" | "policyRules" | "policyBacktests" | "readPoints">;
  readonly clock: ClockFn;
  readonly actor: Actor;
}

/**
 * Holds what the rule of a proposal would suppress against stored history, before anybody waits for the tenant's lock.
 *
 * @throws DomainError `person_required`, `proposal_not_found`, `proposal_reviewed`
 * @example const prepared = await prepareApproval({ ports, clock, actor }, "acme", { proposalId: "prop_1" })
 */
export async function prepareApproval(
  { ports, clock, actor }: Preparing,
  tenantId: string,
  approval: ApproveProposal,
): Promise<PreparedApproval> {
  requireReviewer(actor);
  const proposal = await loadProposal(ports, tenantId, approval.proposalId);
  const approvedBefore = await approvedSo(ports, tenantId, proposal, approval, actor);
  if (approvedBefore !== undefined) return { approvedBefore };
  const at = await readPointOf(ports, tenantId, undefined, clock());
  const { suppression, agentId = null } = approval;
  const proposed = { suppression: suppressionOf(proposal, suppression), agentId };
  return { backtest: await backtestSuppression(ports, tenantId, proposed, { limit: 1 }, at) };
}

/**
 * Makes the rule of a proposal that a person approves, and notes the approval with the back-test in short, with events
 * and audit records of both. Said again in the same words it changes nothing. Where stored history argues against what
 * the rule would suppress, the person has to say why it is right all the same.
 *
 * @throws DomainError `person_required`, `proposal_not_found`, `proposal_reviewed`, `backtest_against`, and what making a
 * rule refuses: `policy_rule_conflict`, `invalid_input` for a suppression that is over already
 * @example await approveProposal({ ports, uuid, actor }, "acme", { proposalId: "prop_1" }, backtest)
 */
export async function approveProposal(
  { ports, uuid, actor }: Writing,
  tenantId: string,
  approval: ApproveProposal,
  backtest: Backtest,
): Promise<ApprovedProposal> {
  requireReviewer(actor);
  const { proposalId, notes = null } = approval;
  const load = () => loadProposal(ports, tenantId, proposalId);
  const draft = await load();
  const approvedBefore = await approvedSo(ports, tenantId, draft, approval, actor);
  if (approvedBefore !== undefined) return approvedBefore;
  if (notes === null) refuseAgainst(backtest, proposalId);
  const [sourceIncidentId] = draft.triggeringIncidentIds;
  const asked = ruleOf(draft, approval);
  const { recorded: _, ...rule } = await makeRule({ ports, uuid, actor }, tenantId, asked, sourceIncidentId);
  const isApproved = await ports.policyProposals.updateProposalReviewed(tenantId, proposalId, {
    status: "approved",
    reviewedAt: ports.recordedAt,
    reviewedBy: actor.id,
    reviewNotes: notes,
    policyId: rule.policyId,
    backtest: summaryOf(backtest),
    reviewDigest: reviewDigest(wordsOf(approval, actor)),
  });
  const proposal = shownProposal(await load());
  if (!isApproved) throw proposalReviewed(proposal);
  const told = { proposalId, policyId: rule.policyId, verdict: backtest.verdict };
  await appendTraces(ports, tenantId, approvedTraces(told, notes, { actor, at: ports.recordedAt }));
  return { proposal, rule, recorded: true };
}

/** The proposal with its rule as both stand, when the same person approved it in the same words. */
async function approvedSo(
  ports: Pick<ReadPorts, "policyRules">,
  tenantId: string,
  proposal: StoredPolicyProposal,
  approval: ApproveProposal,
  actor: Actor,
): Promise<ApprovedProposal | undefined> {
  if (!isReviewedSo(proposal, wordsOf(approval, actor)) || proposal.policyId === null) return undefined;
  const rule = await loadRule(ports, tenantId, proposal.policyId);
  return { proposal: shownProposal(proposal), rule: shownRule(rule), recorded: false };
}

function wordsOf(approval: ApproveProposal, actor: Actor) {
  return { decision: "approved", actor, said: approval } as const;
}

function refuseAgainst({ verdict, reasons }: Backtest, proposalId: string): void {
  if (verdict !== "against") return;
  const sentences = reasons.map(({ sentence }) => sentence).join(" ");
  throw new DomainError(
    "backtest_against",
    `Stored history argues against what the rule would suppress: ${sentences} Say in the notes why it is right all the same.`,
    { proposalId, verdict, reasons },
  );
}

/** The rule that a proposal becomes, of the one agent that its reviewer names, or else of all. */
function ruleOf(proposal: PolicyProposal, approval: ApproveProposal): CreatePolicyRule {
  const { proposalId, proposalName, proposalType, proposedRule } = proposal;
  return {
    policyId: approval.policyId,
    name: approval.name ?? proposalName,
    description: reasonOf(proposal),
    policyType: proposalType,
    enforcementMode: isBlocking(proposal) ? "BLOCK" : "WARN",
    scope: approval.agentId === undefined ? "TENANT" : "AGENT",
    scopeId: approval.agentId,
    ruleType: "SAFETY",
    source: "LEARNED",
    sourceProposalId: proposalId,
    conditions: proposedRule as CreatePolicyRule["conditions"],
    suppression: suppressionOf(proposal, approval.suppression) ?? undefined,
  };
}

function isBlocking({ proposedRule: { action } }: PolicyProposal): boolean {
  return typeof action === "object" && action !== null && "type" in action && action.type === "block";
}

function approvedTraces(
  told: { readonly proposalId: string; readonly policyId: string; readonly verdict: Backtest["verdict"] },
  notes: string | null,
  doing: Doing,
): ChangeTraces {
  const { proposalId, policyId, verdict } = told;
  return changeTraces(doing, {
    event: { eventType: "policies.PolicyProposalApproved", fields: told },
    auditType: "PolicyProposalApproved",
    entityType: "POLICY_PROPOSAL",
    entityId: proposalId,
    before: { status: "draft" },
    after: { status: "approved", policyId, verdict },
    reason: notes,
  });
}
