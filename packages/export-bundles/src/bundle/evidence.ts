import { hostJsonText, type StoredEvidence } from "@hoc/incident-schemas";
import { sha256Hex } from "../canonical/digest.js";
import { byText } from "../text/by-text.js";
import type { BundleContent } from "./format.js";

/** Pieces of evidence as they stand in bundles: their payloads only by the digest that the timeline names, oldest first. */
export function evidenceOf(evidence: readonly StoredEvidence[]): BundleContent["evidence"] {
  return evidence
    .map(({ evidenceId, evidenceType, recoveryExecuted, payload, createdAt }) => ({
      id: evidenceId,
      type: evidenceType,
      recoveryExecuted,
      payloadDigest: payload === null ? null : sha256Hex(hostJsonText(payload)),
      at: createdAt,
    }))
    .sort((one, other) => byText(one.at, other.at) || byText(one.id, other.id));
}
