import { type Actor, DomainError, type PolicyProposal } from "@hoc/incident-schemas";
import type { StoredPolicyProposal } from "@hoc/incident-schemas/ports";
import { jsonDigest } from "../json-digest.js";
import { requirePerson } from "../require-person.js";

/** Version of what is compared: another rule gets another number. */
const CONTENT = "policy-proposal-review/v1";

/** What somebody says of a proposal, beside which proposal it is. */
export interface ReviewWords {
  readonly decision: "approved" | "rejected";
  readonly actor: Actor;
  /** Everything that was said, the proposal's id included. */
  readonly said: object;
}

/**
 * Refuses a review by anybody but a person: no program decides what is not heard of any more.
 *
 * @throws DomainError `person_required`
 * @example requireReviewer({ type: "AGENT", id: "bot" }) // throws
 */
export function requireReviewer(actor: Actor): void {
  requirePerson(actor, "approves or rejects a proposed policy");
}

/**
 * SHA-256 in hex of who said what of a proposal, by which a repeated review is told from another one.
 *
 * @example reviewDigest({ decision: "rejected", actor, said: { proposalId: "prop_1", notes: "It is needed." } })
 */
export function reviewDigest({ decision, actor, said }: ReviewWords): string {
  return jsonDigest({ version: CONTENT, decision, actor: actor.id, said: { ...said } });
}

/**
 * Whether somebody said just this of the proposal before; false of one that nobody reviewed.
 *
 * @throws DomainError `proposal_reviewed` when somebody said something else of it
 * @example if (isReviewedSo(proposal, words)) return { proposal: shownProposal(proposal), recorded: false }
 */
export function isReviewedSo(proposal: StoredPolicyProposal, words: ReviewWords): boolean {
  if (proposal.status === "draft") return false;
  if (proposal.reviewDigest !== reviewDigest(words)) throw proposalReviewed(proposal);
  return true;
}

/**
 * The error for a proposal that somebody reviewed before; it says who, how and when.
 *
 * @example throw proposalReviewed(proposal)
 */
export function proposalReviewed(proposal: PolicyProposal): DomainError {
  const { proposalId, status, reviewedBy, reviewedAt } = proposal;
  return new DomainError(
    "proposal_reviewed",
    `The proposal ${proposalId} was ${status} by ${reviewedBy ?? "somebody"} at ${reviewedAt ?? "an earlier time"}; a review stands for good.`,
    { proposalId, status, reviewedBy, reviewedAt },
  );
}
