import { canonicalJson } from "@hoc/incident-schemas";
import type { BundleContent } from "../bundle/format.js";
import { utf8 } from "../crypto/bytes.js";

/** The `_type` of in-toto statements. */
export const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";

/** The DSSE payload type of in-toto statements. */
export const STATEMENT_PAYLOAD_TYPE = "application/vnd.in-toto+json";

/** What the statements of this product are about. */
export const PREDICATE_TYPES = {
  bundle: "https://hoc-incidents.dev/attestation/bundle/v1",
  delivery: "https://hoc-incidents.dev/attestation/delivery/v1",
  review: "https://hoc-incidents.dev/attestation/review/v1",
  supersession: "https://hoc-incidents.dev/attestation/supersession/v1",
  trust: "https://hoc-incidents.dev/attestation/trust/v1",
} as const;

/** Something that a statement is about, by its SHA-256. */
export interface StatementSubject {
  readonly name: string;
  readonly digest: { readonly sha256: string };
}

/** An in-toto statement: what somebody says (`predicate`) of what (`subject`). */
export interface Statement<Predicate = unknown> {
  readonly _type: typeof STATEMENT_TYPE;
  readonly subject: readonly StatementSubject[];
  readonly predicateType: string;
  readonly predicate: Predicate;
}

/** What the statement of a bundle says beside the content's digest. */
export interface BundlePredicate {
  readonly bundleType: string;
  readonly tenantId: string;
  readonly incidentId: string;
  readonly asOf: string;
  readonly logSize: number;
  readonly logRoot: string;
  readonly supersedes?: { readonly bundleId: string; readonly contentDigest: string };
}

/** A statement of this product about subjects. */
export function statementOf<Predicate>(
  kind: keyof typeof PREDICATE_TYPES,
  subject: readonly StatementSubject[],
  predicate: Predicate,
): Statement<Predicate> {
  return { _type: STATEMENT_TYPE, subject, predicateType: PREDICATE_TYPES[kind], predicate };
}

/**
 * The statement that is signed for a bundle. A verifier makes it anew from the content that it read and compares the
 * whole: an envelope of another bundle says something else.
 */
export function bundleStatement(content: BundleContent, contentDigestHex: string): Statement<BundlePredicate> {
  const { bundleId, bundleType, tenantId, incidentId, params, log } = content;
  return statementOf("bundle", [{ name: bundleId, digest: { sha256: contentDigestHex } }], {
    bundleType,
    tenantId,
    incidentId,
    asOf: params.asOf,
    logSize: log.size,
    logRoot: log.root,
    ...(params.supersedes === null ? {} : { supersedes: params.supersedes }),
  });
}

/** The bytes of a statement as they are signed: its canonical JSON. */
export function statementBytes(statement: Statement): Uint8Array {
  return utf8(canonicalJson(statement));
}
