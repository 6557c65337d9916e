import { BUNDLE_ID_PREFIXES, canonicalJson } from "@hoc/incident-schemas";
import { sha256Hex } from "../canonical/digest.js";
import { isHidden } from "../redact/hidden.js";
import type { BundleContent } from "./format.js";

const ID_DIGITS = 26;

/**
 * The id of a bundle: its prefix and the beginning of the SHA-256 over kind, tenant, incident, parameters, log and which
 * fields of which entries are shown. There is no chance in it: the same export has the same id.
 */
export function bundleIdOf({ bundleType, tenantId, incidentId, params, log, events }: BundleContent): string {
  const disclosed = events.map(({ seq, fields }) => [
    seq,
    fields.map((field) => (isHidden(field) ? null : field.name)),
  ]);
  const digest = sha256Hex(canonicalJson([bundleType, tenantId, incidentId, params, log, disclosed]));
  return `${BUNDLE_ID_PREFIXES[bundleType]}${digest.slice(0, ID_DIGITS)}`;
}
