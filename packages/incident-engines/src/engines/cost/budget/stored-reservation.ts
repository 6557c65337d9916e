import { DomainError } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts, StoredReservation } from "@hoc/incident-schemas/ports";

/**
 * A reservation of the tenant by a point.
 *
 * @throws DomainError `reservation_not_found`
 * @example const stored = await storedReservation(ports, "acme", "step-17")
 */
export async function storedReservation(
  { costReservations }: Pick<ReadPorts, "costReservations">,
  tenantId: string,
  reservationId: string,
  at?: ReadPoint,
): Promise<StoredReservation> {
  const stored = await costReservations.fetchReservation(tenantId, reservationId, at);
  if (stored !== undefined) return stored;
  throw new DomainError("reservation_not_found", "There is no reservation of this id.", { reservationId });
}

/**
 * The refusal to end a reservation that ended the other way.
 *
 * @example throw settledBefore("step-17", "released")
 */
export function settledBefore(reservationId: string, outcome: "committed" | "released"): DomainError {
  const advice =
    outcome === "released"
      ? "Meter what was spent as a cost record of its own."
      : "What it cost is metered; a refund is a cost record below zero.";
  return new DomainError("reservation_settled", `The reservation was ${outcome} before. ${advice}`, {
    reservationId,
    outcome,
  });
}

/**
 * The refusal to answer again for a reservation under which nothing is held back any more.
 *
 * @example throw reservationOver("step-17", "expired")
 */
export function reservationOver(reservationId: string, state: "committed" | "released" | "expired"): DomainError {
  const what = state === "expired" ? "The time of the reservation is over" : `The reservation was ${state} before`;
  return new DomainError(
    "reservation_settled",
    `${what}, so nothing is held back under its id. A new step needs an id of its own.`,
    { reservationId, outcome: state },
  );
}

/**
 * The refusal of other words under the id of a reservation that was made or committed before.
 *
 * @example throw reservationConflict("step-17", "reserved")
 */
export function reservationConflict(reservationId: string, doing: "reserved" | "committed"): DomainError {
  const advice =
    doing === "reserved"
      ? "A new step needs an id of its own."
      : "The first figures stand; meter what is missing as a cost record of its own.";
  return new DomainError(
    "reservation_conflict",
    `The reservation was ${doing} before in other words, and nothing was stored. ${advice}`,
    { reservationId },
  );
}
