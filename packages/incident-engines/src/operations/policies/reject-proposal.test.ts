import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { ADA } from "../../../test/noted-traces.js";
import { buildProposal, policyWorld } from "../../../test/policies.js";
import { rejectProposal } from "./reject-proposal.js";

const said = { proposalId: "prop_1", notes: "Of these we have to know." };
const world = () => policyWorld({ rules: [], proposals: [buildProposal()] });

it("notes the rejection in the name of the person who asked, for whoever may change incidents", async () => {
  const { ports } = world();
  await expect(ask(rejectProposal, ports, "viewer", ADA)(said)).rejects.toMatchObject({ code: "permission_denied" });
  expect(await ask(rejectProposal, ports, "responder", ADA)(said)).toMatchObject({
    recorded: true,
    proposal: { status: "rejected", reviewedBy: "ada", reviewNotes: said.notes },
  });
});

it("refuses a program, whatever its role", async () => {
  const asked = ask(rejectProposal, world().ports, "admin")(said);
  await expect(asked).rejects.toMatchObject({ code: "person_required" });
});

it("asks for notes", async () => {
  const asked = ask(rejectProposal, world().ports, "responder", ADA)({ ...said, notes: undefined });
  await expect(asked).rejects.toMatchObject({ code: "invalid_input", details: { fields: [{ pointer: "/notes" }] } });
});
