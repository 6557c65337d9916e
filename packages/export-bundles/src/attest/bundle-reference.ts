import type { StatementSubject } from "./statement.js";

/** A bundle, named so that no other can be meant. */
export interface BundleReference {
  readonly bundleId: string;
  /** SHA-256, in hex, of the canonical JSON of its content. */
  readonly contentDigest: string;
}

/** A bundle as the subject of a statement. */
export function subjectOf({ bundleId, contentDigest }: BundleReference): StatementSubject {
  return { name: bundleId, digest: { sha256: contentDigest } };
}

/** Whether a statement is about a bundle: its only subject has the digest of that bundle's content. */
export function isAbout(subjects: readonly StatementSubject[], { contentDigest }: BundleReference): boolean {
  return subjects.length === 1 && subjects[0]?.digest.sha256 === contentDigest;
}
