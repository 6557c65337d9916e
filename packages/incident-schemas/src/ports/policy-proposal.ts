import type { BacktestSummary } from "../failures/policy-backtest.js";
import type { PolicyProposal, ProposalFilters } from "../failures/policy-proposal.js";
import type { Instant } from "../primitives/instant.js";
import type { NewestFirstPage, ReadPoint } from "./read-point.js";

/** What a draft gets when it is stored or reviewed. */
type GivenLater =
  | "tenantId"
  | "status"
  | "lessonIds"
  | "reviewedAt"
  | "reviewedBy"
  | "reviewNotes"
  | "effectiveFrom"
  | "policyId"
  | "backtest"
  | "recordedAt"
  | "sequence";

/** A proposal that is about to be stored as a draft. */
export interface NewPolicyProposal extends Omit<PolicyProposal, GivenLater | "triggeringIncidentIds" | "createdAt"> {
  readonly triggeringIncidentIds: readonly string[];
  readonly createdAt: Instant;
}

/** What a person said of a draft. */
export interface ProposalReview {
  readonly status: "approved" | "rejected";
  readonly reviewedAt: Instant;
  readonly reviewedBy: string;
  readonly reviewNotes: string | null;
  /** Set of an approved one: the rule that was made of it, and what the back-test said. */
  readonly policyId: string | null;
  readonly backtest: BacktestSummary | null;
  /** SHA-256 in hex of what was said, by which a repeated review is told from another one. */
  readonly reviewDigest: string;
}

/** A stored proposal with the digest that its reviews are compared by. */
export interface StoredPolicyProposal extends PolicyProposal {
  readonly reviewDigest: string | null;
}

/** Stores and reads proposals of policies. */
export interface PolicyProposalDriver {
  /**
   * Stores a draft; where one of the same type and error code is open, that one gets the incidents that it does not
   * name yet; synthetic drafts and real ones do not count for each other. Without an error code only drafts that incidents
   * asked for count. What an incident asks for that it had asked for before somebody reviewed it stays decided: the
   * reviewed one stands and there is no new draft. A lesson becomes one proposal at most, and can ask for what was
   * decided. Gives the id of the proposal that stands and whether it is new.
   */
  insertPolicyProposal(
    tenantId: string,
    proposal: NewPolicyProposal,
  ): Promise<{ readonly proposalId: string; readonly created: boolean }>;
  /** The open draft that a proposal would join; `undefined` when it would be a new one. */
  findOpenDraft(
    tenantId: string,
    proposal: Pick<NewPolicyProposal, "proposalType" | "errorCode" | "isSynthetic" | "sourceType">,
  ): Promise<string | undefined>;
  /**
   * The approved proposal of the same kind that one of the incidents had asked for and whose rule is in force;
   * `undefined` when there is none.
   */
  findProposalInForce(
    tenantId: string,
    proposal: Pick<
      NewPolicyProposal,
      "proposalType" | "errorCode" | "isSynthetic" | "sourceType" | "triggeringIncidentIds"
    >,
  ): Promise<string | undefined>;
  /** Stores what a person said of a draft; false when it is not there or was reviewed already. */
  updateProposalReviewed(tenantId: string, proposalId: string, review: ProposalReview): Promise<boolean>;
  fetchProposal(tenantId: string, proposalId: string, at?: ReadPoint): Promise<StoredPolicyProposal | undefined>;
  /** Proposals recorded before `beforeSequence`, the last one first. */
  listProposals(
    tenantId: string,
    query: NewestFirstPage & { readonly filters: ProposalFilters },
  ): Promise<PolicyProposal[]>;
}
