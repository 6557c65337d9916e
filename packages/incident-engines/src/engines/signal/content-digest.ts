import type { Signal } from "@hoc/incident-schemas";
import { sha256Hex } from "../sha256.js";

/** Version of the list below: a member more is another version. */
const CONTENT = "signal-content/v1";

/** What a signal says, without its id, the instant of its receipt, and the digest itself. */
export type SignalContent = Omit<Signal, "signalId" | "receivedAt" | "details" | "contentDigest">;

/**
 * SHA-256 in hex of everything that a signal says, by which a repeated signal is told from a conflicting one. The
 * members stand in a fixed order; a null differs from an empty text. Details count by their own digest.
 *
 * @example contentDigest(signal) === contentDigest({ ...signal, receivedAt: "2026-03-14T09:00:00.000000Z" }) // true
 */
export function contentDigest(content: SignalContent): string {
  return sha256Hex(
    JSON.stringify([
      CONTENT,
      content.triggerType,
      content.triggerValue,
      content.kind,
      content.reference,
      content.fingerprint,
      content.state,
      content.costMicros,
      content.causedBy === null ? null : [content.causedBy.kind, content.causedBy.reference],
      content.occurredAt,
      content.initialSeverity,
      content.category,
      content.errorCode,
      content.errorMessage,
      content.title,
      content.description,
      content.agentId,
      content.runId,
      content.policyId,
      content.violationId,
      content.autoAction,
      content.isSynthetic,
      content.syntheticScenarioId,
      content.detailsDigest,
    ]),
  );
}
