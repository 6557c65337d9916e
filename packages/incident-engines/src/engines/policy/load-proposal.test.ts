import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { buildProposal } from "../../../test/policies.js";
import { loadProposal } from "./load-proposal.js";

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
