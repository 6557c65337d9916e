import { describe, expect, it } from "vitest";
import { ADA, HOST, NOW } from "../../../test/noted-traces.js";
import { buildProposal } from "../../../test/policies.js";
import { isReviewedSo, proposalReviewed, requireReviewer, reviewDigest } from "./review-proposal.js";

const said = { proposalId: "prop_1", notes: "It is needed." };
const words = { decision: "rejected", actor: ADA, said } as const;
const rejected = buildProposal({
  status: "rejected",
  reviewedBy: "ada",
  reviewedAt: NOW,
  reviewDigest: reviewDigest(words),
});

describe("who reviews a proposal", () => {
  it("is a person", () => {
    expect(() => requireReviewer(ADA)).not.toThrow();
  });

  it.each([HOST, { type: "SYSTEM", id: "system_incident_engine" } as const])("is not $id", (actor) => {
    expect(() => requireReviewer(actor)).toThrow(
      expect.objectContaining({ code: "person_required", details: { actorType: actor.type } }),
    );
  });
});

describe("the words of a review", () => {
  it("are the same in any order of members, and whatever was left out", () => {
    const again = { ...words, said: { notes: "It is needed.", name: undefined, proposalId: "prop_1" } };
    expect(reviewDigest(again)).toBe(reviewDigest(words));
  });

  it.each([
    { ...words, decision: "approved" as const },
    { ...words, actor: { ...ADA, id: "bob" } },
    { ...words, said: { ...said, notes: "It is not." } },
    { ...words, said: { ...said, suppression: null } },
  ])("are others: %o", (others) => {
    expect(reviewDigest(others)).not.toBe(reviewDigest(words));
    expect(() => isReviewedSo(rejected, others)).toThrow(expect.objectContaining({ code: "proposal_reviewed" }));
  });

  it("tell a review that was made before from none", () => {
    expect(isReviewedSo(rejected, words)).toBe(true);
    expect(isReviewedSo(buildProposal(), words)).toBe(false);
  });
});

it("the refusal of another review says who reviewed it, how and when", () => {
  expect(proposalReviewed(rejected)).toMatchObject({
    code: "proposal_reviewed",
    message: `The proposal prop_1 was rejected by ada at ${NOW}; a review stands for good.`,
    details: { proposalId: "prop_1", status: "rejected", reviewedBy: "ada", reviewedAt: NOW },
  });
});
