import type { RedactionProfile } from "@hoc/incident-schemas";
import type { BundleEvent, BundleField } from "../bundle/format.js";
import { dataOf } from "../bundle/shown.js";
import { hide, isHidden } from "./hidden.js";

/** Members of an entry's data in which people and hosts write; null in an entry in which nobody did. */
const WRITTEN_MEMBERS = ["note", "reason", "summary", "resolutionSummary", "rootCause", "triggerValue"] as const;

/** Entries that detection writes in sentences of its own. */
const MACHINE_WRITTEN: ReadonlySet<string> = new Set([
  "severity_escalated",
  "reactivated",
  "late_signals",
  "overflow_summary",
  "auto_resolved",
]);

/** Entries whose sentence names ids only. */
const IDS_ONLY: ReadonlySet<string> = new Set(["assigned", "postmortem_created"]);

/** Entries of which it depends on the entry whether somebody wrote something. */
const PERHAPS_WRITTEN: ReadonlySet<string> = new Set([
  "acknowledged",
  "severity_set",
  "contained",
  "classified",
  "remediated",
  "communicated",
  "recovered",
]);

/**
 * A timeline entry as a profile shows it. What is hidden stands there by its digest, so that leaf, chain and root stay
 * the same. `free_text` hides the fields in which people and hosts write; of entries that it does not know it hides all.
 *
 * @example redactEvent(event, "details").fields // [{ digest: "…" }, { digest: "…" }]
 */
export function redactEvent(event: BundleEvent, profile: RedactionProfile): BundleEvent {
  if (profile === "none") return event;
  const isHiddenBy = (field: BundleField) => profile === "details" || isFreeText(event, field);
  return { ...event, fields: event.fields.map((field) => (isHiddenBy(field) ? hide(field) : field)) };
}

function isFreeText(event: BundleEvent, field: BundleField): boolean {
  if (isHidden(field)) return true;
  const { type } = event;
  if (MACHINE_WRITTEN.has(type) || IDS_ONLY.has(type)) return false;
  if (type === "incident_created") return field.name !== "data" || isWrittenIn(event);
  if (PERHAPS_WRITTEN.has(type)) return isWrittenIn(event);
  return true;
}

function isWrittenIn(event: BundleEvent): boolean {
  const data = dataOf(event);
  return data === undefined || WRITTEN_MEMBERS.some((member) => data[member] !== undefined && data[member] !== null);
}
