import { statementLines } from "../attest/signed-statement.js";
import { type CanonicalContent, canonicalContent } from "../bundle/canonical-content.js";
import { crossCheck, type Mismatch } from "../bundle/cross-check.js";
import type { Bundle, BundleContent } from "../bundle/format.js";
import { eventLeaf } from "../bundle/leaves.js";
import { knowsRules } from "../bundle/rule-sets.js";
import { checkTimeOrder } from "../bundle/time-order.js";
import { toHex } from "../crypto/bytes.js";
import { sha256 } from "../crypto/primitives.js";
import { checkCheckpoint } from "./check-checkpoint.js";
import { checkDerived } from "./check-derived.js";
import { checkEnvelope, checkStatement } from "./check-envelope.js";
import { checkAge, checkExpectations } from "./check-expectations.js";
import { checkConsistency, checkNotOlder } from "./check-held-checkpoint.js";
import { checkChain, checkLogRoot, checkSequence } from "./check-log.js";
import { readSignatures } from "./check-signatures.js";
import { readStatements, type StatementLine } from "./check-statements.js";
import { checkSteps } from "./check-steps.js";
import { readTimestamps } from "./check-timestamps.js";
import type { VerifyOptions } from "./options.js";
import { failed, NOT_ASKED, type Outcome, PASSED, Progress } from "./progress.js";
import { readBundle } from "./read-bundle.js";
import type { CheckId, VerificationResult } from "./result.js";

/**
 * Verifies a bundle offline: reads it strictly, recomputes its digests, chain and roots, derives every derived part
 * anew and compares, rebuilds the statement that must have been signed, and asks whose signatures stand. It knows
 * nothing but the bytes and what the reader gives; it trusts no key, no algorithm and no claim that the bundle brings.
 *
 * @param document the bytes of `bundle.json`.
 *
 * @example
 * const { verdict, failure } = verifyBundle(bytes, { trust: readTrustFile(keys) });
 * // "verified", null — or "rejected" with { check: "DERIVED", path: "$.content.totals.tokens", … }
 */
export function verifyBundle(document: Uint8Array, options: VerifyOptions = {}): VerificationResult {
  const progress = new Progress();
  const bundle = examineBundle(document, options, progress);
  if (bundle !== undefined) takeStatements(progress, bundle, linesBeside(options), options);
  return progress.result();
}

/**
 * Makes all checks that concern the bundle itself.
 *
 * @returns the bundle, or `undefined` when the verification is over.
 */
export function examineBundle(document: Uint8Array, options: VerifyOptions, progress: Progress): Bundle | undefined {
  const bundle = readBundle(document, progress);
  if (bundle === undefined) return undefined;
  progress.found({ bundle: selfDescription(bundle) });
  noteUnknownRules(bundle.content, progress);
  const canonical = canonicalContent(bundle.content);
  const isSound =
    progress.take("CONTENT_DIGEST", checkContentDigest(bundle, canonical)) &&
    isConsistent(bundle, canonical, options, progress) &&
    isAuthentic(bundle, options, progress);
  return isSound ? bundle : undefined;
}

/** Takes in what the statements beside a bundle say; false when one of them may not lie there. */
export function takeStatements(
  progress: Progress,
  { content, integrity }: Bundle,
  lines: readonly StatementLine[],
  { trust }: VerifyOptions,
): boolean {
  const reference = { bundleId: content.bundleId, contentDigest: integrity.contentDigest.sha256 };
  const { outcome, statements } = readStatements(lines, reference, content.params.supersedes, trust);
  progress.found({ statements });
  return progress.take("STATEMENTS", outcome);
}

/** The statements that the reader gives beside what is verified. */
export function linesBeside({ statements = "" }: VerifyOptions): StatementLine[] {
  return statementLines(statements).map((text, index) => ({ path: `statements, line ${index + 1}`, text }));
}

/** The checks that need nothing but the bundle and what the reader asked for, in their order. */
function isConsistent(
  bundle: Bundle,
  canonical: CanonicalContent,
  options: VerifyOptions,
  progress: Progress,
): boolean {
  const { content } = bundle;
  const leaves = content.events.map(eventLeaf);
  const checks: readonly (readonly [CheckId, () => Outcome])[] = [
    ["SEQUENCE", () => checkSequence(content)],
    ["CHAIN", () => checkChain(content, leaves)],
    ["LOG_ROOT", () => checkLogRoot(content, leaves)],
    ["CHECKPOINT", () => checkCheckpoint(content, leaves)],
    ["STEPS_ROOT", () => checkSteps(content, canonical.steps)],
    ["CROSS_FIELD", () => outcomeOf(crossCheck(content))],
    ["TIME_ORDER", () => outcomeOf(checkTimeOrder(content))],
    ["DERIVED", () => (knowsRules(content) ? checkDerived(content) : NOT_ASKED)],
    ["ENVELOPE", () => checkEnvelope(bundle)],
    ["STATEMENT", () => checkStatement(bundle)],
    ["EXPECTATION", () => checkExpectations(content, options.expect)],
    ["CONSISTENCY", () => checkConsistency(content, leaves, options.checkpoint, options.trust?.keys)],
    ["STALE", () => checkNotOlder(content, options.checkpoint)],
    ["STALE", () => checkAge(content, options)],
  ];
  return checks.every(([check, make]) => progress.take(check, make()));
}

function isAuthentic(bundle: Bundle, options: VerifyOptions, progress: Progress): boolean {
  const timestamps = readTimestamps(bundle, options);
  const { outcome, signers } = readSignatures(bundle, options, timestamps.earliest);
  progress.found({ signers });
  return progress.take("SIGNATURE", outcome) && progress.take("TIMESTAMP", timestamps.outcome);
}

function checkContentDigest({ integrity }: Bundle, canonical: CanonicalContent): Outcome {
  const expected = toHex(sha256(canonical.text));
  const actual = integrity.contentDigest.sha256;
  if (expected === actual) return PASSED;
  return failed("$.integrity.contentDigest.sha256", "The content is not the one that the digest was made of.", {
    expected,
    actual,
  });
}

function noteUnknownRules(content: BundleContent, progress: Progress): void {
  if (knowsRules(content)) return;
  progress.cannotDecide({
    check: "DERIVED",
    path: "$.content.generator.rules",
    message: "The bundle was derived by rules that this verifier does not have. Verify it with one that has them.",
    actual: JSON.stringify(content.generator.rules),
  });
}

/** Paths of mismatches begin at the content, those of failures at the document. */
function outcomeOf(mismatch: Mismatch | undefined): Outcome {
  if (mismatch === undefined) return PASSED;
  const path = `$.content${mismatch.path.slice("$".length)}`;
  return { ...mismatch, kind: "failed", path, message: `${path} ${mismatch.message}.` };
}

function selfDescription({ content, integrity }: Bundle): NonNullable<VerificationResult["bundle"]> {
  const { bundleId, bundleType, tenantId, incidentId, params, log, events, steps } = content;
  return {
    bundleId,
    bundleType,
    tenantId,
    incidentId,
    asOf: params.asOf,
    contentDigest: integrity.contentDigest.sha256,
    logSize: log.size,
    logRoot: log.root,
    events: events.length,
    steps: steps === null ? null : steps.length,
    redactedFields: events.reduce((sum, { fields }) => sum + fields.filter((field) => "digest" in field).length, 0),
  };
}
