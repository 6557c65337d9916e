import { instantFromMicros } from "@hoc/incident-schemas";
import { REVIEW_CONCLUSIONS, reviewSchema, signReview } from "../attest/review.js";
import { createSigner } from "../attest/signer.js";
import { VERDICTS } from "../verify/result.js";
import { instantOf, parseCall, required } from "./arguments.js";
import { type Io, orUsageError, readText, readTrust } from "./io.js";
import { reportText } from "./report-text.js";
import { verifyTimestamp } from "./rfc3161.js";
import { UsageError } from "./usage.js";
import { verifyPath } from "./verify-command.js";

/**
 * `export-bundles review`: verifies a bundle and prints a statement about it, signed with the reviewer's key. What was
 * rejected, or could not be checked, is not reviewed.
 */
export async function reviewCommand(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseCall(args, {
    key: { type: "string" },
    reviewer: { type: "string" },
    firm: { type: "string" },
    procedure: { type: "string", multiple: true },
    conclusion: { type: "string" },
    notes: { type: "string" },
    at: { type: "string" },
    trust: { type: "string" },
    root: { type: "string" },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError("A review is of one file.");
  const review = reviewSchema.safeParse({
    reviewer: required(values.reviewer, "reviewer"),
    firm: values.firm ?? null,
    procedures: values.procedure ?? [],
    conclusion: required(values.conclusion, "conclusion"),
    notes: values.notes ?? null,
    reviewedAt: values.at === undefined ? instantFromMicros(Date.now() * 1000) : instantOf(values.at, "at"),
  });
  if (!review.success) {
    const member = String(review.error.issues[0]?.path[0] ?? "review");
    const choice = member === "conclusion" ? ` must be one of ${REVIEW_CONCLUSIONS.join(", ")}` : " is too long";
    throw new UsageError(`--${member}${choice}.`);
  }
  const privateKeyPem = await readText(required(values.key, "key"));
  const signer = orUsageError(() => createSigner(privateKeyPem));
  const trust = values.trust === undefined ? undefined : await readTrust(values.trust, values.root);
  const result = await verifyPath(file, { trust, verifyTimestamp });
  if (result.bundle === null || result.verdict === "rejected" || result.verdict === "not_checked") {
    io.err(reportText(file, result));
    return VERDICTS[result.verdict];
  }
  io.out(`${await signReview(result.bundle, review.data, signer)}\n`);
  return 0;
}
