import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { buildProposal } from "../../../test/policies.js";
import { shownProposal } from "../../engines/policy/load-proposal.js";
import { getProposal } from "./get-proposal.js";

const stored = buildProposal({ reviewDigest: "a".repeat(64) });

it("shows the tenant's proposal as of a point, without what its reviews are compared by, to whoever may read", async () => {
  const fetchProposal = vi.fn(async () => stored);
  const ports = stubPorts({ policyProposals: { fetchProposal } });
  expect(await ask(getProposal, ports, "viewer")({ proposalId: "prop_1" })).toEqual({
    ...shownProposal(stored),
    ...READ,
  });
  expect(fetchProposal).toHaveBeenCalledWith("acme", "prop_1", expect.objectContaining({ asOf: READ.asOf }));
  await expect(ask(getProposal, ports, "ingest")({ proposalId: "prop_1" })).rejects.toMatchObject({
    code: "permission_denied",
  });
});

it("says that there is no such proposal", async () => {
  const ports = stubPorts({ policyProposals: { fetchProposal: async () => undefined } });
  await expect(ask(getProposal, ports, "viewer")({ proposalId: "prop_9" })).rejects.toMatchObject({
    code: "proposal_not_found",
  });
});
