import { expect, it } from "vitest";
import { ADA, NOW } from "../../../test/noted-traces.js";
import { proposalDraftedTraces } from "./proposal-traces.js";

it("a draft is told of with its cause, in the project that it arose in", () => {
  const draft = {
    proposalId: "prop_1",
    proposalType: "retry_policy",
    proposalName: "Try again",
    errorCode: "STEP_FAILURE",
    rationale: "It came back.",
    sourceId: "inc_1",
  } as const;
  const told = { proposalType: "retry_policy", errorCode: "STEP_FAILURE", sourceId: "inc_1" };
  expect(proposalDraftedTraces(draft, { projectId: "shop" }, { actor: ADA, at: NOW })).toEqual({
    events: [
      {
        eventType: "policies.PolicyProposalDrafted",
        fields: { proposalId: "prop_1", ...told },
        projectId: "shop",
        actor: ADA,
        occurredAt: NOW,
      },
    ],
    audit: [
      {
        eventType: "PolicyProposalDrafted",
        entityType: "POLICY_PROPOSAL",
        entityId: "prop_1",
        actor: ADA,
        reason: "It came back.",
        before: null,
        after: { status: "draft", proposalName: "Try again", ...told },
        at: NOW,
      },
    ],
  });
});
