import { DomainError, type Instant } from "@hoc/incident-schemas";
import { earlierOf } from "../earlier-of.js";

/** Whose say ends at a known instant, such as whoever came with a key that ends; absent where no end is known. */
export interface EndingAuthority {
  readonly authorityEndsAt?: Instant | undefined;
}

/**
 * Refuses to give a key the life that was asked for where it lies beyond the issuer's own: a shorter one in its place
 * would be noticed only when the key stops.
 *
 * @throws DomainError `api_key_exceeds_issuer`, which says until when a key may live
 * @example requireLife({ authorityEndsAt: "2026-03-14T12:00:00.000000Z" }, "2026-03-15T12:00:00.000000Z") // throws
 */
export function requireLife({ authorityEndsAt }: EndingAuthority, expiresAt: Instant): void {
  if (authorityEndsAt === undefined || expiresAt <= authorityEndsAt) return;
  throw new DomainError(
    "api_key_exceeds_issuer",
    `The key would live until ${expiresAt}, longer than the one you call with; ask for no more than ${authorityEndsAt}, or ask somebody whose own key does not end before that.`,
    { authorityEndsAt },
  );
}

/**
 * The end of a key's time where nobody asked for one in particular: as it would be, though never after the issuer's own.
 *
 * @throws DomainError `not_authenticated` when the issuer's own time is over by now
 * @example lifeWithin({ authorityEndsAt: "2026-03-14T13:00:00.000000Z" }, null, ports.recordedAt) // "2026-03-14T13:…"
 */
export function lifeWithin(
  { authorityEndsAt }: EndingAuthority,
  expiresAt: Instant | null,
  now: Instant,
): Instant | null {
  if (authorityEndsAt === undefined) return expiresAt;
  if (authorityEndsAt <= now)
    throw new DomainError("not_authenticated", "The key that you call with has just ended; call with another one.", {
      tokenRefused: true,
    });
  return expiresAt === null ? authorityEndsAt : earlierOf(expiresAt, authorityEndsAt);
}
