import { expect, it } from "vitest";
import { aStory, storyParams } from "../../test/a-story.js";
import { aBundleFacts, someParams } from "../../test/facts.js";
import { buildContent } from "./build-content.js";
import { policyContextOf } from "./policy-context.js";

it("F-068: names the rules in force and the one that was broken, with its limit and what was measured", () => {
  expect(buildContent("evidence", aStory(), storyParams()).policyContext).toEqual({
    policySnapshotId: "pols_42",
    snapshotDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
    activePolicies: [
      {
        policyId: "policy_token_limit",
        name: "At most 9,000 tokens a run",
        enforcementMode: "BLOCK",
        source: "MANUAL",
      },
    ],
    violated: {
      policyId: "policy_token_limit",
      policyName: "At most 9,000 tokens a run",
      violationId: "vio_1",
      violationType: "TOKENS",
      rule: "tokens",
      thresholdValue: "at most 9000",
      actualValue: "9189",
      stepIndex: 17,
      at: "2026-03-14T09:25:42.000000Z",
      evidenceDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  });
});

it("F-068: what is not stored is null, and said to be unknown", () => {
  const { policyContext, limitations } = buildContent("evidence", aBundleFacts(), someParams());
  expect(policyContext).toEqual({ policySnapshotId: null, snapshotDigest: null, activePolicies: [], violated: null });
  expect(limitations).toContain("Which rules were in force is unknown: none is stored.");
  const { violation } = aStory();
  const bare = aStory({
    violatedPolicyName: undefined,
    violation: violation && { ...violation, thresholdCondition: null, evaluatedValue: null },
  });
  expect(policyContextOf(bare).violated).toMatchObject({ policyName: null, thresholdValue: null, actualValue: null });
});

it("lists rules by their ids, whatever order they come in", () => {
  const [rule] = aStory().activePolicies;
  if (rule === undefined) return expect.fail("there is no rule");
  const rules = ["b", "a", "B"].map((policyId) => ({ ...rule, policyId }));
  const { activePolicies } = policyContextOf(aStory({ activePolicies: rules }));
  expect(activePolicies.map(({ policyId }) => policyId)).toEqual(["B", "a", "b"]);
});
