import type { BundleEvent, BundleField } from "../bundle/format.js";
import { fieldDigest } from "../bundle/leaves.js";

/** Whether a field stands in the bundle by its digest only. */
export function isHidden(field: BundleField): field is { readonly digest: string } {
  return "digest" in field;
}

/** A field that is shown, as its digest. */
export function hide(field: BundleField): BundleField {
  return { digest: fieldDigest(field) };
}

/** How many fields of timeline entries are hidden. */
export function hiddenFields(events: readonly BundleEvent[]): number {
  return events.reduce((count, { fields }) => count + fields.filter(isHidden).length, 0);
}
