import { getReservationInputSchema, shownReservationSchema } from "@hoc/incident-schemas";
import { shownReservation } from "../../engines/cost/budget/shown-reservation.js";
import { storedReservation } from "../../engines/cost/budget/stored-reservation.js";
import { readAt, readPointOf } from "../../engines/incident-read/read-point.js";
import { defineOperation } from "../define-operation.js";

/**
 * A reservation and what became of it. Errors: `reservation_not_found`.
 *
 * @example await operations.execute("incidents.costs.getReservation", { reservationId: "step-17" }, context)
 */
export const getReservation = defineOperation({
  id: "incidents.costs.getReservation",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows a reservation and what became of it.",
  input: getReservationInputSchema,
  output: shownReservationSchema,
  async handler({ reservationId, asOf }, { context: { tenantId }, ports, ambient }) {
    const at = await readPointOf(ports, tenantId, asOf, ambient.clock());
    return { ...shownReservation(await storedReservation(ports, tenantId, reservationId, at), at.asOf), ...readAt(at) };
  },
});
