import type { ApiKeyStatus, Instant } from "@hoc/incident-schemas";
import type { StoredApiKey, StoredApiKeyEnd } from "@hoc/incident-schemas/ports";
import { earlierOf } from "../earlier-of.js";

/**
 * Whether a key opens anything at an instant. An end that is for at once counts as soon as it is recorded, also where
 * the clock of whoever asks is behind the clock of whoever recorded it.
 *
 * @example keyStatus({ end: null, expiresAt: null }, ambient.clock()) // "active"
 */
export function keyStatus({ end, expiresAt }: Pick<StoredApiKey, "end" | "expiresAt">, now: Instant): ApiKeyStatus {
  if (end !== null && isInForce(end, now)) return "ended";
  if (expiresAt !== null && expiresAt <= now) return "expired";
  return end === null ? "active" : "ending";
}

/**
 * Whether a key of this status opens anything.
 *
 * @example isOpen("ending") // true
 */
export function isOpen(status: ApiKeyStatus): boolean {
  return status === "active" || status === "ending";
}

/**
 * The instant from which on a key opens nothing: its end or the end of its time, whichever comes first. `null` where
 * neither is known.
 *
 * @example keyEndsAt({ end: null, expiresAt: null }) // null
 */
export function keyEndsAt({ end, expiresAt }: Pick<StoredApiKey, "end" | "expiresAt">): Instant | null {
  if (end === null || expiresAt === null) return end?.endsAt ?? expiresAt;
  return earlierOf(end.endsAt, expiresAt);
}

function isInForce({ endsAt, recordedAt }: StoredApiKeyEnd, now: Instant): boolean {
  return endsAt <= now || endsAt <= recordedAt;
}
