import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { buildProposal } from "../../../test/policies.js";
import { loadProposal, shownProposal } from "./load-proposal.js";

const ports = stubPorts({
  policyProposals: {
    fetchProposal: async (tenantId, proposalId) =>
      tenantId === "acme" && proposalId === "prop_1" ? buildProposal() : undefined,
  },
});

it("gives the proposal of the tenant", async () => {
  expect(await loadProposal(ports, "acme", "prop_1")).toEqual(buildProposal());
});

it.each([
  ["acme", "prop_2"],
  ["globex", "prop_1"],
])("says that %s has no proposal %s", async (tenantId, proposalId) => {
  await expect(loadProposal(ports, tenantId, proposalId)).rejects.toMatchObject({
    code: "proposal_not_found",
    details: { proposalId },
  });
});

it("asks for it as it stood at a point", async () => {
  const fetchProposal = vi.fn(async () => buildProposal());
  const at = { asOf: "2026-03-14T11:00:00.000000Z", sequence: 3, isLatest: false };
  await loadProposal(stubPorts({ policyProposals: { fetchProposal } }), "acme", "prop_1", at);
  expect(fetchProposal).toHaveBeenCalledWith("acme", "prop_1", at);
});

it("shows a proposal without what its reviews are compared by", () => {
  const { reviewDigest, ...shown } = buildProposal({ reviewDigest: "a".repeat(64) });
  expect(shownProposal({ ...shown, reviewDigest })).toEqual(shown);
});
