/** The kinds of bundles: for an engineer, for an auditor, for an executive. */
export const BUNDLE_TYPES = ["evidence", "soc2", "executive_debrief"] as const;

/** A kind of bundle. */
export type BundleType = (typeof BUNDLE_TYPES)[number];

/** What a bundle's id begins with, by its kind; 26 characters of hex follow. */
export const BUNDLE_ID_PREFIXES = {
  evidence: "EVD-",
  soc2: "SOC2-",
  executive_debrief: "EXEC-",
} as const satisfies Record<BundleType, string>;

/**
 * What an export comes as: the signed bundle, the report with the bundle inside, or a delivery with both, a checkpoint,
 * the statements about them and how to verify them.
 */
export const EXPORT_FORMATS = ["json", "pdf", "zip"] as const;

/** What an export comes as. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/**
 * What a bundle leaves out: nothing; what people and hosts wrote freely (notes, reasons, summaries, titles); or the
 * content of every timeline entry. What is left out stays committed to by its digest.
 */
export const REDACTION_PROFILES = ["none", "free_text", "details"] as const;

/** What a bundle leaves out. */
export type RedactionProfile = (typeof REDACTION_PROFILES)[number];

/** Who a report is for, as printed on every page. */
export const CLASSIFICATIONS = ["INTERNAL", "CONFIDENTIAL", "PUBLIC"] as const;

/** Who a report is for. */
export type Classification = (typeof CLASSIFICATIONS)[number];

/** Paper that reports are laid out for. */
export const PAGE_SIZES = ["A4", "Letter"] as const;

/** Paper that reports are laid out for. */
export type PageSize = (typeof PAGE_SIZES)[number];

/** How the content digest of a bundle is made: SHA-256 of its canonical JSON. */
export const HASH_VERSION = "RFC8785-SHA256";
