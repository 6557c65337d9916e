import type { PolicyProposal } from "../failures/policy-proposal.js";
import type { Instant } from "../primitives/instant.js";
import type { ReadPoint } from "./read-point.js";

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
   * name yet. Gives the id of the draft and whether it is new.
   */
  insertPolicyProposal(
    tenantId: string,
    proposal: NewPolicyProposal,
  ): Promise<{ readonly proposalId: string; readonly created: boolean }>;
  /** Proposals recorded before `beforeSequence`, the last one first. */
  listProposals(
    tenantId: string,
    query: { readonly beforeSequence?: number | undefined; readonly limit: number; readonly at: ReadPoint },
  ): Promise<PolicyProposal[]>;
}
