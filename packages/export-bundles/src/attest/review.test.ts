import { describe, expect, it } from "vitest";
import { issuer, issuerKey, signerOfSeed } from "../../test/keys.js";
import { type Review, readReview, reviewStatusOf, signReview } from "./review.js";
import { openStatement, type SignedStatement } from "./signed-statement.js";
import { signSupersession } from "./supersession.js";
import { trustedKeyOf } from "./trusted-key.js";

const auditor = signerOfSeed(3);
const auditorKey = trustedKeyOf(auditor, "Audit LLP");
const bundle = { bundleId: "SOC2-1", contentDigest: "ab".repeat(32) };
const review: Review = {
  reviewer: "Ann Auditor",
  firm: "Audit LLP",
  procedures: ["Inspected the timeline."],
  conclusion: "approved",
  notes: null,
  reviewedAt: "2026-04-01T12:00:00.000000Z",
};

async function opened(line: Promise<string>): Promise<SignedStatement> {
  const statement = openStatement(await line, [issuerKey, auditorKey]);
  if (statement === undefined) throw new Error("The statement did not verify.");
  return statement;
}

describe("a review", () => {
  it("is read back for the bundle that it is about, and is signed by the reviewer", async () => {
    const statement = await opened(signReview(bundle, review, auditor));
    expect(readReview(statement, bundle)).toEqual(review);
    expect(statement.verifiedBy).toEqual([auditorKey]);
  });

  it("does not count for another bundle to which it was copied", async () => {
    const statement = await opened(signReview(bundle, review, auditor));
    expect(readReview(statement, { ...bundle, contentDigest: "cd".repeat(32) })).toBeUndefined();
  });

  it("is not read out of another kind of statement, nor out of one with other members", async () => {
    const supersession = { supersededBy: bundle, reason: null, supersededAt: review.reviewedAt };
    expect(readReview(await opened(signSupersession(bundle, supersession, issuer)), bundle)).toBeUndefined();
    const { statement, verifiedBy } = await opened(signReview(bundle, review, auditor));
    const unknown = { statement: { ...statement, predicate: { ...review, conclusion: "perfect" } }, verifiedBy };
    expect(readReview(unknown, bundle)).toBeUndefined();
  });

  it("is not signed when it lacks something", async () => {
    await expect(async () => signReview(bundle, { ...review, reviewer: "" }, auditor)).rejects.toThrow();
  });
});

describe("reviewStatusOf", () => {
  const at = (day: number, conclusion: Review["conclusion"], reviewer = "Ann"): Review => ({
    ...review,
    conclusion,
    reviewer,
    reviewedAt: `2026-04-0${day}T12:00:00.000000Z`,
  });

  it.each<[string, readonly Review[], string]>([
    ["nobody reviewed", [], "PENDING"],
    ["somebody read it", [at(1, "reviewed")], "REVIEWED"],
    ["somebody approved", [at(1, "reviewed"), at(1, "approved", "Bob")], "APPROVED"],
    ["somebody rejected it", [at(1, "rejected"), at(2, "approved", "Bob")], "REVIEWED"],
    ["the rejecting reviewer approved later", [at(1, "rejected"), at(2, "approved")], "APPROVED"],
    ["the approving reviewer rejected later, in any order", [at(2, "rejected"), at(1, "approved")], "REVIEWED"],
  ])("is right when %s", (_, reviews, status) => {
    expect(reviewStatusOf(reviews)).toBe(status);
  });
});
