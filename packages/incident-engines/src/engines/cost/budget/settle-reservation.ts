import type { SettledReservation } from "@hoc/incident-schemas";
import type { ReservationEnd, StoredReservation } from "@hoc/incident-schemas/ports";
import { budgetStanding } from "./budget-standing.js";
import type { Metering } from "./raise-crossings.js";
import { shownReservation } from "./shown-reservation.js";
import { reservationConflict, settledBefore, storedReservation } from "./stored-reservation.js";
import { usedLimits } from "./used-limits.js";

/**
 * Ends a reservation once: with what `end` says the first time. Told again in the same way it stays as it is.
 *
 * @throws DomainError `reservation_not_found`; `reservation_settled` when it ended the other way; `reservation_conflict`
 * when it ended this way in other words
 * @example await settleReservation(metering, "acme", "step-17", { outcome: "released", contentDigest }, async () => end)
 */
export async function settleReservation(
  { ports }: Pick<Metering, "ports">,
  tenantId: string,
  reservationId: string,
  told: Pick<ReservationEnd, "outcome" | "contentDigest">,
  end: (stored: StoredReservation) => Promise<ReservationEnd>,
): Promise<SettledReservation> {
  const stored = await storedReservation(ports, tenantId, reservationId);
  if (stored.outcome !== null && stored.outcome !== told.outcome) throw settledBefore(reservationId, stored.outcome);
  const changed = stored.outcome === null;
  if (!changed && stored.endDigest !== told.contentDigest) throw reservationConflict(reservationId, "committed");
  const settled = changed ? await ended(stored) : stored;
  const budgets = (await usedLimits(ports, tenantId, stored)).map(budgetStanding);
  const reservation = shownReservation(settled, ports.recordedAt);
  return { reservation, changed, budgets };

  async function ended(open: StoredReservation): Promise<StoredReservation> {
    const how = await end(open);
    await ports.costReservations.insertReservationEnd(tenantId, reservationId, how);
    const { contentDigest: endDigest, ...said } = how;
    return { ...open, ...said, endDigest, endedAt: ports.recordedAt };
  }
}
