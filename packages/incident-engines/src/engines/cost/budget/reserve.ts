import { addSeconds, type ReservationAnswer, type Reserve } from "@hoc/incident-schemas";
import { jsonDigest } from "../../json-digest.js";
import { budgetStanding, refusingLimit } from "./budget-standing.js";
import type { Metering } from "./raise-crossings.js";
import { usedLimits } from "./used-limits.js";

/** Version of what is compared: another rule gets another number. */
const RESERVATION = "cost-reservation/v1";

/**
 * Says whether the budgets that a step falls under allow it, and holds its estimate back where they do. Who comes first
 * under the tenant's head gets what is left, so that estimates never pass a hard limit, however many ask at once. Refused
 * ones are stored too. Asked again under the same id, the first answer stands.
 *
 * @example const { allowed, refusedBy } = await reserve({ ports, uuid }, "acme", wish)
 */
export async function reserve({ ports, uuid }: Metering, tenantId: string, wish: Reserve): Promise<ReservationAnswer> {
  const { reservationId = `res_${uuid()}`, ttlSeconds, ...step } = wish;
  const { estimateMicros } = step;
  const contentDigest = jsonDigest({ version: RESERVATION, ...step, ttlSeconds });
  const before = await ports.costReservations.fetchReservation(tenantId, reservationId);
  const used = await usedLimits(ports, tenantId, before ?? step);
  if (before !== undefined) {
    const { allowed, refusedBy, expiresAt } = before;
    const differs = before.contentDigest !== contentDigest;
    const told = { duplicate: true, ...(differs && { conflict: true as const }) };
    return { reservationId, allowed, refusedBy, expiresAt, ...told, budgets: used.map(budgetStanding) };
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
