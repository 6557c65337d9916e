import { instantSchema } from "@hoc/incident-schemas";
import type { Signer } from "@hoc/incident-schemas/ports";
import { z } from "zod";
import { type BundleReference, isAbout, subjectOf } from "./bundle-reference.js";
import { type SignedStatement, signStatement } from "./signed-statement.js";
import { PREDICATE_TYPES, statementOf } from "./statement.js";

/** What a reviewer came to: read it, accepts it, or does not. */
export const REVIEW_CONCLUSIONS = ["reviewed", "approved", "rejected"] as const;

/** What an auditor says of a bundle. Members that are not known here are left alone, as in-toto asks. */
export const reviewSchema = z.looseObject({
  reviewer: z.string().min(1).max(200),
  firm: z.string().max(200).nullable(),
  procedures: z.array(z.string().max(1_000)).max(100),
  conclusion: z.enum(REVIEW_CONCLUSIONS),
  notes: z.string().max(10_000).nullable(),
  reviewedAt: instantSchema,
});

/** What an auditor says of a bundle. */
export interface Review extends z.output<typeof reviewSchema> {}

/** How far the review of a bundle has come; computed from valid statements, never stored in the bundle. */
export type ReviewStatus = "PENDING" | "REVIEWED" | "APPROVED";

/** Signs a review with the reviewer's key: one line for the statements file. */
export function signReview(bundle: BundleReference, review: Review, signer: Signer): Promise<string> {
  return signStatement(statementOf("review", [subjectOf(bundle)], reviewSchema.parse(review)), signer);
}

/** The review that a signed statement makes of a bundle, or `undefined` when it is about something else. */
export function readReview({ statement }: SignedStatement, bundle: BundleReference): Review | undefined {
  if (statement.predicateType !== PREDICATE_TYPES.review || !isAbout(statement.subject, bundle)) return undefined;
  return reviewSchema.safeParse(statement.predicate).data;
}

/**
 * How far the review has come: nobody reviewed it, somebody did, or somebody approved it and nobody rejected it. Of
 * several reviews by one reviewer the one dated last counts.
 */
export function reviewStatusOf(reviews: readonly Review[]): ReviewStatus {
  const lastOf = new Map<string, Review>();
  for (const review of reviews) {
    const earlier = lastOf.get(review.reviewer);
    if (earlier === undefined || earlier.reviewedAt <= review.reviewedAt) lastOf.set(review.reviewer, review);
  }
  const conclusions = new Set([...lastOf.values()].map(({ conclusion }) => conclusion));
  if (conclusions.size === 0) return "PENDING";
  return conclusions.has("approved") && !conclusions.has("rejected") ? "APPROVED" : "REVIEWED";
}
