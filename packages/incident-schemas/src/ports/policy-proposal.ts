import type { PolicyProposal } from "../failures/policy-proposal.js";
import type { Instant } from "../primitives/instant.js";
import type { NewestFirstPage, ReadPoint } from "./read-point.js";

/** A proposal that is about to be stored as a draft. */
export interface NewPolicyProposal
  extends Omit<
    PolicyProposal,
    "tenantId" | "status" | "triggeringIncidentIds" | "createdAt" | "recordedAt" | "sequence"
  > {
  readonly triggeringIncidentIds: readonly string[];
  readonly createdAt: Instant;
}

/** Stores and reads proposals of policies. */
export interface PolicyProposalDriver {
  /**
   * Stores a draft; where one of the same type and error code is open, that one gets the incidents that it does not
   * name yet; synthetic drafts and real ones do not count for each other. Gives the id of the draft and whether it is new.
   */
  insertPolicyProposal(
    tenantId: string,
    proposal: NewPolicyProposal,
  ): Promise<{ readonly proposalId: string; readonly created: boolean }>;
  fetchProposal(tenantId: string, proposalId: string, at?: ReadPoint): Promise<PolicyProposal | undefined>;
  /** Proposals recorded before `beforeSequence`, the last one first. */
  listProposals(tenantId: string, query: NewestFirstPage): Promise<PolicyProposal[]>;
}
