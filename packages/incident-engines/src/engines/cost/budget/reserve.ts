import { addSeconds, type Instant, type ReservationAnswer, type Reserve } from "@hoc/incident-schemas";
import type { StoredReservation } from "@hoc/incident-schemas/ports";
import { jsonDigest } from "../../json-digest.js";
import { budgetStanding, refusingLimit } from "./budget-standing.js";
import type { Metering } from "./raise-crossings.js";
import { shownReservation } from "./shown-reservation.js";
import { reservationConflict, reservationOver } from "./stored-reservation.js";
import { usedLimits } from "./used-limits.js";

/** Version of what is compared: another rule gets another number. */
const RESERVATION = "cost-reservation/v1";

/**
 * Says whether the budgets that a step falls under allow it, and holds its estimate back where they do. Who comes first
 * under the tenant's head gets what is left, so that estimates never pass a hard limit, however many ask at once. Refused
 * ones are stored too. Asked again in the same words, the first answer stands while the reservation is open or refused.
 *
 * @throws DomainError `reservation_conflict` when the id was used in other words; `reservation_settled` when it was
 * committed or released, or its time is over: nothing is held back under it any more
 * @example const { allowed, refusedBy } = await reserve({ ports, uuid }, "acme", wish)
 */
export async function reserve({ ports, uuid }: Metering, tenantId: string, wish: Reserve): Promise<ReservationAnswer> {
  const { reservationId = `res_${uuid()}`, ttlSeconds, ...step } = wish;
  const { estimateMicros } = step;
  const contentDigest = jsonDigest({ version: RESERVATION, ...step, ttlSeconds });
  const before = await ports.costReservations.fetchReservation(tenantId, reservationId);
  if (before !== undefined) refuseOtherStep(before, contentDigest, ports.recordedAt);
  const used = await usedLimits(ports, tenantId, step);
  if (before !== undefined) {
    const { allowed, refusedBy, expiresAt } = before;
    return { reservationId, allowed, refusedBy, expiresAt, duplicate: true, budgets: used.map(budgetStanding) };
  }

  const refusedBy = refusingLimit(used, estimateMicros);
  const allowed = refusedBy === null;
  const reservedAt = ports.recordedAt;
  const expiresAt = addSeconds(reservedAt, ttlSeconds);
  const reservation = { ...step, reservationId, refusedBy, reservedAt, expiresAt, contentDigest };
  await ports.costReservations.insertReservation(tenantId, reservation);
  const heldMicros = allowed ? estimateMicros : 0;
  const budgets = used.map((limit) => budgetStanding({ ...limit, reservedMicros: limit.reservedMicros + heldMicros }));
  return { reservationId, allowed, refusedBy, expiresAt, duplicate: false, budgets };
}

/** Refuses an id whose first answer is not the answer to what is asked now. */
function refuseOtherStep(before: StoredReservation, contentDigest: string, now: Instant): void {
  const { reservationId, state } = shownReservation(before, now);
  if (before.contentDigest !== contentDigest) throw reservationConflict(reservationId, "reserved");
  if (state !== "open" && state !== "refused") throw reservationOver(reservationId, state);
}
