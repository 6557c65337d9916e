import { type Backtest, type PolicyProposal, type Suppression, suppressionSchema } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts } from "@hoc/incident-schemas/ports";
import { type BacktestWindow, backtestSuppression } from "./backtest-suppression.js";
import { loadProposal } from "./load-proposal.js";

/** The proposal that is tested, and the one agent that its rule would be for; all by default. */
export interface TestedProposal {
  readonly proposalId: string;
  readonly agentId?: string | undefined;
}

/**
 * What the rule of a proposal would have done to what was stored at a point, as it was proposed.
 *
 * @throws DomainError `proposal_not_found`; `invalid_input` for a window that ends before it begins
 * @example (await backtestProposal(ports, "acme", { proposalId: "prop_1" }, { limit: 20 }, at)).absentIncidents
 */
export async function backtestProposal(
  ports: Pick<ReadPorts, "policyBacktests" | "policyProposals">,
  tenantId: string,
  { proposalId, agentId }: TestedProposal,
  window: BacktestWindow,
  at: ReadPoint,
): Promise<Backtest> {
  const proposal = await loadProposal(ports, tenantId, proposalId, at);
  const suppression = suppressionOf(proposal);
  return backtestSuppression(ports, tenantId, { suppression, agentId: agentId ?? null }, window, at);
}

/**
 * What the rule of a proposal keeps from becoming incidents: what its reviewer says, or else what was proposed; null for
 * nothing.
 *
 * @example suppressionOf(proposal, approval.suppression)
 */
export function suppressionOf(
  { suppression }: Pick<PolicyProposal, "suppression">,
  said?: Suppression | null,
): Suppression | null {
  if (said !== undefined) return said;
  return suppression === null ? null : suppressionSchema.parse(suppression);
}
