import { expect, it } from "vitest";
import { issuer, issuerKey } from "../../test/keys.js";
import { signReview } from "./review.js";
import { openStatement } from "./signed-statement.js";
import { readSupersession, signSupersession } from "./supersession.js";

const old = { bundleId: "EVD-1", contentDigest: "ab".repeat(32) };
const supersession = {
  supersededBy: { bundleId: "EVD-2", contentDigest: "cd".repeat(32) },
  reason: "A name was corrected.",
  supersededAt: "2026-04-01T12:00:00.000000Z",
};

it("a supersession is read back for the old bundle, and for no other", async () => {
  const statement = openStatement(await signSupersession(old, supersession, issuer), [issuerKey]);
  if (statement === undefined) throw new Error("The statement did not verify.");
  expect(readSupersession(statement, old)).toEqual(supersession);
  expect(readSupersession(statement, supersession.supersededBy)).toBeUndefined();
});

it("another kind of statement about the bundle is none", async () => {
  const review = {
    reviewer: "Ann",
    firm: null,
    procedures: [],
    conclusion: "reviewed" as const,
    notes: null,
    reviewedAt: supersession.supersededAt,
  };
  const statement = openStatement(await signReview(old, review, issuer), [issuerKey]);
  if (statement === undefined) throw new Error("The statement did not verify.");
  expect(readSupersession(statement, old)).toBeUndefined();
});
