/** The checks of a bundle in the order in which they are made. */
export const CHECK_IDS = [
  "SIZE",
  "PARSE",
  "FORMAT",
  "SCHEMA",
  "CONTENT_DIGEST",
  "SEQUENCE",
  "CHAIN",
  "LOG_ROOT",
  "CHECKPOINT",
  "STEPS_ROOT",
  "CROSS_FIELD",
  "TIME_ORDER",
  "DERIVED",
  "ENVELOPE",
  "STATEMENT",
  "EXPECTATION",
  "CONSISTENCY",
  "STALE",
  "SIGNATURE",
  "TIMESTAMP",
  "DELIVERY",
  "STATEMENTS",
  "PAGES",
] as const;

/** A check of a bundle. */
export type CheckId = (typeof CHECK_IDS)[number];

/** What a verification came to, with the exit code of the command line. */
export const VERDICTS = {
  verified: 0,
  rejected: 1,
  not_checked: 2,
  not_authenticated: 3,
} as const;

/** What a verification came to. */
export type Verdict = keyof typeof VERDICTS;

/** Why a bundle was rejected or could not be checked. */
export interface Failure {
  readonly check: CheckId;
  /** Where: a JSON path such as `$.content.steps[3].tokens`, a file of a delivery, or a page. */
  readonly path: string;
  /** One sentence for a person. */
  readonly message: string;
  readonly expected?: string | undefined;
  readonly actual?: string | undefined;
}

/** What a verification found out. Its shape is stable: it is what `--json` prints. */
export interface VerificationResult {
  readonly verdict: Verdict;
  readonly failure: Failure | null;
  /** The checks that were made and passed. */
  readonly passed: readonly CheckId[];
  /** What was not checked, and why, in plain words. */
  readonly notChecked: readonly string[];
  /** What a strict reader wants to know of; with `--strict` any of them is exit code 4. */
  readonly warnings: readonly string[];
  /** What the bundle says of itself; null when it could not be read. */
  readonly bundle: {
    readonly bundleId: string;
    readonly bundleType: string;
    readonly tenantId: string;
    readonly incidentId: string;
    readonly asOf: string;
    readonly contentDigest: string;
    readonly logSize: number;
    readonly logRoot: string;
    readonly events: number;
    readonly steps: number | null;
    readonly redactedFields: number;
  } | null;
  /** The keys whose signatures were verified, as the trust file names them; never what the file says of itself. */
  readonly signers: readonly { readonly keyid: string; readonly owner: string; readonly status: string }[];
  /** Review and supersession statements that are valid for this bundle. */
  readonly statements: readonly { readonly kind: string; readonly by: string; readonly summary: string }[];
}
