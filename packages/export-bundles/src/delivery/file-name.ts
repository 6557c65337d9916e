import type { BundleContent } from "../bundle/format.js";

/** Longest part of a file name that comes from outside. */
const MAX_PART = 80;

/** What a file of a bundle may be. */
export type DeliveryFormat = "json" | "pdf" | "zip";

/**
 * The file name of a bundle: whose it is, what it is and of which day, safe in every file system and header.
 *
 * @example fileNameOf(content, "pdf") // "inc_42_soc2_2026-03-14.pdf"
 */
export function fileNameOf(
  { incidentId, bundleType, params }: Pick<BundleContent, "incidentId" | "bundleType" | "params">,
  format: DeliveryFormat,
): string {
  const day = params.asOf.slice(0, "YYYY-MM-DD".length);
  return `${safePart(incidentId)}_${bundleType}_${day}.${format}`;
}

/** Letters, digits, `.`, `_` and `-`; no dot in front, so that no name is hidden or climbs a folder. */
function safePart(text: string): string {
  const safe = text.replaceAll(/[^A-Za-z0-9._-]+/g, "-").replace(/^[.-]+/, "");
  return safe === "" ? "incident" : safe.slice(0, MAX_PART);
}
