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
