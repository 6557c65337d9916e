import { describe, expect, it } from "vitest";
import { ADA, HOST, NOW } from "../../../test/noted-traces.js";
import { buildProposal, policyWorld } from "../../../test/policies.js";
import { rejectProposal } from "./reject-proposal.js";

function world() {
  const made = policyWorld({ rules: [], proposals: [buildProposal()] });
  const reject = (notes = "Of these we have to know.", actor: typeof ADA = ADA) =>
    rejectProposal({ ports: made.ports, actor }, "acme", { proposalId: "prop_1", notes });
  return { ...made, reject };
}

describe("rejectProposal", () => {
  it("notes who does not want it, when and why, and leaves an event and an audit record; no rule is made", async () => {
    const { reject, events, audit, rules } = world();
    const { proposal, recorded } = await reject();
    expect(recorded).toBe(true);
    expect(proposal).toMatchObject({
      status: "rejected",
      reviewedAt: NOW,
      reviewedBy: "ada",
      reviewNotes: "Of these we have to know.",
      policyId: null,
      effectiveFrom: null,
      backtest: null,
    });
    expect(proposal).not.toHaveProperty("reviewDigest");
    expect(events).toEqual([
      {
        eventType: "policies.PolicyProposalRejected",
        actor: ADA,
        occurredAt: NOW,
        fields: { proposalId: "prop_1", notes: "Of these we have to know." },
      },
    ]);
    expect(audit).toMatchObject([
      {
        eventType: "PolicyProposalRejected",
        entityType: "POLICY_PROPOSAL",
        entityId: "prop_1",
        actor: ADA,
        reason: "Of these we have to know.",
        before: { status: "draft" },
        after: { status: "rejected" },
      },
    ]);
    expect(rules.size).toBe(0);
  });

  it("said again changes nothing, and said otherwise is refused", async () => {
    const { reject, steps } = world();
    const { proposal } = await reject();
    const before = steps.length;
    expect(await reject()).toEqual({ proposal, recorded: false });
    await expect(reject("No.")).rejects.toMatchObject({ code: "proposal_reviewed" });
    await expect(reject(undefined, { ...ADA, id: "bob" })).rejects.toMatchObject({ code: "proposal_reviewed" });
    expect(steps).toHaveLength(before);
  });

  it("takes a person", async () => {
    const { reject, steps } = world();
    await expect(reject(undefined, HOST)).rejects.toMatchObject({ code: "person_required" });
    expect(steps).toEqual([]);
  });

  it("is refused where somebody was faster, and leaves no traces", async () => {
    const { ports, events, proposals } = world();
    const updateProposalReviewed = async () => {
      proposals.set("prop_1", buildProposal({ status: "approved", reviewedBy: "bob", reviewedAt: NOW }));
      return false;
    };
    const raced = { ...ports, policyProposals: { ...ports.policyProposals, updateProposalReviewed } };
    raced.policyProposals.fetchProposal = ports.policyProposals.fetchProposal;
    const asked = rejectProposal({ ports: raced, actor: ADA }, "acme", { proposalId: "prop_1", notes: "No." });
    await expect(asked).rejects.toMatchObject({ code: "proposal_reviewed", details: { status: "approved" } });
    expect(events).toEqual([]);
  });

  it("says that there is no such proposal", async () => {
    const { ports } = policyWorld();
    const asked = rejectProposal({ ports, actor: ADA }, "acme", { proposalId: "prop_9", notes: "No." });
    await expect(asked).rejects.toMatchObject({ code: "proposal_not_found" });
  });
});
