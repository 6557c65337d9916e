import { type CreatePolicyRule, createPolicyRuleInputSchema, parseInput } from "@hoc/incident-schemas";
import type { StoredPolicyProposal } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import { ADA } from "../../../test/noted-traces.js";
import { buildProposal, policyWorld } from "../../../test/policies.js";
import { createRule } from "./create-rule.js";

const rule = (said: object = {}): CreatePolicyRule =>
  parseInput(createPolicyRuleInputSchema, { name: "Known outage", policyId: "pol_2", ...said });

function world(proposals: readonly StoredPolicyProposal[] = []) {
  const made = policyWorld({ rules: [], proposals });
  const { ports, ambient } = made;
  const create = (said: object = {}) => createRule({ ports, uuid: ambient.uuid, actor: ADA }, "acme", rule(said));
  return { ...made, create };
}

describe("createRule", () => {
  it("names a source incident only when it is there", async () => {
    const { create, steps } = world();
    await expect(create({ sourceIncidentId: "inc_9" })).rejects.toMatchObject({ code: "incident_not_found" });
    expect(steps).toEqual([]);
    expect(await create({ sourceIncidentId: "inc_1" })).toMatchObject({ sourceIncidentId: "inc_1" });
  });

  it("names a source proposal only when it is there", async () => {
    const { create, steps } = world();
    await expect(create({ sourceProposalId: "prop_9" })).rejects.toMatchObject({
      code: "proposal_not_found",
      details: { proposalId: "prop_9" },
    });
    expect(steps).toEqual([]);
  });

  it.each([
    ["draft", "approve it, which makes the rule"],
    ["rejected", "stands for good"],
  ] as const)("is not made of a proposal that is %s, whoever asks, and leaves nothing", async (status, then) => {
    const { create, steps, rules } = world([buildProposal({ status })]);
    await expect(create({ sourceProposalId: "prop_1" })).rejects.toMatchObject({
      code: "proposal_not_approved",
      message: expect.stringContaining(then),
      details: { proposalId: "prop_1", status },
    });
    expect([steps, rules.size]).toEqual([[], 0]);
  });

  it.each([
    ["the first incident that asked for its proposal", "prop_1", {}, "inc_0"],
    ["no incident when none asked for its proposal", "prop_2", {}, null],
    ["the incident that is named", "prop_1", { sourceIncidentId: "inc_1" }, "inc_1"],
  ])("has for its source %s", async (_, sourceProposalId, said, sourceIncidentId) => {
    const proposals = [
      buildProposal({ status: "approved", triggeringIncidentIds: ["inc_0", "inc_1"] }),
      buildProposal({
        status: "approved",
        proposalId: "prop_2",
        sourceType: "lesson",
        sourceId: "l",
        triggeringIncidentIds: [],
      }),
    ];
    const { create } = world(proposals);
    const first = await create({ sourceProposalId, ...said });
    expect(first).toMatchObject({ sourceProposalId, sourceIncidentId });
    expect(await create({ sourceProposalId, ...said })).toEqual({ ...first, recorded: false });
  });
});
