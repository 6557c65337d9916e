import type { Instant, Reservation } from "@hoc/incident-schemas";
import type { StoredReservation } from "@hoc/incident-schemas/ports";

/**
 * A reservation as it is shown at an instant: without an end it is open until its time is over.
 *
 * @example shownReservation(stored, "2026-03-14T12:10:00.000000Z").state // "expired"
 */
export function shownReservation(stored: StoredReservation, at: Instant): Reservation {
  const { outcome, contentDigest: _, endDigest: __, ...reservation } = stored;
  return { ...reservation, state: outcome ?? stateWithoutEnd(stored, at) };
}

function stateWithoutEnd({ allowed, expiresAt }: StoredReservation, at: Instant): Reservation["state"] {
  if (!allowed) return "refused";
  return expiresAt <= at ? "expired" : "open";
}
