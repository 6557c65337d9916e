import type { TrustFile } from "@hoc/incident-schemas";
import type { BundleReference } from "../attest/bundle-reference.js";
import { readReview } from "../attest/review.js";
import { openStatement, type SignedStatement, unverifiedStatement } from "../attest/signed-statement.js";
import { PREDICATE_TYPES } from "../attest/statement.js";
import { readSupersession } from "../attest/supersession.js";
import { failed, NOT_ASKED, type Outcome, PASSED } from "./progress.js";
import type { VerificationResult } from "./result.js";

/** A line of a statements file, and where it stands. */
export interface StatementLine {
  readonly path: string;
  readonly text: string;
}

/** What the statements beside a bundle say of it. */
export interface StatementsRead {
  readonly outcome: Outcome;
  readonly statements: VerificationResult["statements"];
}

type SaidOfBundle = { readonly kind: string; readonly summary: string; readonly warning?: string };

/** Reads a line: signed by a trusted key, or without keys as a claim. A revoked key cannot be told from its thief. */
export function readStatementLine(text: string, trust: TrustFile | undefined): SignedStatement | undefined {
  if (trust !== undefined) {
    return openStatement(
      text,
      trust.keys.filter(({ status }) => status !== "revoked"),
    );
  }
  const statement = unverifiedStatement(text);
  return statement === undefined ? undefined : { statement, verifiedBy: [] };
}

/**
 * Whether every statement is by a trusted key and about this bundle, and what it says.
 *
 * @param superseded the bundle that this one supersedes: the statement of that may lie beside this one.
 */
export function readStatements(
  lines: readonly StatementLine[],
  bundle: BundleReference,
  superseded: BundleReference | null,
  trust: TrustFile | undefined,
): StatementsRead {
  if (lines.length === 0) return { outcome: NOT_ASKED, statements: [] };
  const statements: { kind: string; by: string; summary: string }[] = [];
  const warnings: string[] = [];
  for (const { path, text } of lines) {
    const signed = readStatementLine(text, trust);
    if (signed === undefined) {
      const problem =
        trust === undefined ? "is not an in-toto statement" : "is not a statement that a trusted key signed";
      return { outcome: failed(path, `The line ${problem}.`), statements: [] };
    }
    const said = saidOf(signed, bundle) ?? saidOfOlder(signed, bundle, superseded);
    if (said === undefined) {
      return { outcome: failed(path, "The statement is about another bundle, or is malformed."), statements: [] };
    }
    const by = signed.verifiedBy.map(({ owner }) => owner).join(", ");
    statements.push({ kind: said.kind, by: by === "" ? "not authenticated" : by, summary: said.summary });
    if (said.warning !== undefined) warnings.push(said.warning);
  }
  if (trust !== undefined) return { outcome: { ...PASSED, warnings }, statements };
  const notChecked = ["who signed the statements beside the bundle: no trust file was given"];
  return { outcome: { kind: "skipped", notChecked, warnings }, statements };
}

function saidOf(signed: SignedStatement, bundle: BundleReference): SaidOfBundle | undefined {
  const review = readReview(signed, bundle);
  if (review !== undefined) {
    const { reviewer, firm, conclusion, reviewedAt } = review;
    const whose = firm === null ? reviewer : `${reviewer} (${firm})`;
    return { kind: "review", summary: `${conclusion} by ${whose} at ${reviewedAt}` };
  }
  const supersession = readSupersession(signed, bundle);
  if (supersession !== undefined) {
    const { supersededBy, supersededAt, reason } = supersession;
    const summary = `superseded by ${supersededBy.bundleId} at ${supersededAt}${reason === null ? "" : `: ${reason}`}`;
    return { kind: "supersession", summary, warning: `The bundle was ${summary}.` };
  }
  return KNOWN_KINDS.has(signed.statement.predicateType) ? undefined : unknownKind(signed, bundle);
}

/** The statement that this bundle replaces the one that it says it supersedes. */
function saidOfOlder(
  signed: SignedStatement,
  { contentDigest }: BundleReference,
  superseded: BundleReference | null,
): SaidOfBundle | undefined {
  const supersession = superseded === null ? undefined : readSupersession(signed, superseded);
  if (supersession?.supersededBy.contentDigest !== contentDigest) return undefined;
  const { supersededAt, reason } = supersession;
  const why = reason === null ? "" : `: ${reason}`;
  return { kind: "supersession", summary: `supersedes ${superseded?.bundleId} at ${supersededAt}${why}` };
}

const KNOWN_KINDS: ReadonlySet<string> = new Set(Object.values(PREDICATE_TYPES));

function unknownKind({ statement }: SignedStatement, { contentDigest }: BundleReference): SaidOfBundle | undefined {
  if (!statement.subject.some(({ digest }) => digest.sha256 === contentDigest)) return undefined;
  const summary = `a statement of the type ${JSON.stringify(statement.predicateType.slice(0, 100))}, which this verifier does not know`;
  return { kind: "unknown", summary, warning: `There is ${summary}.` };
}
